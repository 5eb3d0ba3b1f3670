import type { Json } from '@muster/core/json';
import type { RecordKey } from '@muster/core/match/key';
import type { Patch } from '@muster/core/plan/patch-record';
import type { KeptReason } from '@muster/core/undo/reverse-change';
import type pg from 'pg';
import type { Batch } from './apply-batch.ts';
import type { Actor } from './actor.ts';
import { jsonText } from './copy-text.ts';
import type { ImportKey } from './imports.ts';
import type { ObjectTables } from './object-tables.ts';

/** A row of the ledger that changed a record, with the change. */
export interface AppliedRow {
  readonly rowNumber: number;
  readonly outcome: 'created' | 'updated';
  readonly recordId: string;
  /** The record's version after the row. */
  readonly version: number;
  readonly undo: 'reversed' | 'kept' | null;
  /** Of a row that was kept: the fields that undoing left as they are, '' for all. */
  readonly note: Readonly<Record<string, KeptReason>> | null;
  readonly patch: Patch | null;
  readonly restored: boolean;
  readonly changedByBefore: string | null;
}

/** A record as it is now. */
export interface CurrentRecord {
  readonly id: string;
  readonly version: number;
  readonly changedBy: string;
  /** The import that created it; null: not created by one. */
  readonly createdBy: string | null;
  readonly binned: boolean;
  readonly values: Readonly<Record<string, Json>>;
}

/** A record as it is to be; null values stay as they are. */
export interface WrittenRecord extends Omit<CurrentRecord, 'values' | 'createdBy'> {
  readonly values: CurrentRecord['values'] | null;
}

/** What becomes of a ledger row. */
export interface UndoneRow {
  readonly rowNumber: number;
  /** null: the row is not undone, or no more. */
  readonly undo: AppliedRow['undo'];
  readonly note: Readonly<Record<string, KeptReason>> | null;
  /** What an earlier undo or redo made of it. */
  readonly was: AppliedRow['undo'];
}

/** A step back or forth in a record's history. */
export interface LoggedChange {
  readonly recordId: string;
  readonly version: number;
  readonly rowNumber: number;
  readonly changedByBefore: string;
  readonly patch: Patch;
}

/** Everything that a batch of undoing or redoing writes. */
export interface UndoWork {
  readonly kind: 'undo' | 'redo';
  readonly records: readonly WrittenRecord[];
  readonly keysAdded: readonly HeldKey[];
  readonly keysRemoved: readonly HeldKey[];
  readonly changes: readonly LoggedChange[];
  readonly rows: readonly UndoneRow[];
}

export interface HeldKey extends RecordKey {
  readonly id: string;
  readonly live: boolean;
}

/** Rows of the batch that changed a record, in file order. */
export async function readAppliedRows(
  client: pg.ClientBase,
  batch: Batch,
  objects: ObjectTables,
): Promise<readonly AppliedRow[]> {
  const { rows } = await client.query<AppliedRow>(
    `SELECT r.row_number AS "rowNumber", r.outcome, r.record_id AS "recordId", r.version, r.undo, r.undo_note AS note,
            CASE WHEN l.before IS NOT NULL THEN json_build_object('before', l.before, 'after', l.after) END AS patch,
            coalesce((l.keys ->> 'restored')::boolean, false) AS restored,
            l.changed_by_before AS "changedByBefore"
       FROM import_row r
       LEFT JOIN LATERAL (${changeOfRow('before, after, keys, changed_by_before')}) l ON r.outcome = 'updated'
      WHERE r.account_id = $1 AND r.import_id = $2 AND r.row_number > $3 AND r.row_number <= $4
        AND r.object = '${objects.object}' AND r.outcome IN ('created', 'updated')
      ORDER BY r.row_number`,
    [batch.accountId, batch.importId, batch.after, batch.upTo],
  );
  return rows;
}

/**
 * The change that a row `r` of the ledger made, looked up by its key: what the server knows of the
 * tables while they grow quickly would have it read the whole log.
 */
export function changeOfRow(columns: string): string {
  return `SELECT ${columns} FROM change_log
           WHERE account_id = $1 AND object = r.object AND record_id = r.record_id AND version = r.version
          OFFSET 0`;
}

export async function readCurrentRecords(
  client: pg.ClientBase,
  accountId: string,
  { objects, ids }: { objects: ObjectTables; ids: readonly string[] },
): Promise<readonly CurrentRecord[]> {
  const { rows } = await client.query<CurrentRecord>(
    `SELECT ${objects.id} AS id, version, changed_by AS "changedBy", origin_import_id AS "createdBy",
            deleted_at IS NOT NULL AS binned, data AS values
       FROM ${objects.record} WHERE account_id = $1 AND ${objects.id} = ANY ($2::uuid[])`,
    [accountId, ids],
  );
  return rows;
}

/**
 * Live records that hold one of those keys and were changed since the import began. Those that
 * have not changed held it then already: giving the key back restores what was.
 */
export async function readHolders(
  client: pg.ClientBase,
  { accountId, importId }: ImportKey,
  { objects, keys }: { objects: ObjectTables; keys: readonly RecordKey[] },
): Promise<readonly HeldKey[]> {
  if (keys.length === 0) return [];
  const { rows } = await client.query<HeldKey>(
    `SELECT k.kind, k.value, k.${objects.id} AS id, k.live
       FROM unnest($3::text[], $4::text[]) AS wanted (kind, value)
       JOIN ${objects.key} k ON k.account_id = $1 AND k.kind = wanted.kind AND k.value = wanted.value
       JOIN ${objects.record} c ON c.account_id = $1 AND c.${objects.id} = k.${objects.id}
      WHERE k.live
        AND c.updated_at > (SELECT created_at FROM import WHERE account_id = $1 AND import_id = $2)`,
    [accountId, importId, keys.map((key) => key.kind), keys.map((key) => key.value)],
  );
  return rows;
}

/** Writes what undoing or redoing a batch comes to, in the caller's transaction. */
export async function writeUndoWork(
  client: pg.ClientBase,
  batch: Batch,
  writing: Writing,
): Promise<void> {
  await writeRecords(client, batch, writing);
  await removeKeys(client, batch, writing);
  await addKeys(client, batch, writing);
  await logChanges(client, batch, writing);
  await noteRows(client, batch, writing);
}

interface Writing {
  readonly work: UndoWork;
  readonly objects: ObjectTables;
  /** Who asked for it; null where nobody is known. */
  readonly actor: Actor | null;
}

async function writeRecords(
  client: pg.ClientBase,
  batch: Batch,
  { work, objects }: Writing,
): Promise<void> {
  if (work.records.length === 0) return;
  await client.query(
    `UPDATE ${objects.record} c
        SET version = u.version, changed_by = u."changedBy", updated_at = now(), data = coalesce(u.values, c.data),
            deleted_at = CASE WHEN u.binned THEN coalesce(c.deleted_at, now()) END
       FROM json_to_recordset($2::json) AS u (id uuid, version integer, "changedBy" uuid, binned boolean, values jsonb)
      WHERE c.account_id = $1 AND c.${objects.id} = u.id`,
    [batch.accountId, jsonText(work.records)],
  );
}

async function removeKeys(
  client: pg.ClientBase,
  batch: Batch,
  { work, objects }: Writing,
): Promise<void> {
  if (work.keysRemoved.length === 0) return;
  await client.query(
    `DELETE FROM ${objects.key} k USING unnest($2::text[], $3::text[], $4::uuid[]) AS gone (kind, value, id)
      WHERE k.account_id = $1 AND k.kind = gone.kind AND k.value = gone.value AND k.${objects.id} = gone.id`,
    [batch.accountId, ...keyColumns(work.keysRemoved)],
  );
}

async function addKeys(
  client: pg.ClientBase,
  batch: Batch,
  { work, objects }: Writing,
): Promise<void> {
  if (work.keysAdded.length === 0) return;
  await client.query(
    `INSERT INTO ${objects.key} (account_id, kind, value, ${objects.id}, live)
     SELECT $1, kind, value, id, live FROM unnest($2::text[], $3::text[], $4::uuid[], $5::boolean[]) AS k (kind, value, id, live)
      ORDER BY kind, value
     ON CONFLICT (account_id, kind, value, ${objects.id}) DO UPDATE SET live = excluded.live`,
    [batch.accountId, ...keyColumns(work.keysAdded), work.keysAdded.map((key) => key.live)],
  );
}

async function logChanges(
  client: pg.ClientBase,
  batch: Batch,
  { work, objects, actor }: Writing,
): Promise<void> {
  if (work.changes.length === 0) return;
  await client.query(
    `INSERT INTO change_log (account_id, object, record_id, version, kind, import_id, row_number,
                             changed_by_before, changed_at, actor, before, after)
     SELECT $1, '${objects.object}', "recordId", version, $3, $2, "rowNumber", "changedByBefore", now(),
            $5, before, after
       FROM json_to_recordset($4::json)
         AS l ("recordId" uuid, version integer, "rowNumber" integer, "changedByBefore" uuid, before jsonb, after jsonb)`,
    [
      batch.accountId,
      batch.importId,
      work.kind,
      jsonText(work.changes.map(({ patch, ...change }) => ({ ...change, ...patch }))),
      actor === null ? null : jsonText(actor),
    ],
  );
}

async function noteRows(
  client: pg.ClientBase,
  batch: Batch,
  { work, objects }: Writing,
): Promise<void> {
  const ledger = `r.account_id = $1 AND r.import_id = $2 AND r.object = '${objects.object}'`;
  // Of nearly every row the number is all that has to be sent: undone as a whole, or done again.
  const mark = work.kind === 'undo' ? 'reversed' : null;
  const isPlain = (row: UndoneRow): boolean => row.note === null && row.undo === mark;
  await client.query(
    `UPDATE import_row r SET undo = $3, undo_note = NULL FROM unnest($4::integer[]) AS u (row_number)
      WHERE ${ledger} AND r.row_number = u.row_number`,
    [batch.accountId, batch.importId, mark, work.rows.filter(isPlain).map((row) => row.rowNumber)],
  );
  const others = work.rows.filter((row) => !isPlain(row));
  if (others.length === 0) return;
  await client.query(
    `UPDATE import_row r SET undo = u.undo, undo_note = u.note
       FROM json_to_recordset($3::json) AS u ("rowNumber" integer, undo text, note jsonb)
      WHERE ${ledger} AND r.row_number = u."rowNumber"`,
    [batch.accountId, batch.importId, jsonText(others)],
  );
}

function keyColumns(keys: readonly HeldKey[]): [string[], string[], string[]] {
  return [keys.map((key) => key.kind), keys.map((key) => key.value), keys.map((key) => key.id)];
}
