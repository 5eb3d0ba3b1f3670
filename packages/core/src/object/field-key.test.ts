import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldKey, isFieldKey } from './field-key.ts';

const CASES: readonly (readonly [label: string, key: string | null, note: string])[] = [
  ['Shoe size', 'shoe_size', 'blanks become underscores'],
  ['Shoe size (EU)', 'shoe_size_eu', 'and so does everything else, none at the end'],
  ['Prénom d’usage', 'prenom_d_usage', 'accents are dropped'],
  ['Schuhgröße', 'schuhgrosse', 'and letters that are more than an accent are written out'],
  ['Łódź Ø', 'lodz_o', 'capitals too'],
  ['2nd visit', 'field_2nd_visit', 'a key begins with a letter'],
  ['__proto__', 'proto', 'no underscore in front'],
  ['생일', null, 'letters that no key has'],
  ['  ', null, 'nothing at all'],
  ['x'.repeat(80), 'x'.repeat(63), 'as long as PostgreSQL takes'],
];

test.each(CASES)('%j gives %j: %s', (label, key) => {
  expect(fieldKey(label)).toBe(key);
});

test('what a label gives is always a key, but for names that objects have by nature', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (label) => {
      const key = fieldKey(label);
      return key === null || key === 'constructor' || isFieldKey(key);
    }),
  );
  expect(isFieldKey('constructor')).toBe(false);
});

test('no key is a property that every object has', () => {
  for (const name of Object.getOwnPropertyNames(Object.prototype)) {
    expect(isFieldKey(name), name).toBe(false);
  }
});
