import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cellsToCsv,
  emptyCells,
  hasRoom,
  MOST_COLUMNS,
  MOST_ROWS,
  putCells,
  readCells,
  readCopiedCells,
  writeCells,
} from './grid-cells.ts';

test.each<readonly [string, string, readonly (readonly string[])[]]>([
  ['one cell', 'Ann', [['Ann']]],
  [
    'lines between tabs',
    'Ann\tLee\r\nBob\tStone\r\n',
    [
      ['Ann', 'Lee'],
      ['Bob', 'Stone'],
    ],
  ],
  ['an empty cell', 'Ann\t\tLee\n', [['Ann', '', 'Lee']]],
  ['an empty line between', 'Ann\n\nBob\n', [['Ann'], [''], ['Bob']]],
  ['a line break in quotes', '"Ann\nLee"\tx\n', [['Ann\nLee', 'x']]],
  ['a doubled quote', '"Hale ""The Roof"""\tx', [['Hale "The Roof"', 'x']]],
  ['a quote inside', '12" pipe\tx', [['12" pipe', 'x']]],
])('cells that a spreadsheet copies are read: %s', (_what, text, cells) => {
  expect(readCopiedCells(text)).toEqual(cells);
});

test('cells that were written are read as they were', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', '"', '\t', '\r\n', '"a"\n'),
  );
  const cells = fc
    .integer({ min: 1, max: 5 })
    .chain((columns) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1 }),
    );
  fc.assert(
    fc.property(cells, (all) => {
      expect(readCells(writeCells(all))).toEqual(all);
    }),
  );
  expect(readCells(null)).toBeNull();
});

test('cells put in from a place on make the grid grow, and leave others alone', () => {
  const cells = putCells(
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    { row: 1, column: 1 },
    [
      ['1', '2'],
      ['3', '4'],
    ],
  );
  expect(cells).toEqual([
    ['a', 'b', ''],
    ['c', '1', '2'],
    ['', '3', '4'],
  ]);
});

test('cells have room up to the limits of the grid, and not beyond', () => {
  const all = emptyCells(MOST_ROWS, MOST_COLUMNS);
  expect(hasRoom({ row: 0, column: 0 }, all)).toBe(true);
  expect(hasRoom({ row: 1, column: 0 }, all)).toBe(false);
  expect(hasRoom({ row: 0, column: 1 }, all)).toBe(false);
  expect(hasRoom({ row: MOST_ROWS - 1, column: MOST_COLUMNS - 1 }, [['a']])).toBe(true);
});

test('empty rows, and columns without values, are no part of the file', () => {
  const rows = [
    ['Ann', '', 'ann@example.com'],
    ['', '', ''],
    ['Lee, Bob', '', ''],
  ];
  expect(cellsToCsv(['Name', 'Phone', 'Email'], rows)).toBe(
    'Name,Email\r\nAnn,ann@example.com\r\n"Lee, Bob",\r\n',
  );
});
