import type pg from 'pg';
import { type AccountPool, accountPool } from '../database/account-pool.ts';
import { withTransaction } from '../database/with-transaction.ts';

/** What an account has on disk and in staging, by ID. */
export interface AccountFiles {
  readonly importIds: readonly string[];
  readonly uploadIds: readonly string[];
}

/** Takes all imports out of the hands of whoever works on them; nobody takes them up again. */
export async function stopWriters(pool: AccountPool): Promise<void> {
  await withTransaction(pool, async (client) => {
    await client.query(
      'UPDATE import_run SET wanted = NULL, worker = NULL, heartbeat_at = NULL WHERE account_id = $1',
      [pool.accountId],
    );
    await client.query('UPDATE import SET fence = fence + 1 WHERE account_id = $1', [
      pool.accountId,
    ]);
  });
}

export async function listAccountFiles(pool: AccountPool): Promise<AccountFiles> {
  const { rows } = await pool.query<AccountFiles>(
    `SELECT ARRAY(SELECT import_id FROM import WHERE account_id = $1) AS "importIds",
            ARRAY(SELECT upload_id FROM upload WHERE account_id = $1) AS "uploadIds"`,
    [pool.accountId],
  );
  return rows[0] ?? { importIds: [], uploadIds: [] };
}

/** Drops the staging tables of imports. */
export async function dropStagingOf(
  pool: AccountPool,
  importIds: readonly string[],
): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'staging'::regnamespace AND relkind = 'r'
        AND substring(relname from '_([0-9a-f]{32})_') = ANY ($1::text[])`,
    [importIds.map((id) => id.replaceAll('-', ''))],
  );
  for (const { name } of rows) await pool.query(`DROP TABLE IF EXISTS staging."${name}"`);
}

/**
 * Deletes every row of the account, its audit log included, and its place among the organisations;
 * all or nothing. Gives what had files by then.
 *
 * @param registry connections of the owner: the app may not delete from the audit log
 */
export async function deleteAccountRows(
  registry: pg.Pool,
  accountId: string,
): Promise<AccountFiles> {
  return withTransaction(accountPool(registry, accountId), async (client) => {
    await client.query("SET LOCAL muster.erases_account = 'yes'");
    // Uploads that begin wait for it, and find no account.
    await client.query('SELECT FROM account WHERE account_id = $1 FOR UPDATE', [accountId]);
    const { rows: uploads } = await client.query<{ id: string }>(
      'DELETE FROM upload WHERE account_id = $1 RETURNING upload_id AS id',
      [accountId],
    );
    const { rows: imports } = await client.query<{ id: string }>(
      'DELETE FROM import WHERE account_id = $1 RETURNING import_id AS id',
      [accountId],
    );
    const { rows } = await client.query<{ table: string }>(
      `SELECT c.oid::regclass::text AS table
         FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'account_id'
        WHERE c.relkind = 'r' AND c.relforcerowsecurity ORDER BY 1`,
    );
    for (const { table } of rows) {
      await client.query(`DELETE FROM ${table} WHERE account_id = $1`, [accountId]);
    }
    await client.query('DELETE FROM identity.organization WHERE id = $1', [accountId]);
    return { importIds: imports.map(({ id }) => id), uploadIds: uploads.map(({ id }) => id) };
  });
}
