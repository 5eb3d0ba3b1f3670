import type pg from 'pg';
import { listOpenRuns, type OpenRun } from '../store/import-runs.ts';

export type { OpenRun } from '../store/import-runs.ts';

/**
 * Imports of all accounts that nobody works on although somebody asked for it, in the order in
 * which they are fairly taken.
 */
export function findWork(
  registry: pg.Pool,
  options: { readonly mostOfAccount: number; readonly limit: number },
): Promise<readonly OpenRun[]> {
  return listOpenRuns(registry, options);
}
