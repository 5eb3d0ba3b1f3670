import { useEffect, useRef, useState } from 'react';
import { isUnassigned, type PreviewColumn } from './column-findings.ts';

/**
 * Columns that went elsewhere by themselves because of the last change of another: a field that
 * holds one value was given to it.
 */
export function useMovedColumns(
  columns: readonly PreviewColumn[],
  isStale: boolean,
): ReadonlySet<number> {
  const [moved, setMoved] = useState<ReadonlySet<number>>(NONE);
  const before = useRef(columns);
  useEffect(() => {
    // While a change is on its way its consequences are not known.
    if (isStale || before.current === columns) return;
    const last = before.current;
    before.current = columns;
    const went = columns.filter(({ index, name, setBy, target }) => {
      const then = last[index];
      return (
        setBy !== 'person' &&
        then?.name === name &&
        then.setBy !== 'person' &&
        then.target?.field !== target?.field &&
        !isUnassigned(then)
      );
    });
    setMoved(went.length === 0 ? NONE : new Set(went.map(({ index }) => index)));
  }, [columns, isStale]);
  return moved;
}

const NONE: ReadonlySet<number> = new Set();
