import type { RecordValues } from '@muster/core/match/record-values';
import type { KeptReason } from '@muster/core/undo/reverse-change';
import type { AccountPool } from '../database/account-pool.ts';
import type { ImportKey } from './imports.ts';
import type { ObjectTables } from './object-tables.ts';

/** A row that undoing left alone, or took back in part. */
export interface KeptRow {
  readonly rowNumber: number;
  readonly recordId: string;
  /** Why, by the key of the field that stays as it is; '' for the row as a whole. */
  readonly reasons: Readonly<Record<string, KeptReason>>;
  /** The record's values in the fields asked for, as they are now. */
  readonly values: RecordValues;
}

export interface KeptRowsWanted {
  readonly objects: ObjectTables;
  /** Keys of the fields to read of each record. */
  readonly fields: readonly string[];
  readonly limit: number;
}

/** The first rows that undoing kept, in file order. */
export async function readKeptRows(
  pool: AccountPool,
  { accountId, importId }: ImportKey,
  { objects, fields, limit }: KeptRowsWanted,
): Promise<readonly KeptRow[]> {
  const { rows } = await pool.query<KeptRow>(
    `SELECT r.row_number AS "rowNumber", r.record_id AS "recordId", r.undo_note AS reasons,
            coalesce((SELECT json_object_agg(f.key, c.data -> f.key) FROM unnest($3::text[]) AS f (key)
                       WHERE c.data ? f.key), '{}') AS values
       FROM (SELECT row_number, record_id, undo_note FROM import_row
              WHERE account_id = $1 AND import_id = $2 AND object = '${objects.object}' AND undo = 'kept'
              ORDER BY row_number LIMIT $4) r
       LEFT JOIN LATERAL (
         SELECT data FROM ${objects.record}
          WHERE account_id = $1 AND ${objects.id} = r.record_id OFFSET 0) c ON true
      ORDER BY r.row_number`,
    [accountId, importId, fields, limit],
  );
  return rows;
}
