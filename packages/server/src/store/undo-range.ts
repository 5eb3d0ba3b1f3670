import type pg from 'pg';
import type { Batch } from './apply-batch.ts';
import type { ObjectTables } from './object-tables.ts';
import { changeOfRow } from './undo-batch.ts';

/**
 * The part of a batch whose values fit into memory: from its end when undoing, from its beginning
 * when redoing; one row at least. Records can be large, and a batch is held in memory as a whole.
 */
export async function boundUndoRange(
  client: pg.ClientBase,
  batch: Batch,
  { kind, objects, bytes = BATCH_BYTES }: UndoRange,
): Promise<Batch> {
  const measure = { kind, objects, bytes };
  const stored = await findExcess(client, batch, { ...measure, size: STORED_SIZE });
  const light = withoutExcess(batch, kind, stored.row);
  if (!stored.isPacked) return light;
  // What is stored compressed can be a hundred times as large: only so much of it is unpacked here.
  const unpacked = await findExcess(client, light, { ...measure, size: UNPACKED_SIZE });
  return withoutExcess(light, kind, unpacked.row);
}

export interface UndoRange {
  readonly kind: 'undo' | 'redo';
  readonly objects: ObjectTables;
  /** Changes and records of a range, as JSON. */
  readonly bytes?: number;
}

const BATCH_BYTES = 8 * 1024 * 1024;

const STORED_SIZE = (column: string): string => `coalesce(pg_column_size(${column}), 0)`;

const UNPACKED_SIZE = (column: string): string =>
  `CASE WHEN pg_column_compression(${column}) IS NULL THEN ${STORED_SIZE(column)}
        ELSE octet_length(${column}::text) END`;

/** The first row, in the order they are gone through, with which the values are too much. */
async function findExcess(
  client: pg.ClientBase,
  batch: Batch,
  { kind, objects, bytes, size }: Required<UndoRange> & { readonly size: (c: string) => string },
): Promise<{ readonly row: number | null; readonly isPacked: boolean }> {
  const [order, first] = kind === 'undo' ? ['DESC', 'max'] : ['ASC', 'min'];
  const columns = ['l.before', 'l.after', 'c.data'];
  const { rows } = await client.query<{ row: number | null; isPacked: boolean | null }>(
    `SELECT ${first}(row_number) FILTER (WHERE total > $5 AND total > size) AS row,
            bool_or(packed) AS "isPacked"
       FROM (SELECT row_number, size, packed, sum(size) OVER (ORDER BY row_number ${order}) AS total
               FROM (SELECT r.row_number, ${columns.map(size).join(' + ')} AS size,
                            coalesce(${columns.map((one) => `pg_column_compression(${one})`).join(', ')}) IS NOT NULL AS packed
                       FROM import_row r
                      CROSS JOIN LATERAL (
                        SELECT data FROM ${objects.record}
                         WHERE account_id = $1 AND ${objects.id} = r.record_id OFFSET 0) c
                       LEFT JOIN LATERAL (${changeOfRow('before, after')}) l ON r.outcome = 'updated'
                      WHERE r.account_id = $1 AND r.import_id = $2 AND r.row_number > $3 AND r.row_number <= $4
                        AND r.object = '${objects.object}' AND r.outcome IN ('created', 'updated')) sized) summed`,
    [batch.accountId, batch.importId, batch.after, batch.upTo, bytes],
  );
  return { row: rows[0]?.row ?? null, isPacked: rows[0]?.isPacked ?? false };
}

function withoutExcess(batch: Batch, kind: 'undo' | 'redo', row: number | null): Batch {
  if (row === null) return batch;
  return kind === 'undo' ? { ...batch, after: row } : { ...batch, upTo: row - 1 };
}
