import { importStanding, type ImportStanding } from '../imports/import-standing.ts';
import type { Muster } from '../imports/muster.ts';
import { type BulkActionRecord, listBulkActionPage } from '../store/bulk-actions.ts';
import { listImportPage } from '../store/imports.ts';

/** A line of the list of all long work. */
export type ListedWork =
  | { readonly id: string; readonly standing: ImportStanding }
  | { readonly id: string; readonly action: BulkActionRecord };

/** Imports and bulk actions that were begun before the one of that ID, the newest first. */
export async function listWork(
  { pool, account: { accountId } }: Muster,
  { before, limit }: { readonly before: string | null; readonly limit: number },
): Promise<readonly ListedWork[]> {
  const imports = await listImportPage(pool, accountId, { before, state: null, limit });
  const actions = await listBulkActionPage(pool, accountId, { before, limit });
  return [
    ...imports.map((one) => ({ id: one.importId, standing: importStanding(one) })),
    ...actions.map((action) => ({ id: action.bulkActionId, action })),
  ]
    .toSorted((left, right) => (left.id > right.id ? -1 : 1))
    .slice(0, limit);
}
