import type { Json } from '@muster/core/json';
import type { RecordKey } from '@muster/core/match/key';
import type { RecordValues } from '@muster/core/match/record-values';
import type pg from 'pg';
import type { Actor } from './actor.ts';
import { jsonText } from './copy-text.ts';
import type { ObjectTables } from './object-tables.ts';
import { wantPhotos } from './photos.ts';

/** One new version of a record. */
export interface RecordChange {
  readonly kind: 'create' | 'edit' | 'delete' | 'restore';
  readonly id: string;
  readonly version: number;
  readonly changedByBefore: string;
  readonly binned: boolean;
  /** All of its values; null: they stay. */
  readonly values: RecordValues | null;
  readonly linkedTo: string | null;
  /** The values that differ, before and after. */
  readonly before: Readonly<Record<string, Json>>;
  readonly after: Readonly<Record<string, Json>>;
  /** The keys it holds from now on, and those it holds no more. */
  readonly keys: readonly RecordKey[];
  readonly keysRemoved: readonly RecordKey[];
}

export interface Operation {
  readonly accountId: string;
  readonly tables: ObjectTables;
  /** What `changed_by` says from now on. */
  readonly operationId: string;
  readonly actor: Actor;
  readonly bulkActionId: string | null;
}

/** Writes records, keys and change log in the caller's transaction, which holds the account's lock. */
export async function writeChanges(
  client: pg.ClientBase,
  operation: Operation,
  changes: readonly RecordChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const created = changes.filter(({ kind }) => kind === 'create');
  const changed = changes.filter(({ kind }) => kind !== 'create');
  if (created.length > 0) await insertRecords(client, operation, created);
  if (changed.length > 0) await updateRecords(client, operation, changed);
  await writeKeys(client, operation, changes);
  await logChanges(client, operation, changes);
  if (operation.tables.object === 'contact')
    await wantPhotos(client, operation.accountId, withNewPhoto(changes));
}

async function insertRecords(
  client: pg.ClientBase,
  { accountId, tables, operationId }: Operation,
  created: readonly RecordChange[],
): Promise<void> {
  await client.query(
    `INSERT INTO ${tables.record} (account_id, ${tables.id}, version, changed_by, created_at, updated_at, linked_to, data)
     SELECT $1, id, version, $2, now(), now(), "linkedTo", values
       FROM json_to_recordset($3::json) AS r (id uuid, version integer, "linkedTo" uuid, values jsonb)`,
    [accountId, operationId, jsonText(created as object)],
  );
}

async function updateRecords(
  client: pg.ClientBase,
  { accountId, tables, operationId }: Operation,
  changed: readonly RecordChange[],
): Promise<void> {
  await client.query(
    `UPDATE ${tables.record} c
        SET version = r.version, changed_by = $2, updated_at = now(), data = coalesce(r.values, c.data),
            deleted_at = CASE WHEN r.binned THEN coalesce(c.deleted_at, now()) END
       FROM json_to_recordset($3::json) AS r (id uuid, version integer, binned boolean, values jsonb)
      WHERE c.account_id = $1 AND c.${tables.id} = r.id`,
    [accountId, operationId, jsonText(changed as object)],
  );
}

async function writeKeys(
  client: pg.ClientBase,
  { accountId, tables }: Operation,
  changes: readonly RecordChange[],
): Promise<void> {
  const removed = changes.flatMap(({ id, keysRemoved }) =>
    keysRemoved.map((key) => ({ ...key, id })),
  );
  if (removed.length > 0) {
    await client.query(
      `DELETE FROM ${tables.key} k
        USING json_to_recordset($2::json) AS gone (kind text, value text, id uuid)
        WHERE k.account_id = $1 AND k.kind = gone.kind AND k.value = gone.value AND k.${tables.id} = gone.id`,
      [accountId, jsonText(removed)],
    );
  }
  const held = changes.flatMap(({ id, binned, keys }) =>
    keys.map((key) => ({ ...key, id, live: !binned })),
  );
  if (held.length === 0) return;
  await client.query(
    `INSERT INTO ${tables.key} (account_id, kind, value, ${tables.id}, live)
     SELECT $1, kind, value, id, live
       FROM json_to_recordset($2::json) AS k (kind text, value text, id uuid, live boolean)
      ORDER BY kind, value
     ON CONFLICT (account_id, kind, value, ${tables.id}) DO UPDATE SET live = excluded.live`,
    [accountId, jsonText(held)],
  );
}

async function logChanges(
  client: pg.ClientBase,
  { accountId, tables, actor, bulkActionId }: Operation,
  changes: readonly RecordChange[],
): Promise<void> {
  await client.query(
    `INSERT INTO change_log (account_id, object, record_id, version, kind, actor, bulk_action_id,
                             changed_by_before, changed_at, before, after)
     SELECT $1, $2, id, version, kind, $3, $4, "changedByBefore", now(), before, after
       FROM json_to_recordset($5::json)
         AS l (id uuid, version integer, kind text, "changedByBefore" uuid, before jsonb, after jsonb)`,
    [accountId, tables.object, JSON.stringify(actor), bulkActionId, jsonText(changes as object)],
  );
}

function withNewPhoto(changes: readonly RecordChange[]): readonly string[] {
  return changes.filter(({ after }) => typeof after['photo_url'] === 'string').map(({ id }) => id);
}
