import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberCoder } from './number.ts';

type Separator = '.' | ',' | null;

const READ: readonly (readonly [Separator, text: string, value: string, note: string])[] = [
  [null, '1.23', '1.23', 'product form'],
  [null, '1234', '1234', 'product form'],
  [null, '.123', '0.123', 'product form'],
  [null, '-5', '-5', 'product form'],
  [null, '1,234.5', '1234.5', 'product form'],
  [null, '1.234,5', '1234.5', 'shows a decimal comma itself'],
  [',', '1.234,5', '1234.5', 'decimal comma'],
  [',', '1 234,5', '1234.5', 'spaces for thousands'],
  [',', '1\u00a0234,5', '1234.5', 'no-break space'],
  [',', '1\u202f234,5', '1234.5', 'narrow no-break space, as French programs write'],
  ['.', "1'234.5", '1234.5', 'Swiss'],
  ['.', '1’234’567.5', '1234567.5', 'Swiss, typographic'],
  [null, '1 234 567', '1234567', 'spaces only'],
  ['.', '1,234', '1234', 'comma cannot be decimal in this column'],
  [',', '1,234', '1.234', 'comma is decimal in this column'],
  ['.', '1.234', '1.234', 'point is decimal in this column'],
  [',', '1.234', '1234', 'point cannot be decimal in this column'],
  [',', ',5', '0.5', 'no digit in front'],
  [null, '12,5', '12.5', 'one digit after a comma is no thousand'],
  [null, '0,123', '0.123', 'a group does not begin with 0'],
  [null, '1234,567', '1234.567', 'four digits are no group'],
  [null, '1.234.567', '1234567', 'two points group'],
  [null, '1,234,567', '1234567', 'two commas group'],
  [null, '12,34,567', '1234567', 'Indian groups are one reading only'],
  [null, '1,00,000.50', '100000.5', 'Indian groups with decimals'],
  [null, '007', '7', 'zeros in front do not count'],
  [null, '0', '0', 'zero'],
  [null, '-0', '0', 'there is one zero'],
  [null, '-0.00', '0', 'there is one zero'],
  [null, '1.50', '1.5', 'zeros at the end do not count'],
  [null, '+5', '5', 'plus'],
  [null, '\u22125', '-5', 'minus sign'],
  [null, '- 5', '-5', 'space after the minus'],
  [null, '5-', '-5', 'minus behind, as SAP writes'],
  [null, '(5)', '-5', 'accounting'],
  [null, '(1,234.50)', '-1234.5', 'accounting'],
  [null, '1.5E+3', '1500', 'power of ten'],
  [null, '1.23457E+11', '123457000000', 'as spreadsheets show long numbers'],
  [null, '1e-3', '0.001', 'power of ten'],
  [
    null,
    '12345678901234567890.12345678901234567890',
    '12345678901234567890.1234567890123456789',
    'exact',
  ],
  [null, '0.1', '0.1', 'exact'],
  [null, ' 5 ', '5', 'trimmed'],
];

const REFUSED: readonly (readonly [Separator, text: string, note: string])[] = [
  [null, 'abc', 'a word'],
  [null, '1 2', 'no group'],
  [null, '12 34', 'no group'],
  [null, '1,23,45', 'no group, in India either'],
  [null, '1.2.3', 'a version'],
  [null, '1,234,56', 'wrong group'],
  [null, '1,234.567.890', 'two decimals'],
  [null, '1.234,567.8', 'mixed'],
  [null, '1 234,567 890', 'mixed'],
  [null, '5%', 'percent means 5 to one program and 0.05 to another'],
  [null, '$5', 'money'],
  [null, '5 kg', 'a unit'],
  [null, '5k', 'a unit'],
  [null, '--5', 'two signs'],
  [null, '(-5)', 'two signs'],
  [null, '(5', 'bracket not closed'],
  [null, '.', 'no digit'],
  [null, '-', 'no digit'],
  [null, '()', 'no digit'],
  [null, '5.', 'cut off'],
  [null, '1e999', 'beyond any use'],
  [null, 'e5', 'no digit'],
  [null, '0x1F', 'hexadecimal'],
  [null, 'NaN', 'a word'],
  [null, 'Infinity', 'a word'],
  [null, '١٢٣', 'other digits'],
  [null, '9'.repeat(101), 'too long'],
  ['.', '12,5', 'the column shows a decimal point'],
  [',', '12.5', 'the column shows a decimal comma'],
  ['.', '1.234,5', 'the column shows a decimal point'],
  [',', '1,234.5', 'the column shows a decimal comma'],
  ['.', '1.234.567', 'the column shows a decimal point'],
];

describe('numbers are read exactly', () => {
  it.each(READ)('(%s) %s is %s: %s', (separator, text, value) => {
    expect(numberCoder(separator)(text)).toEqual({ kind: 'value', value });
  });
  it.each([
    ['1,234', '1234'],
    ['1.234', '1.234'],
    ['12.345', '12.345'],
    ['-123,456', '-123456'],
  ])('M10: %s is asked about where the column shows nothing', (text, value) => {
    expect(numberCoder(null)(text)).toEqual({
      kind: 'value',
      value,
      issues: [{ code: 'number_ambiguous', params: { read: value } }],
    });
  });
  it.each(REFUSED)('(%s) %s is refused, never 0: %s', (separator, text) => {
    expect(numberCoder(separator)(text)).toEqual({
      kind: 'unreadable',
      issue: { code: 'number_unreadable' },
    });
  });
  it('blank is empty', () => {
    expect(numberCoder(null)(' \u00a0')).toEqual({ kind: 'empty' });
  });
});

describe('always', () => {
  const decimal = fc
    .tuple(
      fc.boolean(),
      fc.bigInt({ min: 0n, max: 10n ** 24n }),
      fc.stringMatching(/^[0-9]{0,12}$/),
    )
    .map(([minus, whole, fraction]) => ({ minus, whole: whole.toString(), fraction }));

  it('the canonical form is read as itself', () => {
    fc.assert(
      fc.property(decimal, ({ minus, whole, fraction }) => {
        const text = `${minus ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
        const first = numberCoder('.')(text);
        if (first.kind !== 'value') throw new Error(`${text} not read`);
        expect(numberCoder('.')(first.value as string)).toEqual(first);
      }),
    );
  });
  it('a number means the same with either separator, grouped or not', () => {
    fc.assert(
      fc.property(decimal, ({ minus, whole, fraction }) => {
        const sign = minus ? '-' : '';
        const grouped = (mark: string) => whole.replace(/\B(?=(?:\d{3})+$)/g, mark);
        const tail = (mark: string) => (fraction === '' ? '' : mark + fraction);
        const expected = numberCoder('.')(`${sign}${whole}${tail('.')}`);
        expect(numberCoder('.')(`${sign}${grouped(',')}${tail('.')}`)).toEqual(expected);
        expect(numberCoder(',')(`${sign}${grouped('.')}${tail(',')}`)).toEqual(expected);
        expect(numberCoder(',')(`${sign}${grouped(' ')}${tail(',')}`)).toEqual(expected);
        expect(numberCoder('.')(`${sign}${grouped("'")}${tail('.')}`)).toEqual(expected);
      }),
    );
  });
  it('no text makes it throw, and values are canonical', () => {
    const text = fc.array(fc.constantFrom(..."0123456789.,- ()'eE+%$€x\u00a0".split('')), {
      maxLength: 14,
    });
    fc.assert(
      fc.property(text, fc.constantFrom('.', ',', null), (marks, separator) => {
        const coded = numberCoder(separator)(marks.join(''));
        if (coded.kind === 'value') {
          expect(coded.value).toMatch(/^(?:0|-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?)$/);
          expect(coded.value).not.toBe('-0');
        }
      }),
      { numRuns: 5000 },
    );
  });
});
