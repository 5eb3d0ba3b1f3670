/**
 * Sorts rows that share something into groups: rows of different groups can never meet, rows of
 * one group are decided one after the other in file order. Disjoint sets over row numbers
 * (union by smaller row, path halving) in 12 bytes a row of the range at most.
 */
export interface Tangle {
  /** Says that the two rows share something: they belong to one group. */
  readonly link: (row: number, otherRow: number) => void;
  /** The rows group by group, in file order within each. */
  readonly groups: () => {
    readonly rows: Int32Array;
    readonly groupOf: (rowNumber: number) => number;
  };
}

/** For rows after `after` and up to `upTo`. */
export function createTangle({
  after,
  upTo,
}: {
  readonly after: number;
  readonly upTo: number;
}): Tangle {
  // Places count from 1; a parent of 0 is a row that shares nothing. Memory that nobody writes to is not taken.
  const parent = new Int32Array(upTo - after + 1);
  const root = (place: number): number => {
    let at = place;
    for (;;) {
      const up = parent[at] as number;
      if (up === at) return at;
      const above = parent[up] as number;
      parent[at] = above;
      at = above;
    }
  };
  const enter = (row: number): number => {
    const place = row - after;
    if (parent[place] === 0) parent[place] = place;
    return root(place);
  };
  return {
    link(row, otherRow) {
      const left = enter(row);
      const right = enter(otherRow);
      if (left < right) parent[right] = left;
      else if (right < left) parent[left] = right;
    },
    groups() {
      return { rows: inGroups(parent, { root, after }), groupOf: (row) => root(row - after) };
    },
  };
}

/** Counts each group, whose first row is its root, then puts the rows where they belong: no sorting. */
function inGroups(
  parent: Int32Array,
  { root, after }: { readonly root: (place: number) => number; readonly after: number },
): Int32Array {
  const startOf = new Int32Array(parent.length);
  let count = 0;
  for (let place = 1; place < parent.length; place += 1) {
    if (parent[place] === 0) continue;
    (startOf[root(place)] as number) += 1;
    count += 1;
  }
  let start = 0;
  for (let place = 1; place < parent.length; place += 1) {
    const size = startOf[place] as number;
    if (size === 0) continue;
    startOf[place] = start;
    start += size;
  }
  const rows = new Int32Array(count);
  for (let place = 1; place < parent.length; place += 1) {
    if (parent[place] === 0) continue;
    const group = root(place);
    const at = startOf[group] as number;
    rows[at] = place + after;
    startOf[group] = at + 1;
  }
  return rows;
}
