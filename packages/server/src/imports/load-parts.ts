import type pg from 'pg';
import type { RecordValues } from '@muster/core/match/record-values';
import {
  type MetRecord,
  readMetRecords,
  readWideRecords,
  readWideRows,
  type SizedRow,
  type StagedRow,
} from '../store/staged-rows.ts';
import type { BatchTables } from '../store/apply-batch.ts';
import type { ImportKey } from '../store/imports.ts';

/** Rows to decide, with all the records that they meet. */
export interface Part {
  readonly rows: readonly StagedRow[];
  readonly records: readonly LoadedRecord[];
  /** What rows and records take, as JSON. */
  readonly bytes: number;
  /** No part comes after it. */
  readonly isLast: boolean;
}

type LoadedRecord = Omit<MetRecord, 'data'> & { readonly data: RecordValues };

export interface LoadJob extends ImportKey {
  readonly tables: BatchTables;
}

/**
 * Goes through the rows in their order, with the records that they meet: all at once, or in parts
 * where that is more than fits into memory. A part is one row at least.
 */
export async function* loadParts(
  client: pg.PoolClient,
  job: LoadJob,
  rows: readonly SizedRow[],
): AsyncGenerator<Part> {
  /** The part that comes next is the last. */
  const waiting = rows.length > 0 ? [rows] : [];
  for (;;) {
    const part = waiting.pop();
    if (!part) return;
    const records = await readMetRecords(
      client,
      { accountId: job.accountId, importId: job.importId },
      {
        tables: job.tables,
        rowNumbers: part.map((row) => row.row_number),
        limit: part.length === 1 ? null : RECORDS_AT_ONCE + 1,
      },
    );
    const bytes = sumBytes(part) + sumBytes(records);
    if (part.length > 1 && (records.length > RECORDS_AT_ONCE || bytes > PART_BYTES)) {
      const half = part.length >>> 1;
      waiting.push(part.slice(half), part.slice(0, half));
      continue;
    }
    yield {
      rows: await withWideRows(client, job, part),
      records: await withWideRecords(client, job, records),
      bytes,
      isLast: waiting.length === 0,
    };
  }
}

function sumBytes(all: readonly { readonly bytes: number }[]): number {
  return all.reduce((sum, { bytes }) => sum + bytes, 0);
}

async function withWideRows(
  client: pg.PoolClient,
  { tables }: LoadJob,
  rows: readonly SizedRow[],
): Promise<readonly StagedRow[]> {
  const wide = rows.filter(({ values }) => values === null).map((row) => row.row_number);
  const read = wide.length > 0 ? await readWideRows(client, tables, wide) : new Map();
  return rows.map((row) => ({ ...row, ...read.get(row.row_number) }) as StagedRow);
}

async function withWideRecords(
  client: pg.PoolClient,
  { accountId, tables: { objects } }: LoadJob,
  records: readonly MetRecord[],
): Promise<readonly LoadedRecord[]> {
  const ids = records.filter(({ data }) => data === null).map(({ id }) => id);
  const read =
    ids.length > 0 ? await readWideRecords(client, accountId, { objects, ids }) : new Map();
  return records.map((record) => ({ ...record, data: record.data ?? read.get(record.id) }));
}

const RECORDS_AT_ONCE = 20_000;
const PART_BYTES = 24 * 1024 * 1024;
