import { type KeyboardEvent, useState } from 'react';
import type { VirtualTableProps } from './virtual-table.tsx';

/** What the keyboard does in a table, and the row it is at; null: at none yet. */
export function useTableKeys<Row>({
  rowCount,
  rowAt,
  onOpen,
  selection,
  topKey = '',
  rowsInSight,
  scrollTo,
}: VirtualTableProps<Row> & {
  readonly rowsInSight: number;
  readonly scrollTo: (index: number) => void;
}): {
  readonly active: number | null;
  readonly onKeyDown: (event: KeyboardEvent) => void;
} {
  const [moved, setMoved] = useState<{ readonly in: string; readonly to: number } | null>(null);
  const active = moved !== null && moved.in === topKey && moved.to < rowCount ? moved.to : null;
  const moveTo = (index: number): void => {
    if (rowCount === 0) return;
    const next = Math.min(Math.max(index, 0), rowCount - 1);
    setMoved({ in: topKey, to: next });
    scrollTo(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Keys that are meant for a button or an input in the table are its own.
    if (event.target !== event.currentTarget || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key !== 'a' || selection === undefined) return;
      event.preventDefault();
      selection.onToggleAll();
      return;
    }
    const at = active ?? -1;
    const move = MOVES[event.key]?.({ at, rowCount, page: Math.max(rowsInSight - 1, 1) });
    if (move !== undefined) {
      event.preventDefault();
      moveTo(move);
      return;
    }
    const row = active === null ? undefined : rowAt(active);
    if (active === null || row === undefined) return;
    if (event.key === 'Enter') onOpen?.(row);
    else if (event.key === 'x' || event.key === ' ') selection?.onToggle(active);
    else if (event.key === 'X') selection?.onToggleRange(active);
    else return;
    event.preventDefault();
  };
  return { active, onKeyDown };
}

interface Place {
  readonly at: number;
  readonly rowCount: number;
  readonly page: number;
}

const down = ({ at }: Place): number => at + 1;
const up = ({ at }: Place): number => at - 1;

const MOVES: Readonly<Record<string, (place: Place) => number>> = {
  ArrowDown: down,
  j: down,
  ArrowUp: up,
  k: up,
  PageDown: ({ at, page }) => at + page,
  PageUp: ({ at, page }) => at - page,
  Home: () => 0,
  End: ({ rowCount }) => rowCount - 1,
};
