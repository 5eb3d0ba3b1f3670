import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldDefinition, FieldType } from '../object/definition.ts';
import { compileCellCoder } from './cell-coder.ts';
import type { CellCoder } from './coded.ts';
import { DEFAULT_PLACEHOLDERS } from './placeholder.ts';
import type { ColumnFacts, NormalizeSettings } from './settings.ts';

const SETTINGS: NormalizeSettings = {
  country: 'US',
  currency: 'USD',
  dateOrder: null,
  language: 'en',
  timeZone: 'UTC',
  placeholders: DEFAULT_PLACEHOLDERS,
  members: [{ id: 'm1', name: 'Ann Lee', email: 'ann@acme.com' }],
};
const NO_FACTS: ColumnFacts = { dateOrder: null, decimalSeparator: null };

/** A cell of each type, and what becomes of it. */
const SAMPLES: Readonly<Record<FieldType, readonly [text: string, value: unknown]>> = {
  text: [' Ann ', 'Ann'],
  long_text: ['a\r\nb', 'a\nb'],
  number: ['1,234.5', '1234.5'],
  money: ['€1,200.50', { amount: '1200.50', currency: 'EUR' }],
  date: ['2024-02-29', '2024-02-29'],
  date_time: ['2024-02-29 10:00', '2024-02-29T10:00:00Z'],
  phone: ['212-555-0123', '+12125550123'],
  email: ['ann@acme.com', 'ann@acme.com'],
  single_option: ['b', 'B'],
  many_options: ['b; None', ['B', 'None']],
  text_list: ['a, b', ['a', 'b']],
  tags: ['a; b', ['a', 'b']],
  owner: ['Ann Lee', 'm1'],
  followers: ['ann@acme.com', ['m1']],
  yes_no: ['x', true],
  url: ['https://acme.com/', 'https://acme.com/'],
  photo: ['https://acme.com/a.png', 'https://acme.com/a.png'],
  country: ['Germany', 'DE'],
  unique_id: ['007', '007'],
  record_id: ['0190B5A0-0000-7000-8000-000000000001', '0190b5a0-0000-7000-8000-000000000001'],
};
const TYPES = Object.keys(SAMPLES) as FieldType[];

function coder(type: FieldType, changes: Partial<FieldDefinition> = {}): CellCoder {
  const options = ['A', 'B', 'None'];
  const field = { key: 'f', label: 'F', type, custom: true, many: false, group: 'G', options };
  return compileCellCoder({ ...field, ...changes }, SETTINGS, NO_FACTS);
}

describe('C14: each type of field', () => {
  it.each(TYPES)('%s is coded', (type) => {
    const [text, value] = SAMPLES[type];
    expect(coder(type)(text)).toEqual({ kind: 'value', value });
  });
  it.each(TYPES)('%s: blank is empty', (type) => {
    for (const text of ['', '  ', '\u00a0', '\t\n']) {
      expect(coder(type)(text)).toEqual({ kind: 'empty' });
    }
  });
  it.each(TYPES)('%s: placeholders are empty unless it is a text', (type) => {
    for (const text of ['n/a', ' N/A ', '-', '#REF!']) {
      const coded = coder(type)(text);
      if (type === 'text' || type === 'long_text') expect(coded.kind).toBe('value');
      else expect(coded).toEqual({ kind: 'empty', issues: [{ code: 'placeholder' }] });
    }
  });
  it('an option that is a placeholder elsewhere is an option', () => {
    expect(coder('single_option')('none')).toEqual({ kind: 'value', value: 'None' });
    expect(coder('tags')('none')).toEqual({ kind: 'empty', issues: [{ code: 'placeholder' }] });
  });
  it('NA is the code of Namibia, na and N/A are placeholders', () => {
    expect(coder('country')('NA')).toEqual({ kind: 'value', value: 'NA' });
    expect(coder('country')('na').kind).toBe('empty');
    expect(coder('country')('N/A').kind).toBe('empty');
  });
  it('of many-valued emails and phones every value is in an array', () => {
    expect(coder('email', { many: true })('a@acme.com')).toMatchObject({ value: ['a@acme.com'] });
    expect(coder('phone', { many: true })('2125550123')).toMatchObject({ value: ['+12125550123'] });
  });
  it('two-digit years of dates in the past are never in the future', () => {
    expect(coder('date')('2 Jan 30')).toMatchObject({ value: '2030-01-02' });
    expect(coder('date', { past: true })('2 Jan 30')).toMatchObject({ value: '1930-01-02' });
  });
});

describe('any text', () => {
  const pieces = [
    'a',
    '1',
    ' ',
    '.',
    ',',
    '-',
    "'",
    '"',
    '1,',
    '1 ',
    '(',
    'Mar ',
    '/',
    ':',
    '\0',
    'é',
  ];
  it.each(TYPES)('%s takes time in proportion to a long cell', (type) => {
    const code = coder(type);
    const start = performance.now();
    for (const piece of pieces) code(piece.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(5000);
  });
  it.each(TYPES)('%s never throws, and a text value it gave is coded as itself', (type) => {
    const code = coder(type);
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom(...pieces, SAMPLES[type][0]), { maxLength: 8 })
        .map((p) => p.join('')),
    );
    fc.assert(
      fc.property(text, (cell) => {
        const coded = code(cell);
        if (coded.kind !== 'value' || typeof coded.value !== 'string') return;
        if (!PLAIN.has(type)) return;
        expect(code(coded.value)).toMatchObject({ kind: 'value', value: coded.value });
      }),
      { numRuns: 500 },
    );
  });
});

/** Types whose stored text is a form that the type itself reads. */
const PLAIN: ReadonlySet<FieldType> = new Set(['number', 'date', 'date_time', 'single_option']);
