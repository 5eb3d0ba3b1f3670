import { expect, test } from 'vitest';
import { readContactsSearch } from './contacts-search.ts';

test.each([
  ['nothing', {}, {}],
  ['a search of digits, which arrives as a number', { search: 4155 }, { search: '4155' }],
  ['an empty search says nothing', { search: '' }, {}],
  [
    'but of a list it stands in place of that of the list',
    { list: 'x', search: '' },
    { list: 'x', search: '' },
  ],
  ['columns are of a list', { columns: ['email'] }, {}],
  ['columns of a list', { list: 'x', columns: ['email'] }, { list: 'x', columns: ['email'] }],
  ['what is of another kind is left out', { filter: 'x', sort: 1, bin: 'yes', group: 5 }, {}],
  ['a new group is for something', { group: ' ' }, {}],
  ['the bin', { bin: true, other: 1 }, { bin: true }],
])('an address says %s', (_note, given, read) => {
  expect(readContactsSearch(given)).toEqual(read);
});
