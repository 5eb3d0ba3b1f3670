import { expect, test } from 'vitest';
import { sortedRows } from './sorted-rows.ts';

const ROWS = [
  { name: 'Ärzte', size: 2 },
  { name: 'Group 10', size: 2 },
  { name: 'Group 9', size: 10 },
  { name: 'zoo', size: 2 },
];

function names(sort: string): readonly string[] {
  const keys = { name: nameOf, size: ({ size }: { size: number }) => size };
  return sortedRows(ROWS, { sort, keys, nameOf, language: 'de' }).map(nameOf);
}

function nameOf({ name }: { name: string }): string {
  return name;
}

test.each([
  ['name', ['Ärzte', 'Group 9', 'Group 10', 'zoo']],
  ['-name', ['zoo', 'Group 10', 'Group 9', 'Ärzte']],
  ['size', ['Ärzte', 'Group 10', 'zoo', 'Group 9']],
  ['-size', ['Group 9', 'Ärzte', 'Group 10', 'zoo']],
])('in the order of %s, those that are equal are in that of their names', (sort, sorted) => {
  expect(names(sort)).toEqual(sorted);
});
