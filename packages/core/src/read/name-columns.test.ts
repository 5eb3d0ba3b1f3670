import { expect, test } from 'vitest';
import { nameColumns } from './name-columns.ts';

const cases = [
  {
    note: 'A6: equal names get numbers',
    header: [['Phone', 'Name', 'Phone', 'Phone']],
    names: ['Phone', 'Name', 'Phone (2)', 'Phone (3)'],
  },
  {
    note: 'a number that the file uses itself is passed over',
    header: [['Phone', 'Phone', 'Phone (2)']],
    names: ['Phone', 'Phone (3)', 'Phone (2)'],
  },
  {
    note: 'empty names are the column numbers',
    header: [['a', '', ' ']],
    names: ['a', 'Column 2', 'Column 3'],
  },
  {
    note: 'also where another column has that name',
    header: [['Column 2', '']],
    names: ['Column 2', 'Column 2 (2)'],
  },
  {
    note: '__proto__ is just a header',
    header: [['__proto__', 'constructor', '__proto__']],
    names: ['__proto__', 'constructor', '__proto__ (2)'],
  },
  {
    note: 'line breaks, NUL and byte-order marks do not belong to a name',
    header: [['\uFEFFa\r\nb', 'em\0ail']],
    names: ['a b', 'em ail'],
  },
  { note: 'a short header', header: [['a']], names: ['a', 'Column 2'] },
  { note: 'no header', header: [], names: ['Column 1', 'Column 2'] },
];

test.each(cases)('$note', ({ header, names }) => {
  expect(nameColumns(header, names.length)).toEqual(names);
});
