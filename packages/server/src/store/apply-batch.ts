import type { Outcome } from '@muster/core/plan/decide-row';
import type pg from 'pg';
import type { ObjectTables } from './object-tables.ts';
import { recordById } from './record-by-id.ts';
import type { StagingTables } from './staging-tables.ts';

/** The rows of one batch of one import: those after `after` and up to `upTo`. */
export interface Batch {
  readonly accountId: string;
  readonly importId: string;
  readonly after: number;
  readonly upTo: number;
}

export interface BatchTables {
  readonly objects: ObjectTables;
  readonly staging: StagingTables;
}

/**
 * Settings of a batch's transaction, whether it plans, applies or undoes. A batch finds its records
 * by their keys, however many others the account has: reading whole tables for some thousand rows,
 * as costs made for spinning disks suggest, makes large imports quadratic. Nobody waits for the disk
 * at each batch: what a crash of the machine takes away, it takes together with the cursor, and the
 * end of the import waits for all of it.
 */
export async function useBatchSettings(client: pg.ClientBase): Promise<void> {
  await client.query(
    `SET LOCAL random_page_cost = 1.1; SET LOCAL jit = off; SET LOCAL synchronous_commit = off;
     ${ENDS_WITH_ITS_WRITER}`,
  );
}

/**
 * A writer that sleeps in the middle of a transaction would hold its locks, and all others, until it
 * wakes up. Between two statements a writer works for a second or two at most.
 */
export const ENDS_WITH_ITS_WRITER = "SET LOCAL idle_in_transaction_session_timeout = '10s'";

/** Rows by outcome, and rows that were imported with a warning. */
export type BatchCounts = Readonly<Partial<Record<Outcome | 'warnings', number>>>;

/**
 * Carries out the planned rows of a batch: records, keys, change log, ledger. Runs in the caller's
 * transaction, which holds the account's lock and has made sure that the plan still holds.
 */
export async function applyBatch(
  client: pg.ClientBase,
  batch: Batch,
  tables: BatchTables,
): Promise<BatchCounts> {
  const values = [batch.accountId, batch.importId, batch.after, batch.upTo];
  const counts = await writeLedger(client, values, tables);
  if (counts.created) await client.query(createRecords(tables), values);
  if (counts.created)
    await client.query(createKeys(tables), [batch.accountId, batch.after, batch.upTo]);
  if (counts.updated) await client.query(logChanges(tables), values);
  if (counts.updated) await client.query(updateRecords(tables), values);
  if (counts.created || counts.updated) {
    await client.query(changeKeys(tables), [batch.accountId, batch.after, batch.upTo]);
  }
  return counts;
}

async function writeLedger(
  client: pg.ClientBase,
  values: readonly unknown[],
  { staging, objects }: BatchTables,
): Promise<BatchCounts> {
  const { rows } = await client.query<{ outcome: Outcome; count: number; warned: number }>(
    `WITH written AS (
       INSERT INTO import_row (account_id, import_id, row_number, object, outcome, record_id, version, byte_offset, issues)
       SELECT $1, $2, row_number, '${objects.object}', p.outcome, p.record_id, p.version, s.byte_offset,
              coalesce(p.issues, s.issues)
         FROM ${staging.plan} p JOIN ${staging.row} s USING (row_number)
        WHERE p.row_number > $3 AND p.row_number <= $4
          AND s.row_number > $3 AND s.row_number <= $4
        ORDER BY row_number
       RETURNING outcome, issues)
     SELECT outcome, count(*) AS count,
            count(*) FILTER (WHERE issues @> '[{"severity": "warning"}]') AS warned
       FROM written GROUP BY outcome`,
    [...values],
  );
  const counts: Partial<Record<Outcome | 'warnings', number>> = {};
  for (const { outcome, count, warned } of rows) {
    counts[outcome] = count;
    if (outcome !== 'failed') counts.warnings = (counts.warnings ?? 0) + warned;
  }
  return counts;
}

function createRecords({ staging, objects }: BatchTables): string {
  return `
    INSERT INTO ${objects.record} (account_id, ${objects.id}, version, changed_by, created_at, updated_at,
                                   origin_import_id, origin_row, linked_to, data)
    SELECT $1, p.record_id, 1, $2, now(), now(), $2, row_number, p.linked_to, coalesce(p.data, s.values)
      FROM ${staging.plan} p JOIN ${staging.row} s USING (row_number)
     WHERE p.row_number > $3 AND p.row_number <= $4 AND p.outcome = 'created'
       AND s.row_number > $3 AND s.row_number <= $4
     ORDER BY row_number`;
}

/** Keys in order, so that two writers never wait for each other, and index pages are met once. */
function createKeys({ staging, objects }: BatchTables): string {
  return `
    INSERT INTO ${objects.key} (account_id, kind, value, ${objects.id})
    SELECT $1, k.kind, k.value, p.record_id
      FROM ${staging.plan} p JOIN ${staging.key} k USING (row_number)
     WHERE p.row_number > $2 AND p.row_number <= $3 AND p.outcome = 'created' AND p.data IS NULL
       AND k.row_number > $2 AND k.row_number <= $3
     ORDER BY k.kind, k.value`;
}

function logChanges({ staging, objects }: BatchTables): string {
  return `
    INSERT INTO change_log (account_id, object, record_id, version, kind, import_id, row_number,
                            changed_by_before, changed_at, before, after, keys)
    SELECT $1, '${objects.object}', p.record_id, p.version, 'apply', $2, p.row_number,
           CASE WHEN row_number() OVER (PARTITION BY p.record_id ORDER BY p.row_number) = 1
                THEN c.changed_by ELSE $2 END,
           now(), p.before, p.after, p.keys
      FROM ${staging.plan} p
     CROSS JOIN LATERAL (${recordById(objects, 'p.record_id')}) c
     WHERE p.row_number > $3 AND p.row_number <= $4 AND p.outcome = 'updated'
     ORDER BY p.row_number`;
}

function updateRecords({ staging, objects }: BatchTables): string {
  return `
    UPDATE ${objects.record} c
       SET data = jsonb_strip_nulls(c.data || u.after), version = u.version, changed_by = $2,
           updated_at = now(), deleted_at = NULL
      FROM (SELECT record_id, max(version) AS version, merge_patches(after ORDER BY row_number) AS after
              FROM ${staging.plan}
             WHERE row_number > $3 AND row_number <= $4 AND outcome = 'updated'
             GROUP BY record_id) u
     WHERE c.account_id = $1 AND c.${objects.id} = u.record_id`;
}

/** What the batch leaves of each key: of several changes of one key of one record, the last. */
function changeKeys({ staging, objects }: BatchTables): string {
  return `
    WITH change AS (
      SELECT DISTINCT ON (o.kind, o.value, p.record_id) p.record_id, o.kind, o.value, o.added
        FROM ${staging.plan} p
       CROSS JOIN LATERAL (
         SELECT e ->> 0 AS kind, e ->> 1 AS value, true AS added FROM jsonb_array_elements(p.keys -> 'added') e
         UNION ALL
         SELECT e ->> 0, e ->> 1, false FROM jsonb_array_elements(p.keys -> 'removed') e) o
       WHERE p.row_number > $2 AND p.row_number <= $3 AND p.keys IS NOT NULL
       ORDER BY o.kind, o.value, p.record_id, p.row_number DESC),
    -- One look into the index for each: nobody else changes the account's keys meanwhile.
    removed AS (
      DELETE FROM ${objects.key}
       WHERE account_id = $1 AND ctid = ANY (ARRAY(
         SELECT k.ctid
           FROM change c
          CROSS JOIN LATERAL (
            SELECT ctid FROM ${objects.key}
             WHERE account_id = $1 AND kind = c.kind AND value = c.value AND ${objects.id} = c.record_id
            OFFSET 0) k
          WHERE NOT c.added)))
    INSERT INTO ${objects.key} (account_id, kind, value, ${objects.id})
    SELECT $1, kind, value, record_id FROM change WHERE added ORDER BY kind, value
    ON CONFLICT (account_id, kind, value, ${objects.id}) DO UPDATE SET live = true`;
}
