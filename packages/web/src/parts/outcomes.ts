import type { ImportRow } from '../api/imports.ts';

/** What can become of a row. */
export type Outcome = ImportRow['outcome'];

/** All of them, in the order in which they are shown. */
export const OUTCOMES = ['created', 'updated', 'unchanged', 'skipped', 'failed'] as const;

/** How the theme calls the colour of each; `pending`: rows that have no outcome yet. */
export const OUTCOME_COLORS = {
  created: 'green',
  updated: 'accent',
  unchanged: 'gray',
  skipped: 'yellow',
  failed: 'red',
  pending: 'gray',
} as const satisfies Record<Outcome | 'pending', string>;
