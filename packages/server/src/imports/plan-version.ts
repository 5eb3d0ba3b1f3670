import type { ImportRecord } from '../store/imports.ts';

/** Of a planned import, a number that no other plan of it has had; null where it is not known, or nothing is planned. */
export function planVersion({
  state,
  stagedBy,
}: Pick<ImportRecord, 'state' | 'stagedBy'>): number | null {
  return state === 'planned' ? stagedBy : null;
}
