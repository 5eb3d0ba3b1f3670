import type { ImportRow } from '../api/imports.ts';

/** What can become of a row. */
export type Outcome = ImportRow['outcome'];

/** All of them, in the order in which they are shown. */
export const OUTCOMES = ['created', 'updated', 'unchanged', 'skipped', 'failed'] as const;

/** Rows that have an outcome. */
export function settledRows(counts: Partial<Record<Outcome, number>>): number {
  return OUTCOMES.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);
}
