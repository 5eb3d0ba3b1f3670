import assert from 'node:assert/strict';
import type pg from 'pg';
import type { AccountPool } from '../database/account-pool.ts';
import { errorCode } from '../database/database-error.ts';
import { withTransaction } from '../database/with-transaction.ts';

/** An import's own tables, as names for SQL text. */
export interface StagingTables {
  /** One line a row: its coded values. */
  readonly row: string;
  /** One line a key of a row. */
  readonly key: string;
  /** One line for each key that several rows of the range being planned have, with the first of them. */
  readonly shared: string;
  /** One line for each record of the account that a row's keys or ID meet. */
  readonly match: string;
  /** Rows that must be decided in file order, since they can meet each other. */
  readonly tangled: string;
  /** One line a row: what it will do. */
  readonly plan: string;
}

/**
 * Each writer of an import stages into tables of its own, named after its fence (`stagedBy`), so
 * that one which slept and woke cannot touch the tables of the one that took over.
 */
export function stagingTables(importId: string, stagedBy: number): StagingTables {
  assert.match(importId, /^[0-9a-f-]{36}$/);
  assert(Number.isSafeInteger(stagedBy));
  const suffix = `${importId.replaceAll('-', '')}_${stagedBy}`;
  return {
    row: `staging.row_${suffix}`,
    key: `staging.key_${suffix}`,
    shared: `staging.shared_${suffix}`,
    match: `staging.match_${suffix}`,
    tangled: `staging.tangled_${suffix}`,
    plan: `staging.plan_${suffix}`,
  };
}

/**
 * Makes the import's tables anew, empty and without indexes: those come after the rows.
 *
 * `row.state`: `n` the row's values are a new record's values as they are; `d` it takes a decision;
 * `f` failed; `s` skipped.
 */
export async function createStaging(client: pg.ClientBase, tables: StagingTables): Promise<void> {
  await dropStaging(client, tables);
  // No statistics run of the server's own in the middle of the COPY; we analyze ourselves.
  const options = 'WITH (autovacuum_enabled = false)';
  await client.query(`
    CREATE UNLOGGED TABLE ${tables.row} (
      row_number integer NOT NULL, byte_offset bigint NOT NULL, new_id uuid NOT NULL,
      record_id uuid, state "char" NOT NULL, values jsonb, extra_keys jsonb, issues jsonb
    ) ${options};
    CREATE UNLOGGED TABLE ${tables.key} (
      row_number integer NOT NULL, kind text COLLATE "C" NOT NULL, value text COLLATE "C" NOT NULL
    ) ${options};
    CREATE UNLOGGED TABLE ${tables.shared} (
      kind text COLLATE "C" NOT NULL, value text COLLATE "C" NOT NULL, row_number integer NOT NULL
    ) ${options};
    CREATE UNLOGGED TABLE ${tables.match} (
      row_number integer NOT NULL, record_id uuid NOT NULL, live boolean NOT NULL
    ) ${options};
    CREATE UNLOGGED TABLE ${tables.tangled} (row_number integer NOT NULL) ${options};
    CREATE INDEX ON ${tables.tangled} (row_number);
    CREATE UNLOGGED TABLE ${tables.plan} (
      row_number integer NOT NULL, outcome text COLLATE "C" NOT NULL, record_id uuid,
      version integer, data jsonb, before jsonb, after jsonb, keys jsonb, issues jsonb, linked_to uuid
    ) ${options};
  `);
}

/** Indexes and statistics of the staged rows, once they are all there. */
export async function indexStaging(client: pg.ClientBase, tables: StagingTables): Promise<void> {
  await client.query(`CREATE UNIQUE INDEX ON ${tables.row} (row_number)`);
  await client.query(`CREATE INDEX ON ${tables.key} (row_number)`);
  await client.query(`ANALYZE ${tables.row} (row_number, state, record_id)`);
  await client.query(`ANALYZE ${tables.key}`);
}

async function dropStaging(client: pg.ClientBase, tables: StagingTables): Promise<void> {
  await client.query(`DROP TABLE IF EXISTS ${Object.values(tables).join(', ')}`);
}

/**
 * Drops every staging table of the account that nobody needs: of imports that are finished, and of
 * writers that were taken over: so are those of an import that was cancelled. One that is still in use is left for the next time.
 */
export async function sweepStaging(pool: AccountPool): Promise<void> {
  const { rows } = await pool.query<{ table: string }>(
    `SELECT t.name AS table
       FROM (SELECT relname AS name, substring(relname from '_([0-9a-f]{32})_') AS import,
                    substring(relname from '_([0-9]+)$')::integer AS staged_by
               FROM pg_class
              WHERE relnamespace = 'staging'::regnamespace AND relkind = 'r') t
       JOIN import i ON i.import_id = t.import::uuid
      WHERE i.state IN ('applied', 'undone', 'discarded')
         OR (t.staged_by < i.fence AND t.staged_by IS DISTINCT FROM i.staged_by)`,
  );
  for (const { table } of rows) {
    try {
      await withTransaction(pool, async (client) => {
        await client.query("SET LOCAL lock_timeout = '200ms'");
        await client.query(`DROP TABLE IF EXISTS staging."${table}"`);
      });
    } catch (error) {
      if (errorCode(error) !== LOCK_NOT_AVAILABLE) throw error;
    }
  }
}

const LOCK_NOT_AVAILABLE = '55P03';

/** Whether the import's rows are staged: not so once the database crashed, which empties unlogged tables. */
export async function isStaged(client: pg.ClientBase, tables: StagingTables): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    'SELECT to_regclass($1) IS NOT NULL AS there',
    [tables.row],
  );
  if (!rows[0]?.there) return false;
  const some = await client.query(`SELECT 1 FROM ${tables.row} LIMIT 1`);
  return some.rowCount === 1;
}
