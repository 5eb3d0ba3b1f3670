import { describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { CONTACT } from '../object/contact.ts';
import { CUSTOM_FIELD_TYPES, hasOptions, withCustomFields } from '../object/with-custom-fields.ts';
import { readGivenValues } from './given-values.ts';
import { DEFAULT_PLACEHOLDERS } from './placeholder.ts';
import type { NormalizeSettings } from './settings.ts';

const MEMBER = { id: '01900000-0000-7000-8000-000000000001', name: 'Ann Lee', email: 'ann@m.com' };

const SETTINGS: NormalizeSettings = {
  country: 'US',
  currency: 'USD',
  dateOrder: null,
  language: 'en',
  timeZone: 'UTC',
  placeholders: DEFAULT_PLACEHOLDERS,
  members: [MEMBER],
};

/** Contacts with a field `f_<type>` of every type. */
const DEFINITION = withCustomFields(
  CONTACT,
  CUSTOM_FIELD_TYPES.map((type) => ({
    key: `f_${type}`,
    label: `Own ${type}`,
    type,
    options: hasOptions(type) ? ['Red', 'Blue, dark', 'a;b'] : [],
  })),
);

const read = (given: Record<string, Json>) => readGivenValues(DEFINITION, SETTINGS, given);

const READ: readonly (readonly [type: string, given: Json, value: Json])[] = [
  ['text', " '=1+1 ", "'=1+1"],
  ['text', "'=1+1", "'=1+1"],
  ['text', '=1+1', '=1+1'],
  ['text', 5, '5'],
  ['long_text', 'a\nb', 'a\nb'],
  ['number', 1.234, '1.234'],
  ['number', '1.234', '1.234'],
  ['number', '1,234.5', '1234.5'],
  ['number', -0.5, '-0.5'],
  ['money', 1200.5, { amount: '1200.50', currency: 'USD' }],
  ['money', { amount: '1.234', currency: 'EUR' }, { amount: '1.234', currency: 'EUR' }],
  ['money', '€ 5', { amount: '5.00', currency: 'EUR' }],
  ['date', '2026-03-31', '2026-03-31'],
  ['date', '31 March 2026', '2026-03-31'],
  ['date_time', '2026-03-31T12:00:00+02:00', '2026-03-31T10:00:00Z'],
  ['yes_no', true, true],
  ['yes_no', false, false],
  ['yes_no', 'no', false],
  ['yes_no', 1, true],
  ['single_option', 'blue, DARK', 'Blue, dark'],
  ['many_options', ['red', 'blue, dark', 'A;B'], ['Red', 'Blue, dark', 'a;b']],
  ['text_list', ['a, b', 'say "c"'], ['a, b', 'say "c"']],
  ['text_list', 'a, b', ['a', 'b']],
  ['tags', ['x', 'X', 'y'], ['x', 'y']],
  ['email', 'Ann <ann@x.com>', 'ann@x.com'],
  ['phone', '(415) 555-2671', '+14155552671'],
  ['url', 'https://x.com/a', 'https://x.com/a'],
  ['country', 'Germany', 'DE'],
  ['owner', MEMBER.id, MEMBER.id],
  ['owner', 'ann lee', MEMBER.id],
  ['followers', [MEMBER.id], [MEMBER.id]],
  ['unique_id', 'A-1', 'A-1'],
];

describe('given values', () => {
  test.each(READ)('%s: %j is %j', (type, given, value) => {
    const { values, problems } = read({ [`f_${type}`]: given });
    expect(problems).toEqual([]);
    expect(values).toEqual({ [`f_${type}`]: value });
  });

  test.each(READ)('%s: what %j became can be given again', (type, _, value) => {
    const { values, problems } = read({ [`f_${type}`]: value });
    expect({ values, problems }).toEqual({ values: { [`f_${type}`]: value }, problems: [] });
  });

  const BAD: readonly (readonly [type: string, given: Json, code: string])[] = [
    ['number', 'many', 'number_unreadable'],
    ['number', 1e300, 'value_kind'],
    ['number', [1], 'value_kind'],
    ['number', '1,234', 'number_ambiguous'],
    ['money', { amount: 'x', currency: 'EUR' }, 'value_kind'],
    ['date', '03/04/2026', 'date_ambiguous'],
    ['date', '31/02/2026', 'date_unreadable'],
    ['yes_no', 'perhaps', 'yes_no_unreadable'],
    ['text', true, 'value_kind'],
    ['single_option', 'green', 'option_unknown'],
    ['many_options', ['red', 'green'], 'option_unknown'],
    ['owner', 'Nobody', 'owner_unknown'],
    ['email', 'a@b', 'email_invalid'],
    ['tags', [true], 'value_kind'],
  ];

  test.each(BAD)('%s: %j is refused as %s', (type, given, code) => {
    const { problems } = read({ [`f_${type}`]: given, city: 'Rome' });
    expect(problems).toMatchObject([{ field: `f_${type}`, code }]);
    expect(problems[0]?.sentence.text).not.toBe('');
  });

  test('null, an empty text and an empty list clear', () => {
    const { values, problems } = read({ city: null, company: '', tags: [], full_name: null });
    expect(problems).toEqual([]);
    expect(values).toEqual({
      city: null,
      company: null,
      tags: null,
      full_name: null,
      first_name: null,
      last_name: null,
    });
  });

  test('a full name gives first and last name, unless these are given', () => {
    expect(read({ full_name: 'Ann Lee' }).values).toMatchObject({
      first_name: 'Ann',
      last_name: 'Lee',
    });
    expect(read({ full_name: 'Ann Lee', first_name: 'A' }).values).toEqual({
      full_name: 'Ann Lee',
      first_name: 'A',
    });
  });

  test('names that objects have by nature are no fields', () => {
    const given = JSON.parse('{"__proto__": "x", "constructor": "y", "toString": "z"}') as Record<
      string,
      Json
    >;
    expect(read(given).problems.map(({ code }) => code)).toEqual(Array(3).fill('field_unknown'));
  });
});
