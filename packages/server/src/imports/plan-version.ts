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
