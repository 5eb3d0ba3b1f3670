import { expect, test } from 'vitest';
import { nameOfMany } from './name-of-many.ts';

test.each([
  ['Client', 'Clients'],
  ['Agent', 'Agents'],
  ['Agency', 'Agencies'],
  ['Attorney', 'Attorneys'],
  ['Boss', 'Bosses'],
  ['Branch', 'Branches'],
  ['Ex', 'Exes'],
])('A1 many of the type %s are %s', (name, many) => {
  expect(nameOfMany(name)).toBe(many);
});

test.each(['Clients', 'Staff', 'Salesman', 'Key account', 'Tier 1', 'Müller', 'VIP+', 'X'])(
  'A1 a type whose name does not end regularly, or is no one word, is named as it is: %s',
  (name) => {
    expect(nameOfMany(name)).toBe(name);
  },
);
