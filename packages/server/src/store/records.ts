import type { Json } from '@muster/core/json';
import type pg from 'pg';
import type { ObjectTables } from './object-tables.ts';

/** A record as people see it, those in the bin excepted. */
export interface StoredRecord {
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly values: Readonly<Record<string, Json>>;
}

export interface RecordSearch {
  /** Every one of these must stand in some value, in any case; none: all records. */
  readonly words: readonly string[];
  readonly limit: number;
}

/** Records that hold all the words, newest first, and how many there are. */
export async function searchRecords(
  pool: pg.Pool,
  accountId: string,
  { tables, search }: { readonly tables: ObjectTables; readonly search: RecordSearch },
): Promise<{ readonly records: readonly StoredRecord[]; readonly total: number }> {
  const patterns = search.words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  // jsonb_path_query reaches the texts within lists too; keys of fields are not searched.
  const where = `account_id = $1 AND deleted_at IS NULL
    AND NOT EXISTS (
      SELECT FROM unnest($2::text[]) AS pattern
       WHERE NOT EXISTS (
         SELECT FROM jsonb_path_query(data, '$.** ? (@.type() == "string")') AS value
          WHERE value #>> '{}' ILIKE pattern)
         AND ${tables.id}::text NOT ILIKE pattern)`;
  const counted = await pool.query<{ total: number }>(
    `SELECT count(*) AS total FROM ${tables.record} WHERE ${where}`,
    [accountId, patterns],
  );
  const { rows } = await pool.query<StoredRecord>(
    `SELECT ${columnsOf(tables)} FROM ${tables.record} WHERE ${where} ORDER BY ${tables.id} DESC LIMIT $3`,
    [accountId, patterns, search.limit],
  );
  return { records: rows, total: counted.rows[0]?.total ?? 0 };
}

/**
 * Every record of the account, oldest first, some thousands at a time. Each batch is as it is when
 * it is read: what is changed meanwhile is in it or not, and nothing is in it twice.
 */
export async function* readAllRecords(
  pool: pg.Pool,
  accountId: string,
  tables: ObjectTables,
): AsyncGenerator<readonly StoredRecord[]> {
  let after = LOWEST_ID;
  for (;;) {
    const { rows } = await pool.query<StoredRecord>(
      `SELECT ${columnsOf(tables)} FROM ${tables.record}
        WHERE account_id = $1 AND ${tables.id} > $2 AND deleted_at IS NULL
        ORDER BY ${tables.id} LIMIT ${RECORDS_AT_ONCE}`,
      [accountId, after],
    );
    if (rows.length > 0) yield rows;
    if (rows.length < RECORDS_AT_ONCE) return;
    after = rows.at(-1)?.id as string;
  }
}

const LOWEST_ID = '00000000-0000-0000-0000-000000000000';
const RECORDS_AT_ONCE = 5_000;

function columnsOf(tables: ObjectTables): string {
  return `${tables.id} AS id, version, created_at AS "createdAt", updated_at AS "updatedAt", data AS values`;
}
