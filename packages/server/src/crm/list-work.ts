import { importStanding, type ImportStanding } from '../imports/import-standing.ts';
import type { Muster } from '../imports/muster.ts';
import { type BulkActionRecord, listBulkActionPage } from '../store/bulk-actions.ts';
import { listImportPage } from '../store/imports.ts';

/** A line of the list of all long work. */
export type ListedWork =
  | { readonly id: string; readonly standing: ImportStanding }
  | { readonly id: string; readonly action: BulkActionRecord };

/** Imports and bulk actions, or those of one kind, that were begun before the one of that ID, the newest first. */
export async function listWork(
  { pool, account: { accountId }, language }: Muster,
  { before, kind = null, limit }: WorkPage,
): Promise<readonly ListedWork[]> {
  const imports =
    kind === null || kind === 'import'
      ? await listImportPage(pool, accountId, { before, state: null, limit })
      : [];
  const actions =
    kind === 'import' ? [] : await listBulkActionPage(pool, accountId, { before, kind, limit });
  return [
    ...imports.map((one) => ({ id: one.importId, standing: importStanding(one, language) })),
    ...actions.map((action) => ({ id: action.bulkActionId, action })),
  ]
    .toSorted((left, right) => (left.id > right.id ? -1 : 1))
    .slice(0, limit);
}

interface WorkPage {
  readonly before: string | null;
  readonly kind?: 'import' | BulkActionRecord['kind'] | null;
  readonly limit: number;
}
