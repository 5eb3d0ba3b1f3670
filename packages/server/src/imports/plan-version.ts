import type { ImportRecord } from '../store/imports.ts';

/**
 * Of a planned import, a number that no other plan of it has had; null where nothing is planned, or
 * the plan is about to be made anew since somebody was erased.
 */
export function planVersion({
  state,
  stagedBy,
}: Pick<ImportRecord, 'state' | 'stagedBy'>): number | null {
  return state === 'planned' ? stagedBy : null;
}

/**
 * Whether nothing in the account has changed since the import was planned, so that applying it does
 * just what the plan says; null where nothing is planned.
 */
export function planIsCurrent({
  state,
  stagedBy,
  plannedRevision,
  accountRevision,
}: Pick<ImportRecord, 'state' | 'stagedBy' | 'plannedRevision' | 'accountRevision'>):
  | boolean
  | null {
  if (state !== 'planned') return null;
  return stagedBy !== null && plannedRevision === accountRevision;
}
