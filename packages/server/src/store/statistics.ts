import type { AccountPool } from '../database/account-pool.ts';
import type { ObjectTables } from './object-tables.ts';

/**
 * Tells the database's planner how many records and keys each account has now. It finds out by
 * itself within a minute or so, and until then takes an account that has just grown for an empty
 * one: the next import would go through its rows again for each key.
 */
export async function refreshStatistics(
  pool: AccountPool,
  { record, key, id }: ObjectTables,
): Promise<void> {
  const refresh = 'SELECT refresh_statistics($1, $2)';
  await pool.query(refresh, [record, ['account_id', id.replaceAll('"', '')]]);
  await pool.query(refresh, [key, ['account_id', 'kind', 'value']]);
}
