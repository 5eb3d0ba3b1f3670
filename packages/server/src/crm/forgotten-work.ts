import type { Pool } from 'pg';
import { accountPool } from '../database/account-pool.ts';
import { type BulkActionKey, listOpenOfAll } from '../store/bulk-actions.ts';
import { isIndexCurrent, listAccountIds } from '../store/search-index.ts';

/** Bulk actions of all accounts that nobody has finished; those under way are among them. */
export function listForgottenActions(registry: Pool): Promise<readonly BulkActionKey[]> {
  return listOpenOfAll(registry);
}

/** Accounts whose index of contacts lacks what imports have changed. */
export async function listAccountsToIndex({
  registry,
  pool,
}: {
  readonly registry: Pool;
  readonly pool: Pool;
}): Promise<readonly string[]> {
  const behind: string[] = [];
  for (const accountId of await listAccountIds(registry)) {
    if (!(await isIndexCurrent(accountPool(pool, accountId), accountId))) behind.push(accountId);
  }
  return behind;
}
