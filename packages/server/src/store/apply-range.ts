import type pg from 'pg';
import type { BatchTables } from './apply-batch.ts';
import type { RowRange } from './plan-rows.ts';

/**
 * The rows from the beginning of a range whose values are no more than a transaction should write;
 * one row at least. The server works through a batch row by row, so what large values cost is not
 * memory, but the time that other writers of the account wait.
 */
export async function boundApplyRange(
  client: pg.ClientBase,
  { staging }: BatchTables,
  { after, upTo, bytes = BATCH_BYTES }: RowRange & { readonly bytes?: number },
): Promise<RowRange> {
  const inRange = 'row_number > $1 AND row_number <= $2';
  const sized = `
    SELECT row_number, ${sizeOf(['values', 'issues'])} AS size FROM ${staging.row} WHERE ${inRange}
     UNION ALL
    SELECT row_number, ${sizeOf(['data', 'before', 'after', 'issues'])} FROM ${staging.plan} WHERE ${inRange}`;
  const { rows: sums } = await client.query<{ total: number | null }>(
    `SELECT sum(size)::bigint AS total FROM (${sized}) sized`,
    [after, upTo],
  );
  // So it is with nearly every batch.
  if ((sums[0]?.total ?? 0) <= bytes) return { after, upTo };
  const { rows } = await client.query<{ row: number | null }>(
    `SELECT min(row_number) AS row
       FROM (SELECT row_number, sum(sum(size)) OVER (ORDER BY row_number) AS total, sum(size) AS size
               FROM (${sized}) sized GROUP BY row_number) summed
      WHERE total > $3 AND total > size`,
    [after, upTo, bytes],
  );
  const excess = rows[0]?.row ?? null;
  return { after, upTo: excess === null ? upTo : excess - 1 };
}

function sizeOf(columns: readonly string[]): string {
  return columns.map((column) => `coalesce(pg_column_size(${column}), 0)`).join(' + ');
}

/** As it is stored, which may be compressed. */
const BATCH_BYTES = 64 * 1024 * 1024;
