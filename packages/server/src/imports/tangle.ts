/**
 * Sorts rows that share something into groups: rows of different groups can never meet, rows of
 * one group are decided one after the other in file order. Disjoint sets over row numbers
 * (union by smaller row, path halving); memory grows with the rows that share something only.
 */
export interface Tangle {
  /** Says that the row is part of the node: rows of one node belong to one group. */
  readonly link: (node: number, rowNumber: number) => void;
  /** The rows group by group, in file order within each. */
  readonly groups: () => {
    readonly rows: Int32Array;
    readonly groupOf: (rowNumber: number) => number;
  };
}

export function createTangle(): Tangle {
  const parent = new Map<number, number>();
  const firstOfNode = new Map<number, number>();
  const root = (row: number): number => {
    let at = row;
    for (;;) {
      const up = parent.get(at) as number;
      if (up === at) return at;
      const above = parent.get(up) as number;
      parent.set(at, above);
      at = above;
    }
  };
  return {
    link(node, rowNumber) {
      if (!parent.has(rowNumber)) parent.set(rowNumber, rowNumber);
      const first = firstOfNode.get(node);
      if (first === undefined) {
        firstOfNode.set(node, rowNumber);
        return;
      }
      const left = root(first);
      const right = root(rowNumber);
      if (left < right) parent.set(right, left);
      else if (right < left) parent.set(left, right);
    },
    groups() {
      const rows = Int32Array.from(parent.keys());
      // Two sorts of integers rather than one with a comparison of pairs: by row, then by group.
      rows.sort();
      const order = Array.from(rows);
      order.sort((left, right) => root(left) - root(right) || left - right);
      return { rows: Int32Array.from(order), groupOf: root };
    },
  };
}
