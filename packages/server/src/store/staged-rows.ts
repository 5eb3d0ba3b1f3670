import type { Issue } from '@muster/core/issue/issue';
import type { RecordKey } from '@muster/core/match/key';
import type { RecordValues } from '@muster/core/match/record-values';
import type pg from 'pg';
import type { BatchTables } from './apply-batch.ts';
import type { ImportKey } from './imports.ts';
import type { RowRange } from './plan-rows.ts';
import { recordById } from './record-by-id.ts';
import { valueSize } from './value-size.ts';

/** A staged row that takes a decision. */
export interface StagedRow extends WideValues {
  readonly row_number: number;
  readonly new_id: string;
  readonly record_id: string | null;
  /** What it takes, as JSON. */
  readonly bytes: number;
}

/** What can be large in a staged row. */
export interface WideValues {
  readonly values: RecordValues;
  readonly extra_keys: readonly RecordKey[] | null;
  readonly issues: readonly Issue[] | null;
}

/** A staged row, and nothing in place of `WideValues` where those are large (`readWideRows`). */
export type SizedRow = Omit<StagedRow, 'values'> & { readonly values: RecordValues | null };

/** A record that some staged row meets. */
export interface MetRecord {
  readonly id: string;
  readonly version: number;
  readonly binned: boolean;
  readonly bytes: number;
  /** null where it is large (`readWideRecords`). */
  readonly data: RecordValues | null;
  /** The row of this import that created it; null for a record that was there before. */
  readonly createdByRow: number | null;
}

/**
 * Goes through the rows that are not decided yet and meet no other row, some thousands at a time
 * and in no order: an empty list at the end. Other statements may run on the connection between
 * two calls.
 */
export async function openUndecided(
  client: pg.ClientBase,
  { staging }: BatchTables,
  range: RowRange,
): Promise<UndecidedRows> {
  // DECLARE takes no parameters.
  const bounds = (table: string): string =>
    `${table}.row_number > ${range.after} AND ${table}.row_number <= ${range.upTo}`;
  await client.query(
    `DECLARE undecided NO SCROLL CURSOR FOR
     SELECT ${SIZED_COLUMNS} FROM ${staging.row} s, ${ROW_BYTES}
      WHERE ${bounds('s')} AND state IN ('n', 'd')
        AND NOT EXISTS (SELECT FROM ${staging.plan} p WHERE p.row_number = s.row_number AND ${bounds('p')})
        AND NOT EXISTS (SELECT FROM ${staging.tangled} t WHERE t.row_number = s.row_number)`,
  );
  return {
    async read(count) {
      const { rows } = await client.query<SizedRow>(`FETCH FORWARD ${count} FROM undecided`);
      return rows;
    },
    async close() {
      await client.query('CLOSE undecided');
    },
  };
}

export interface UndecidedRows {
  readonly read: (rows: number) => Promise<readonly SizedRow[]>;
  readonly close: () => Promise<void>;
}

/** Those rows, in file order. */
export async function readSizedRows(
  client: pg.ClientBase,
  { staging }: BatchTables,
  rowNumbers: readonly number[],
): Promise<readonly SizedRow[]> {
  const { rows } = await client.query<SizedRow>(
    `SELECT ${SIZED_COLUMNS}
       FROM unnest($1::integer[]) WITH ORDINALITY AS wanted (row_number, place)
       JOIN ${staging.row} s USING (row_number), ${ROW_BYTES}
      WHERE state IN ('n', 'd') ORDER BY wanted.place`,
    [rowNumbers],
  );
  return rows;
}

/** What wide rows leave out, by row. */
export async function readWideRows(
  client: pg.ClientBase,
  { staging }: BatchTables,
  rowNumbers: readonly number[],
): Promise<ReadonlyMap<number, WideValues>> {
  const { rows } = await client.query<WideValues & { row_number: number }>(
    `SELECT row_number, values, extra_keys, issues FROM ${staging.row}
      WHERE row_number = ANY ($1::integer[])`,
    [rowNumbers],
  );
  return new Map(rows.map((row) => [row.row_number, row]));
}

/** The records that those rows meet, `limit` at most; null: all. */
export async function readMetRecords(
  client: pg.ClientBase,
  { accountId, importId }: ImportKey,
  {
    tables: { staging, objects },
    rowNumbers,
    limit,
  }: {
    readonly tables: BatchTables;
    readonly rowNumbers: readonly number[];
    readonly limit: number | null;
  },
): Promise<readonly MetRecord[]> {
  const { rows } = await client.query<MetRecord>(
    `SELECT ${objects.id} AS id, version, deleted_at IS NOT NULL AS binned, bytes,
            CASE WHEN bytes <= ${NARROW_BYTES} THEN data END AS data,
            CASE WHEN origin_import_id = $3 THEN origin_row END AS "createdByRow"
       FROM (SELECT DISTINCT record_id FROM ${staging.match}
              WHERE row_number = ANY ($2::integer[]) LIMIT $4) m
      CROSS JOIN LATERAL (${recordById(objects, 'm.record_id')}) c
      CROSS JOIN LATERAL (SELECT ${valueSize('c.data')} AS bytes OFFSET 0) size`,
    [accountId, rowNumbers, importId, limit],
  );
  return rows;
}

/** The values of wide records, by ID. */
export async function readWideRecords(
  client: pg.ClientBase,
  accountId: string,
  { objects, ids }: { readonly objects: BatchTables['objects']; readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, RecordValues>> {
  const { rows } = await client.query<{ id: string; data: RecordValues }>(
    `SELECT ${objects.id} AS id, data FROM ${objects.record}
      WHERE account_id = $1 AND ${objects.id} = ANY ($2::uuid[])`,
    [accountId, ids],
  );
  return new Map(rows.map(({ id, data }) => [id, data]));
}

/** Larger rows and records are read apart: of these, thousands fit into memory. */
const NARROW_BYTES = 2_000;
const ROW_BYTES = `LATERAL (SELECT ${['values', 'extra_keys', 'issues'].map((column) => valueSize(`s.${column}`)).join(' + ')} AS bytes OFFSET 0) size`;
const SIZED_COLUMNS = `s.row_number, new_id, record_id, bytes, ${['values', 'extra_keys', 'issues']
  .map((column) => `CASE WHEN bytes <= ${NARROW_BYTES} THEN ${column} END AS ${column}`)
  .join(', ')}`;
