import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTangle } from './tangle.ts';

const AFTER = 10;
const links = fc.array(
  fc.tuple(fc.integer({ min: 11, max: 30 }), fc.integer({ min: 11, max: 30 })),
  { maxLength: 25 },
);

test('rows are in one group exactly when links lead from one to the other, groups and rows in file order', () => {
  fc.assert(
    fc.property(links, (given) => {
      const tangle = createTangle({ after: AFTER, upTo: 30 });
      for (const [row, other] of given) tangle.link(row, other);
      const { rows, groupOf } = tangle.groups();
      expect([...rows].toSorted((a, b) => a - b)).toEqual(
        [...new Set(given.flat())].toSorted((a, b) => a - b),
      );
      const groups = reachable(given);
      for (const one of rows) {
        for (const other of rows) {
          expect(groupOf(one) === groupOf(other)).toBe(groups.get(one)?.has(other));
        }
      }
      const places = [...rows].map((row) => [groupOf(row), row] as const);
      expect(places).toEqual(places.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]));
    }),
  );
});

test('twenty million links take seconds, and 12 bytes a row', () => {
  const count = 20_000_000;
  const tangle = createTangle({ after: 0, upTo: count });
  for (let row = 1; row <= count; row += 1) tangle.link(row - ((row - 1) % 4), row);
  const { rows, groupOf } = tangle.groups();
  expect(rows.length).toBe(count);
  expect(groupOf(rows[count - 1] as number)).toBe(groupOf(rows[count - 4] as number));
});

function reachable(
  given: readonly (readonly [number, number])[],
): ReadonlyMap<number, ReadonlySet<number>> {
  const groups = new Map<number, Set<number>>();
  for (const [row, other] of given) {
    const merged = new Set([row, other, ...(groups.get(row) ?? []), ...(groups.get(other) ?? [])]);
    for (const member of merged) groups.set(member, merged);
  }
  return groups;
}
