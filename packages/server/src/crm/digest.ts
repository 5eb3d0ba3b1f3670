import type { AccountPool } from '../database/account-pool.ts';
import { type Account, listMembers } from '../store/accounts.ts';
import { digestRecords } from '../store/digest.ts';
import { tablesOf } from '../store/object-tables.ts';
import { loadDefinition } from './fields.ts';

/** A hash of what the account's contacts are, whatever their IDs and the clock: see `digestRecords`. */
export async function digestAccount(pool: AccountPool, { accountId }: Account): Promise<string> {
  const definition = await loadDefinition(pool, accountId, 'contact');
  const memberFields = definition.fields
    .filter(({ type }) => type === 'owner' || type === 'followers')
    .map(({ key }) => key);
  return digestRecords(pool, accountId, {
    tables: tablesOf(definition),
    listFields: definition.fields.filter(({ many }) => many).map(({ key }) => key),
    memberFields,
    members: await listMembers(pool, accountId),
  });
}
