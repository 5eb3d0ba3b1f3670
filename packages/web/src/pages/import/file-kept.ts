import { useQuery } from '@tanstack/react-query';
import { type Import, rowsAfterQuery } from '../../api/imports.ts';
import { settledRows } from '../../parts/outcomes.ts';

/** Whether the file of an import is still there; null while that is not known. Accounts keep files for a time. */
export function useIsFileKept({ importId, state, counts }: Import): boolean | null {
  // It goes with what is ended before its first row; of a draft it may be arriving still.
  const isOver = state === 'discarded' || (state === 'cancelled' && settledRows(counts) === 0);
  const isKnown = isOver || state === 'draft' || state === 'staging';
  const first = useQuery({
    ...rowsAfterQuery(importId, { after: 0, limit: 1 }),
    enabled: !isKnown,
  });
  if (isKnown) return !isOver;
  return first.data === undefined ? null : first.data.items[0]?.cells !== null;
}
