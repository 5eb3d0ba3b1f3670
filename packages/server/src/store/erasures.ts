import type { RecordKey } from '@muster/core/match/key';
import type pg from 'pg';
import type { AccountPool, Queryable } from '../database/account-pool.ts';
import { jsonText } from './copy-text.ts';
import { changeImport, type ImportKey, takeOverImport } from './imports.ts';
import { stagingTables } from './staging-tables.ts';
import { newUuid } from './uuid-v7.ts';

/** A row of an import's stored file. */
export interface RowPlaceOfImport {
  readonly importId: string;
  readonly rowNumber: number;
  readonly byteOffset: number;
}

/** What is still to be done on disk after somebody was erased in the database. */
export interface Erasure {
  readonly erasureId: string;
  readonly fileRows: readonly RowPlaceOfImport[];
  readonly createdAt: string;
}

/** Notes what is to be done on disk, in the transaction that erases. */
export async function insertErasure(
  client: Queryable,
  accountId: string,
  fileRows: readonly RowPlaceOfImport[],
): Promise<string> {
  const erasureId = newUuid();
  await client.query(
    'INSERT INTO erasure (account_id, erasure_id, file_rows) VALUES ($1, $2, $3)',
    [accountId, erasureId, jsonText(fileRows)],
  );
  return erasureId;
}

/** Oldest first. */
export async function listErasures(pool: AccountPool): Promise<readonly Erasure[]> {
  const { rows } = await pool.query<Erasure>(
    `SELECT erasure_id AS "erasureId", file_rows AS "fileRows", created_at AS "createdAt"
       FROM erasure WHERE account_id = $1 ORDER BY erasure_id`,
    [pool.accountId],
  );
  return rows;
}

export async function deleteErasure(pool: AccountPool, erasureId: string): Promise<void> {
  await pool.query('DELETE FROM erasure WHERE account_id = $1 AND erasure_id = $2', [
    pool.accountId,
    erasureId,
  ]);
}

/**
 * Gives the rows of imports that are not over whose keys are those of the person; each such import
 * is staged again from its file before it goes on.
 */
export async function eraseFromStaging(
  client: pg.ClientBase,
  accountId: string,
  keys: readonly RecordKey[],
): Promise<readonly RowPlaceOfImport[]> {
  const { rows: imports } = await client.query<{ importId: string; stagedBy: number }>(
    `SELECT import_id AS "importId", staged_by AS "stagedBy" FROM import
      WHERE account_id = $1 AND staged_by IS NOT NULL
        AND state NOT IN ('applied', 'undone', 'discarded', 'cancelled')`,
    [accountId],
  );
  const found: RowPlaceOfImport[] = [];
  for (const { importId, stagedBy } of imports) {
    const rows = await stagedRowsOf(client, { importId, stagedBy, keys });
    if (rows.length === 0) continue;
    found.push(...rows);
    await stageAgain(client, { accountId, importId });
  }
  return found;
}

/** Whoever works on the import stops, and the next one goes on; what was staged is swept away. */
export async function stageAgain(client: pg.ClientBase, key: ImportKey): Promise<void> {
  await client.query(
    `UPDATE import_run SET worker = NULL, heartbeat_at = NULL, retry_at = now()
      WHERE account_id = $1 AND import_id = $2`,
    [key.accountId, key.importId],
  );
  const fence = await takeOverImport(client, key);
  await changeImport(client, { ...key, fence }, { stagedBy: null });
}

async function stagedRowsOf(
  client: pg.ClientBase,
  {
    importId,
    stagedBy,
    keys,
  }: { readonly importId: string; readonly stagedBy: number; readonly keys: readonly RecordKey[] },
): Promise<readonly RowPlaceOfImport[]> {
  const { row, key } = stagingTables(importId, stagedBy);
  const { rows: there } = await client.query<{ there: boolean }>(
    'SELECT to_regclass($1) IS NOT NULL AND to_regclass($2) IS NOT NULL AS there',
    [row, key],
  );
  if (!there[0]?.there) return [];
  const { rows } = await client.query<RowPlaceOfImport>(
    `SELECT DISTINCT $1 AS "importId", s.row_number AS "rowNumber", s.byte_offset AS "byteOffset"
       FROM unnest($2::text[], $3::text[]) AS w (kind, value)
       JOIN ${key} k USING (kind, value) JOIN ${row} s USING (row_number)`,
    [importId, keys.map(({ kind }) => kind), keys.map(({ value }) => value)],
  );
  return rows;
}
