import { expect, test } from 'vitest';
import { encodeCsvRow } from './encode-csv.ts';

const cases = [
  { cells: ['a', 'b'], text: 'a,b\r\n', note: 'plain cells stay plain' },
  { cells: ['a,b', 'c"d', 'e\nf'], text: '"a,b","c""d","e\nf"\r\n', note: 'RFC 4180, 2.6 and 2.7' },
  { cells: [''], text: '""\r\n', note: 'one empty cell is not a blank line' },
  { cells: ['', ''], text: ',\r\n', note: 'empty cells' },
  {
    cells: [' a', 'b '],
    text: '" a","b "\r\n',
    note: 'blanks at an end survive readers that trim',
  },
  { cells: ['\uFEFFa'], text: '"\uFEFFa"\r\n', note: 'not to be taken for a byte-order mark' },
];

test.each(cases)('a record is written as RFC 4180 has it: $note', ({ cells, text }) => {
  expect(encodeCsvRow(cells)).toBe(text);
});
