import { CONTACT } from '@muster/core/object/contact';
import type { AccountPool } from '../database/account-pool.ts';
import type { Account } from '../store/accounts.ts';
import { searchRecords, type StoredRecord } from '../store/records.ts';
import { tablesOf } from '../store/object-tables.ts';

export interface FoundContacts {
  /** Newest first. */
  readonly contacts: readonly StoredRecord[];
  /** How many there are, shown or not. */
  readonly total: number;
  /** false: there are more than `total`, which were not counted. */
  readonly totalIsExact: boolean;
}

/** Contacts in which every word of the query stands somewhere; all contacts when it has none. */
export async function findContacts(
  pool: AccountPool,
  account: Account,
  { query, limit }: { readonly query: string; readonly limit: number },
): Promise<FoundContacts> {
  const words = query.split(/\s+/).filter((word) => word !== '');
  const { records, total } = await searchRecords(pool, account.accountId, {
    tables: tablesOf(CONTACT),
    search: { words, limit },
  });
  return { contacts: records, total, totalIsExact: true };
}
