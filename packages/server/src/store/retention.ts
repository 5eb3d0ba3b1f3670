import type pg from 'pg';
import type { AccountPool } from '../database/account-pool.ts';

/** Every account; on the registry's connections. */
export async function listAccountIds(registry: pg.Pool): Promise<readonly string[]> {
  const { rows } = await registry.query<{ id: string }>('SELECT account_id AS id FROM account');
  return rows.map(({ id }) => id);
}

/** Imports that were over so many days ago, and on which nothing is to be done: one that was cancelled can go on. */
export async function listImportsOver(pool: AccountPool, days: number): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT import_id AS id FROM import
      WHERE account_id = $1 AND state IN ('applied', 'undone', 'discarded', 'cancelled')
        AND coalesce(finished_at, created_at) < now() - make_interval(days => $2)
        AND NOT EXISTS (SELECT FROM import_run r
                         WHERE r.account_id = $1 AND r.import_id = import.import_id AND r.wanted IS NOT NULL)`,
    [pool.accountId, days],
  );
  return rows.map(({ id }) => id);
}

/** Forgets events, and what came of sending them, after so many days. */
export async function deleteOldEvents(pool: AccountPool, days: number): Promise<void> {
  const old = `account_id = $1 AND event_id < $2`;
  const { rows } = await pool.query<{ id: string | null }>(
    `SELECT event_id AS id FROM event
      WHERE account_id = $1 AND created_at >= now() - make_interval(days => $2)
      ORDER BY event_id LIMIT 1`,
    [pool.accountId, days],
  );
  const before = rows[0]?.id ?? LAST_ID;
  for (const table of ['webhook_attempt', 'webhook_delivery', 'event']) {
    await pool.query(`DELETE FROM ${table} WHERE ${old}`, [pool.accountId, before]);
  }
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
