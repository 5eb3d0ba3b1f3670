import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import type { CustomFieldType } from '../object/with-custom-fields.ts';
import { withCustomFields } from '../object/with-custom-fields.ts';
import { CONTACT } from '../object/contact.ts';
import type { FieldDefinition } from '../object/definition.ts';
import { compileCellCoder } from './cell-coder.ts';
import { valueFormatter } from './format-value.ts';
import type { NormalizeSettings } from './settings.ts';

const OPTIONS = ['Gold', 'Silver, plated', 'N.A.', 'a;b', 'say "hi"', 'x|y'];
const MEMBERS = [
  { id: 'm1', name: 'Ann Lee', email: 'ann@x.com' },
  { id: 'm2', name: 'Bob Stone', email: 'bob@x.com' },
];

/** Settings as unlike those of the writer as can be. */
const ELSEWHERE: NormalizeSettings = {
  country: 'DE',
  currency: 'EUR',
  dateOrder: 'day_first',
  language: 'de',
  timeZone: 'Asia/Tokyo',
  placeholders: [],
  members: MEMBERS,
};

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((one) => one.normalize('NFC').trim())
  .filter((one) => one !== '' && !/\p{Cc}/u.test(one));
const listed = text.filter((one) => !one.includes(':::') && !/^["\s\u00a0]|\s$/.test(one));
const decimal = fc
  .tuple(fc.boolean(), fc.integer({ min: 0, max: 9_999_999 }), fc.stringMatching(/^\d{0,5}$/))
  .map(([negative, whole, part]) => {
    const digits = part.replace(/0+$/, '');
    const number = digits === '' ? String(whole) : `${whole}.${digits}`;
    return negative && number !== '0' ? `-${number}` : number;
  });
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());

const VALUES: readonly (readonly [type: CustomFieldType, values: fc.Arbitrary<Json>])[] = [
  ['text', text],
  ['number', decimal],
  ['number', fc.constantFrom('1.234', '-12.345', '123.456', '0.001')],
  [
    'money',
    fc.record({
      amount: fc.constantFrom('1200.50', '1.234', '-0.50', '99.00', '12345.678'),
      currency: fc.constantFrom('USD', 'EUR', 'GBP'),
    }),
  ],
  ['money', fc.record({ amount: fc.constantFrom('1200', '7'), currency: fc.constant('JPY') })],
  ['date', day.map((iso) => iso.slice(0, 10))],
  ['date_time', day.map((iso) => `${iso.slice(0, 19)}Z`)],
  ['yes_no', fc.boolean()],
  ['single_option', fc.constantFrom(...OPTIONS)],
  ['many_options', fc.uniqueArray(fc.constantFrom(...OPTIONS), { minLength: 1 })],
  [
    'text_list',
    fc.uniqueArray(listed, { minLength: 1, maxLength: 4, selector: (one) => one.toLowerCase() }),
  ],
  [
    'tags',
    fc.uniqueArray(listed, { minLength: 1, maxLength: 4, selector: (one) => one.toLowerCase() }),
  ],
  ['email', fc.constantFrom('Ann.Lee@example.com', 'zoë@example.org')],
  ['phone', fc.constantFrom('+14155550132', '+493012345678')],
  ['url', fc.constantFrom('https://example.com/a?b=c,d;e')],
  ['country', fc.constantFrom('US', 'DE', 'NA')],
  ['owner', fc.constantFrom('m1', 'm2')],
  ['followers', fc.constantFrom<string[]>(['m1'], ['m2', 'm1'])],
];

describe('values as cells', () => {
  test.each(VALUES)(
    'a value of type %s is read back as it was, under any settings',
    (type, values) => {
      const field = fieldOf(type);
      const format = valueFormatter(field, MEMBERS);
      const code = compileCellCoder(field, ELSEWHERE, { dateOrder: null, decimalSeparator: null });
      fc.assert(
        fc.property(values, (value) => {
          expect(code(format(value))).toEqual({ kind: 'value', value });
        }),
      );
    },
  );

  test('a member who has left has no name that a reader would know', () => {
    expect(valueFormatter(fieldOf('followers'), MEMBERS)(['m1', 'gone'])).toBe('ann@x.com');
  });
});

function fieldOf(type: CustomFieldType): FieldDefinition {
  const field = { key: 'own', label: 'Own', type, options: OPTIONS };
  return withCustomFields(CONTACT, [field]).fields.at(-1) as FieldDefinition;
}
