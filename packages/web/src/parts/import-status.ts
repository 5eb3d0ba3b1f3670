import type { Import } from '../api/imports.ts';

/** What is to be said about an import in a word: its state, or what is being done or has stopped. */
export type ImportStatus = Exclude<Import['state'], 'staging'> | 'planning' | 'paused' | 'stopped';

/** How an import stands, as people see it. */
export function importStatus({
  state,
  wanted,
  halt,
  failure,
}: Pick<Import, 'state' | 'wanted' | 'halt' | 'failure'>): ImportStatus {
  if (wanted !== null) return state === 'staging' ? 'planning' : DOING[wanted];
  // What ended stays ended, whatever stopped on the way.
  if (ENDED.has(state) && state !== 'staging') return state;
  if (halt === 'pause') return 'paused';
  if (failure !== null) return 'stopped';
  return state === 'staging' ? 'planning' : state;
}

const DOING = {
  planned: 'planning',
  applied: 'applying',
  undone: 'undoing',
  redone: 'redoing',
} as const;

const ENDED: ReadonlySet<Import['state']> = new Set([
  'draft',
  'applied',
  'undone',
  'discarded',
  'cancelled',
]);
