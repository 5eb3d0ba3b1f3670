import type { Json } from '@muster/core/json';
import type { AccountPool } from '../database/account-pool.ts';
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
  pool: AccountPool,
  accountId: string,
  { tables, search }: { readonly tables: ObjectTables; readonly search: RecordSearch },
): Promise<{ readonly records: readonly StoredRecord[]; readonly total: number }> {
  const [where, patterns] = wordsClause(tables, search.words);
  const { rows } = await pool.query<{ total: number; records: readonly StoredRecord[] | null }>(
    `WITH found AS MATERIALIZED (
       SELECT ${tables.id} FROM ${tables.record}
        WHERE account_id = $1 AND deleted_at IS NULL ${where}),
     shown AS (
       SELECT ${columnsOf(tables)} FROM ${tables.record}
        WHERE account_id = $1
          AND ${tables.id} IN (SELECT ${tables.id} FROM found ORDER BY ${tables.id} DESC LIMIT $2))
     SELECT (SELECT count(*) FROM found) AS total,
            (SELECT jsonb_agg(to_jsonb(shown) ORDER BY id DESC) FROM shown) AS records`,
    [accountId, search.limit, ...patterns],
  );
  return { records: rows[0]?.records ?? [], total: rows[0]?.total ?? 0 };
}

/**
 * Each word in some value, or in the ID. The record's text as a whole is looked through first: it
 * holds every word that a value holds, unless JSON writes the word otherwise, and is a few times
 * quicker to look through than value by value. Names of fields are in it too, so it only rules out.
 */
function wordsClause(
  tables: ObjectTables,
  words: readonly string[],
): readonly [string, readonly string[]] {
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const clauses = words.map((word, at) => {
    const pattern = `$${at + 3}`;
    const idHas = `${tables.id}::text LIKE lower(${pattern})`;
    const quick = /["\\]/.test(word) ? '' : `(data::text ILIKE ${pattern} OR ${idHas}) AND`;
    return `AND ${quick} (${idHas} OR EXISTS (
      SELECT FROM jsonb_path_query(data, '$.** ? (@.type() == "string")') AS value
       WHERE value #>> '{}' ILIKE ${pattern}))`;
  });
  return [clauses.join('\n'), patterns];
}

/**
 * Every record of the account, oldest first, some thousands at a time. Each batch is as it is when
 * it is read: what is changed meanwhile is in it or not, and nothing is in it twice.
 */
export async function* readAllRecords(
  pool: AccountPool,
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
