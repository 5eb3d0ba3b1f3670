import type { AccountPool } from '../database/account-pool.ts';

/** Exports that were asked for up to a time, and whether nothing more is written for them. */
export async function listExportsUntil(
  pool: AccountPool,
  until: string,
): Promise<readonly { readonly id: string; readonly isOver: boolean }[]> {
  const { rows } = await pool.query<{ id: string; isOver: boolean }>(
    `SELECT bulk_action_id AS id, state NOT IN ('waiting', 'running') AS "isOver" FROM bulk_action
      WHERE account_id = $1 AND kind = 'export' AND created_at <= $2`,
    [pool.accountId, until],
  );
  return rows;
}
