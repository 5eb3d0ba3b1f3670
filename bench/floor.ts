import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Pool } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { newUuid } from '../packages/server/src/store/uuid-v7.ts';

/** Rows of one table, as text in a file: what a COPY is to write. */
export interface FloorPart {
  readonly table: string;
  readonly path: string;
}

/** Milliseconds by table. */
export type FloorTimes = Readonly<Record<string, number>>;

/** What an import has left for good. */
export interface Left {
  readonly importId: string;
  /** `all`: every record is this import's. `changes`: the records it has changed. */
  readonly records: 'all' | 'changes' | 'none';
}

/**
 * Writes the rows that an import has left into files, as the rows of an account that does not
 * exist: beside the rows that are there, in the same tables and indexes, no key collides. In the
 * order in which they lie in the tables, which is the order in which the import wrote them.
 */
export async function prepareFloor(pool: Pool, folder: string, left: Left): Promise<FloorPart[]> {
  const account = newUuid();
  const parts: FloorPart[] = [];
  for (const { table, rows } of statementsFor(left)) {
    const path = join(folder, `floor-${left.importId}-${table}.txt`);
    const columns = (await columnsOf(pool, table))
      .map((name) => (name === 'account_id' ? `'${account}'` : `t.${name}`))
      .join(', ');
    const client = await pool.connect();
    try {
      await pipeline(
        client.query(copyTo(`COPY (SELECT ${columns} FROM ${table} t ${rows}) TO STDOUT`)),
        createWriteStream(path),
      );
    } finally {
      client.release();
    }
    if ((await stat(path)).size > 0) parts.push({ table, path });
  }
  return parts;
}

/** Copies the prepared rows into their tables, one after the other, each as one transaction. */
export async function runFloor(pool: Pool, parts: readonly FloorPart[]): Promise<FloorTimes> {
  const times: Record<string, number> = {};
  const client = await pool.connect();
  try {
    for (const { table, path } of parts) {
      const startedAt = performance.now();
      await pipeline(
        createReadStream(path, { highWaterMark: CHUNK_BYTES }),
        client.query(copyFrom(`COPY ${table} FROM STDIN`, { highWaterMark: CHUNK_BYTES })),
      );
      times[table] = performance.now() - startedAt;
    }
  } finally {
    client.release();
  }
  return times;
}

export function sumOf(times: FloorTimes): number {
  return Object.values(times).reduce((sum, ms) => sum + ms, 0);
}

const CHUNK_BYTES = 1 << 20;

interface Statement {
  readonly table: string;
  /** The end of a SELECT from the table as `t`. */
  readonly rows: string;
}

/** Import IDs are our own UUIDs: safe as text. */
function statementsFor({ importId, records }: Left): readonly Statement[] {
  const changed = `(SELECT record_id FROM change_log WHERE import_id = '${importId}')`;
  const changedKeys = `(
    SELECT l.record_id, e ->> 0 AS kind, e ->> 1 AS value
      FROM change_log l CROSS JOIN LATERAL jsonb_array_elements(l.keys -> 'added') e
     WHERE l.import_id = '${importId}')`;
  const ofImport = `WHERE t.import_id = '${importId}'`;
  const ledger = { table: 'import_row', rows: ofImport };
  const log = { table: 'change_log', rows: ofImport };
  const statements = {
    all: [{ table: 'contact', rows: '' }, { table: 'contact_key', rows: '' }, ledger, log],
    changes: [
      { table: 'contact', rows: `WHERE t.contact_id IN ${changed}` },
      { table: 'contact_key', rows: `WHERE (t.contact_id, t.kind, t.value) IN ${changedKeys}` },
      ledger,
      log,
    ],
    none: [ledger],
  };
  return statements[records];
}

async function columnsOf(pool: Pool, table: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}
