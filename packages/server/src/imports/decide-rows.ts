import { Book, type Horizons } from '@muster/core/plan/book';
import { decideRow, type Decision } from '@muster/core/plan/decide-row';
import type { ImportRules } from '@muster/core/plan/rules';
import { orderedKeys } from '@muster/core/match/row-keys';
import type { CodedRow } from '@muster/core/normalize/coded-row';
import type pg from 'pg';
import {
  openUndecided,
  readSizedRows,
  type SizedRow,
  type StagedRow,
  type UndecidedRows,
} from '../store/staged-rows.ts';
import { writeDecisions } from '../store/plan-rows.ts';
import { loadParts, type Part } from './load-parts.ts';
import type { PlanJob } from './plan-rows.ts';

export interface DecideJob extends PlanJob {
  readonly horizons: Horizons;
}

/**
 * Decides the rows that meet no other row, in any order: the next ones are read while those at
 * hand are decided. False: a key needs more of its holders.
 */
export async function decideApart(client: pg.PoolClient, job: DecideJob): Promise<boolean> {
  const undecided = await openUndecided(client, job.tables, job.range);
  const enough = await decideEach(client, job, undecided);
  await undecided.close();
  return enough;
}

async function decideEach(
  client: pg.PoolClient,
  job: DecideJob,
  { read }: UndecidedRows,
): Promise<boolean> {
  let rows = await read(ROWS_AT_ONCE);
  let done = 0;
  while (rows.length > 0) {
    let next: readonly SizedRow[] = [];
    for await (const part of loadParts(client, job, rows)) {
      const book = new Book(job.rules, job.horizons);
      fillBook(book, part);
      const work = (): Decisions => decide(part.rows, book, job.rules);
      let decisions: Decisions;
      if (part.isLast) [next, decisions] = await meanwhile(read(ROWS_AT_ONCE), work);
      else decisions = work();
      if (book.ranOut) return false;
      await writeDecisions(client, job.tables, decisions);
    }
    done += rows.length;
    job.onProgress?.(done);
    rows = next;
  }
  return true;
}

/** What the query gives and what the work does, which goes on while the query is under way. Both are over afterwards. */
async function meanwhile<Given, Done>(
  query: Promise<Given>,
  work: () => Done,
): Promise<[Given, Done]> {
  const [given, done] = await Promise.allSettled([query, (async () => work())()]);
  if (given.status === 'rejected') throw given.reason;
  if (done.status === 'rejected') throw done.reason;
  return [given.value, done.value];
}

/**
 * Decides the rows that can meet each other: groups in turn, each in file order, with one book from
 * its first row to its last. False: a key needs more of its holders.
 */
export async function decideTangled(
  client: pg.PoolClient,
  job: DecideJob,
  { rows, groupOf }: { readonly rows: Int32Array; readonly groupOf: (row: number) => number },
): Promise<boolean> {
  let book = new Book(job.rules, job.horizons);
  let group = -1;
  /** Of what has come into the book. */
  let bytes = 0;
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const numbers = Array.from(rows.subarray(at, at + ROWS_AT_ONCE));
    const sized = await readSizedRows(client, job.tables, numbers);
    for await (const part of loadParts(client, job, sized)) {
      const decisions = new Map<number, Decision>();
      fillBook(book, part);
      bytes += part.bytes;
      for (const row of part.rows) {
        const isNew = groupOf(row.row_number) !== group;
        group = groupOf(row.row_number);
        // No group meets the records of another: what the ones before have left can go.
        if (isNew && bytes > 2 * part.bytes + BOOK_BYTES) {
          if (book.ranOut) return false;
          book = new Book(job.rules, job.horizons);
          fillBook(book, part);
          bytes = part.bytes;
        }
        decisions.set(row.row_number, decideOne(row, book, job.rules));
      }
      if (book.ranOut) return false;
      await writeDecisions(client, job.tables, decisions);
    }
  }
  return true;
}

type Decisions = ReadonlyMap<number, Decision>;

/** Records already in the book stay as the decisions before have left them. */
function fillBook(book: Book, { records }: Part): void {
  for (const { data, id, version, binned, createdByRow } of records) {
    if (!book.has(id)) book.put({ id, version, binned, createdByRow, values: data });
  }
}

function decide(rows: readonly StagedRow[], book: Book, rules: ImportRules): Decisions {
  return new Map(rows.map((row) => [row.row_number, decideOne(row, book, rules)]));
}

function decideOne(row: StagedRow, book: Book, rules: ImportRules): Decision {
  return decideRow(codedRow(row, rules), row.new_id, { book, rules });
}

function codedRow(row: StagedRow, rules: ImportRules): CodedRow {
  return {
    rowNumber: row.row_number,
    values: row.values,
    keys: orderedKeys(rules.definition, row.values, row.extra_keys ?? []),
    recordId: row.record_id,
    issues: row.issues ?? [],
    empty: false,
  };
}

const ROWS_AT_ONCE = 5_000;
const BOOK_BYTES = 16 * 1024 * 1024;
