import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guardCell, unguardCell } from './formula-guard.ts';

const CASES: readonly (readonly [cell: string, guarded: string, note: string])[] = [
  ['=1+1', "'=1+1", 'a formula'],
  ['+14155550101', "'+14155550101", 'a phone number, which a spreadsheet would take for a sum'],
  ['-5', "'-5", 'a negative number'],
  ['@SUM(A1)', "'@SUM(A1)", 'the old way to write a formula'],
  ['\t=1', "'\t=1", 'a tab is passed over before a formula'],
  ['\r=1', "'\r=1", 'and so is a line end'],
  ['\n=1', "'\n=1", 'of either kind'],
  ['＝1+1', "'＝1+1", 'full width'],
  ["'=1", "''=1", 'a guard that belongs to the value'],
  ["'''-", "''''-", 'several of them'],
  ["'quoted'", "'quoted'", 'an apostrophe that guards nothing stays alone'],
  ["O'Hara", "O'Hara", 'an apostrophe within'],
  ['', '', 'an empty cell'],
  ["'", "'", 'a lone apostrophe'],
  ['1-2', '1-2', 'a sign within'],
];

describe('guarding cells against formulas', () => {
  test.each(CASES)('%j is written as %j: %s', (cell, guarded) => {
    expect(guardCell(cell)).toBe(guarded);
    expect(unguardCell(guarded)).toBe(cell);
  });

  const cells = fc.oneof(
    fc.string(),
    fc
      .array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', 'a', '＝'), {
        maxLength: 5,
      })
      .map((parts) => parts.join('')),
  );

  test('unguarding always gives back what was guarded', () => {
    fc.assert(fc.property(cells, (cell) => unguardCell(guardCell(cell)) === cell));
  });

  test('no guarded cell ever begins with a formula', () => {
    fc.assert(fc.property(cells, (cell) => !/^[=+\-@\t\r\n＝＋－＠]/.test(guardCell(cell))));
  });
});
