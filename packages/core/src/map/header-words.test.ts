import { expect, it } from 'vitest';
import { gluedWords, headerWords } from './header-words.ts';
import { nearestNames } from './nearest-names.ts';
import { oneSlip } from './one-slip.ts';

it.each([
  ['First Name', ['first', 'name'], 'spaces'],
  ['firstName', ['first', 'name'], 'camel case'],
  ['FIRST_NAME', ['first', 'name'], 'snake case'],
  ['HTMLText', ['html', 'text'], 'capitals before a word'],
  ["Manager's Name", ['manager', 'name'], 'possessive'],
  ['Straße', ['strasse'], 'letters that Unicode does not decompose'],
  ['Téléphone', ['telephone'], 'accents'],
  ['  E-mail*  ', ['e', 'mail'], 'punctuation'],
  ['Phone 2', ['phone'], 'small numbers are counts'],
  ['Year 2024', ['year', '2024'], 'large numbers are words'],
  ['', [], 'nothing'],
  ['😀', [], 'no letters'],
])('splits %j into words: %j (%s)', (header, words) => {
  expect(headerWords(header).words).toEqual(words);
});

it('keeps numbers with the word before them', () => {
  expect(headerWords('Address 1 - Street 2')).toMatchObject({
    numberAfter: [1, 2],
    leadingNumber: null,
  });
  expect(headerWords('2. Phone')).toMatchObject({ numberAfter: [null], leadingNumber: 2 });
});

it('writes a phrase the same however it was split', () => {
  expect(
    new Set(['E-mail Address', 'emailAddress', 'EMAIL_ADDRESS', 'email address'].map(gluedWords))
      .size,
  ).toBe(1);
});

it.each([
  ['emial', 'email', 'swapped'],
  ['compny', 'company', 'missing'],
  ['companny', 'company', 'missing'],
  ['statu', 'state', 'replaced'],
  ['phone', 'phone', null],
  ['name', 'email', null],
])('sees one slip between %s and %s: %s', (a, b, slip) => {
  expect(oneSlip(a, b)).toBe(slip);
});

it('finds the names nearest to what was typed', () => {
  expect(nearestNames('Emial', ['City', 'Email', 'Phone'])).toEqual(['Email']);
  expect(nearestNames('zip', ['Zip code', 'City'])).toEqual(['Zip code']);
  expect(nearestNames('xyzzy', ['City', 'Email'])).toEqual([]);
  expect(nearestNames('x'.repeat(100_000), ['City'])).toEqual([]);
});
