import type pg from 'pg';
import type { ImportKey } from './imports.ts';
import type { ObjectTables } from './object-tables.ts';

/** A change of a record that has not been taken back, or not as a whole. */
export interface LaterChange {
  readonly recordId: string;
  readonly version: number;
  /** Made by the same import, in a later row. */
  readonly isOwn: boolean;
  /**
   * Taken back but for fields in which keys that other records hold by now, or other changes, stood in the way:
   * nothing that anybody still wants. Those other changes are told as well, where they stand.
   */
  readonly isRest: boolean;
  /** The fields in which it stands; true where it added to what was there, or nothing was. */
  readonly fields: Readonly<Record<string, boolean>>;
}

/** A record, and the version after which changes count. */
export interface RecordSince {
  readonly id: string;
  readonly version: number;
}

export interface LaterScope {
  readonly objects: ObjectTables;
  readonly records: readonly RecordSince[];
  /** The last row of the batch: of the import's own rows, those after it have been gone through. */
  readonly upTo: number;
}

/**
 * What people, other imports and later rows of this one have changed of those records since, and
 * stands. What people do always stands.
 */
export async function readLaterChanges(
  client: pg.ClientBase,
  { accountId, importId }: ImportKey,
  { objects, records, upTo }: LaterScope,
): Promise<readonly LaterChange[]> {
  if (records.length === 0) return [];
  const { rows } = await client.query<LaterChange>(
    `SELECT l.record_id AS "recordId", l.version,
            l.import_id = $2 AS "isOwn",
            r.undo IS NOT NULL AND NOT r.undo_note ? '' AS "isRest",
            coalesce((
              SELECT json_object_agg(f.key, coalesce(l.before -> f.key, 'null') = 'null' OR f.value @> (l.before -> f.key))
                FROM jsonb_each(l.after) f
               WHERE r.undo IS NULL OR r.undo_note ? ''
                  OR coalesce(r.undo_note ->> f.key, 'protected') <> 'protected'), '{}') AS fields
       FROM ${SINCE}
      CROSS JOIN LATERAL (
        SELECT * FROM change_log
         WHERE account_id = $1 AND object = '${objects.object}' AND record_id = since.id
           AND version > since.version OFFSET 0) l
      CROSS JOIN LATERAL (
        SELECT undo, undo_note FROM import_row
         WHERE account_id = $1 AND import_id = l.import_id AND row_number = l.row_number
           AND object = l.object OFFSET 0) r
      WHERE l.kind = 'apply' AND (l.import_id <> $2 OR l.row_number > $5)
        AND (r.undo IS NULL OR r.undo <> 'reversed'
             AND EXISTS (SELECT FROM jsonb_each_text(r.undo_note) n WHERE n.value <> 'protected'))
     UNION ALL
     SELECT l.record_id, l.version, false, false,
            coalesce((
              SELECT json_object_agg(f.key, coalesce(l.before -> f.key, 'null') = 'null' OR f.value @> (l.before -> f.key))
                FROM jsonb_each(l.after) f), '{}')
       FROM ${SINCE}
      CROSS JOIN LATERAL (
        SELECT * FROM change_log
         WHERE account_id = $1 AND object = '${objects.object}' AND record_id = since.id
           AND version > since.version AND import_id IS NULL OFFSET 0) l`,
    [accountId, importId, ...sinceColumns(records), upTo],
  );
  return rows;
}

/**
 * Those of the records that somebody has changed since by other means than an import. Every change
 * but an import's has an ID of its own in `changed_by`, and an import that changes the record after
 * it notes that ID as the one before.
 */
export async function readEdited(
  client: pg.ClientBase,
  { accountId, importId }: ImportKey,
  { objects, records }: Omit<LaterScope, 'upTo'>,
): Promise<ReadonlySet<string>> {
  if (records.length === 0) return new Set();
  const log = `l.account_id = $1 AND l.object = '${objects.object}' AND l.record_id = since.id`;
  const { rows } = await client.query<{ id: string }>(
    `SELECT since.id
       FROM ${SINCE}
      CROSS JOIN LATERAL (
        SELECT changed_by, origin_import_id FROM ${objects.record}
         WHERE account_id = $1 AND ${objects.id} = since.id OFFSET 0) c
      WHERE EXISTS (
        SELECT FROM (SELECT c.changed_by AS id
                      UNION ALL
                     SELECT l.changed_by_before FROM change_log l
                      WHERE ${log} AND l.version > since.version AND l.kind = 'apply') change
         WHERE change.id <> $2 AND change.id IS DISTINCT FROM c.origin_import_id
           AND NOT EXISTS (SELECT FROM change_log l WHERE ${log} AND l.import_id = change.id))`,
    [accountId, importId, ...sinceColumns(records)],
  );
  return new Set(rows.map(({ id }) => id));
}

const SINCE = 'unnest($3::uuid[], $4::integer[]) AS since (id, version)';

function sinceColumns(records: readonly RecordSince[]): readonly [string[], number[]] {
  return [records.map(({ id }) => id), records.map(({ version }) => version)];
}
