import type { Import } from '../../api/imports.ts';
import { settledRows } from '../../parts/outcomes.ts';

/** What can be done about an import as it stands. */
interface ImportChoices {
  readonly isBusy: boolean;
  readonly resume: boolean;
  readonly cancel: boolean;
  /** Of rows that were applied before it was cancelled. */
  readonly applyRest: boolean;
  readonly undo: boolean;
  /** Undoing again tries what was kept. */
  readonly undoRest: boolean;
  readonly redo: boolean;
  readonly discard: boolean;
}

/** Says what can be done, in the manner of the server: it decides all the same. */
export function importChoices({
  state,
  wanted,
  halt,
  failure,
  counts,
  undone,
}: Standing): ImportChoices {
  const isBusy = wanted !== null;
  const isUnderWay = ['applying', 'undoing', 'redoing'].includes(state);
  const hasStopped = !isBusy && (halt === 'pause' || failure !== null);
  const isCancelled = state === 'cancelled';
  const applied = counts.created + counts.updated;
  const settled = settledRows(counts);
  const undoneRows = undone.reversed + undone.kept + undone.failed;
  const isUndone = state === 'undone' || (isCancelled && undoneRows > 0);
  const isApplied = state === 'applied' || (isCancelled && settled > 0 && undoneRows === 0);
  return {
    isBusy,
    resume: hasStopped && (isUnderWay || state === 'staging' || state === 'planned'),
    cancel: !isBusy && isUnderWay,
    applyRest: !isBusy && isCancelled && settled > 0 && undoneRows === 0 && counts.pending > 0,
    undo: !isBusy && applied > 0 && (isApplied || (state === 'applying' && hasStopped)),
    undoRest: !isBusy && state === 'undone' && undone.kept > 0,
    redo: !isBusy && isUndone,
    discard: !isBusy && ['draft', 'staging', 'planned'].includes(state),
  };
}

type Standing = Pick<Import, 'state' | 'wanted' | 'halt' | 'failure' | 'counts' | 'undone'>;
