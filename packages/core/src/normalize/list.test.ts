import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergedList, tagsCoder, textListCoder } from './list.ts';

const READ: readonly (readonly [text: string, values: readonly string[], note: string])[] = [
  ['lead', ['lead'], 'one'],
  ['lead, fair', ['lead', 'fair'], 'commas'],
  ['lead;fair', ['lead', 'fair'], 'semicolons'],
  ['lead, fair; vip', ['lead', 'fair', 'vip'], 'both'],
  ['lead\nfair\r\nvip', ['lead', 'fair', 'vip'], 'lines'],
  ['lead|fair', ['lead', 'fair'], 'bars'],
  ['* myContacts ::: Friends', ['* myContacts', 'Friends'], 'Google'],
  ['9:30, 10:30', ['9:30', '10:30'], 'a colon separates nothing'],
  ['v1.0, v2.0', ['v1.0', 'v2.0'], 'a point separates nothing'],
  ['"Smith, John", Doe', ['Smith, John', 'Doe'], 'quoted'],
  ['Doe , "Smith; John" ', ['Doe', 'Smith; John'], 'quoted, with spaces'],
  ['"say ""hi"""', ['say "hi"'], 'doubled quotes'],
  ['"open, end', ['"open', 'end'], 'a quote never closed is a character'],
  ['5" pipe, 6" pipe', ['5" pipe', '6" pipe'], 'a quote inside is a character'],
  ['"a"b, c', ['"a"b', 'c'], 'text after a closing quote'],
  ['Lead, lead, LEAD', ['Lead'], 'once, without case, as first written'],
  [' a ,, b ; ', ['a', 'b'], 'blank parts are left out'],
  ['__proto__, constructor', ['__proto__', 'constructor'], 'data'],
  ['cafe\u0301, café', ['café'], 'NFC'],
];

describe('lists of texts', () => {
  it.each(READ)('%j is %j: %s', (text, values) => {
    expect(textListCoder()(text)).toEqual({ kind: 'value', value: values });
    expect(tagsCoder()(text)).toEqual({ kind: 'value', value: values });
  });
  it.each(['', ' ', ' , ; ', '""', '\n'])('%j is empty', (text) => {
    expect(tagsCoder()(text)).toEqual({ kind: 'empty' });
  });
  it('NUL is removed with an issue', () => {
    expect(tagsCoder()('a\0b, c')).toEqual({
      kind: 'value',
      value: ['ab', 'c'],
      issues: [{ code: 'nul_removed' }],
    });
    expect(tagsCoder()('\0')).toEqual({ kind: 'empty', issues: [{ code: 'nul_removed' }] });
  });
  it('a long cell takes time in proportion to its length', () => {
    for (const piece of ['a,', '"', '"a', '"",', ':::', '"a"b,', ' " ']) {
      const start = performance.now();
      tagsCoder()(piece.repeat(200_000));
      expect(performance.now() - start, piece).toBeLessThan(1500);
    }
  });
  it('always: quoted values are read back as themselves', () => {
    const value = fc
      .string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'ab,;|"\n. :'.split('')) })
      .filter((text) => text.trim() === text);
    fc.assert(
      fc.property(fc.uniqueArray(value, { minLength: 1 }), (values) => {
        const text = values.map((one) => `"${one.replaceAll('"', '""')}"`).join('; ');
        fc.pre(!text.includes(':::'));
        expect(tagsCoder()(text)).toEqual({ kind: 'value', value: values });
      }),
    );
  });
  it('merging keeps the first of equal values, in order', () => {
    expect(mergedList(['b', 'A'], ['a', 'c', 'B'])).toEqual(['b', 'A', 'c']);
  });
});
