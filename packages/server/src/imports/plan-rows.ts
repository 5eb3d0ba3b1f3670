import { Book } from '@muster/core/plan/book';
import { decideRow, type Decision } from '@muster/core/plan/decide-row';
import type { ImportRules } from '@muster/core/plan/rules';
import { orderedKeys } from '@muster/core/match/row-keys';
import type { CodedRow } from '@muster/core/normalize/coded-row';
import type pg from 'pg';
import type { BatchTables } from '../store/apply-batch.ts';
import {
  clearPlan,
  matchRows,
  type MetRecord,
  openUndecided,
  planNew,
  planSettled,
  planUnchanged,
  readLinks,
  readMetRecords,
  readStagedRows,
  type RowRange,
  type StagedRow,
  writeDecisions,
  writeTangled,
} from '../store/plan-rows.ts';
import type { ImportKey } from '../store/imports.ts';
import { createTangle } from './tangle.ts';

export interface PlanJob extends ImportKey {
  readonly rules: ImportRules;
  readonly tables: BatchTables;
  readonly range: RowRange;
  /** Told how many rows have been gone through. */
  readonly onProgress?: (rows: number) => void;
}

/**
 * Decides every staged row of the range against the account as the transaction sees it, and
 * writes the plan. Rows that meet nobody, and rows that change nothing, are decided in SQL; the
 * others by `decideRow`: rows that can meet each other in file order, group by group.
 */
export async function planRows(client: pg.PoolClient, job: PlanJob): Promise<void> {
  const { accountId, tables, range, rules } = job;
  await clearPlan(client, tables, range);
  await matchRows(client, accountId, { tables, range });
  const tangle = createTangle();
  await readLinks(client, tables, { ...range, link: tangle.link });
  const { rows, groupOf } = tangle.groups();
  await writeTangled(client, tables, rows);
  await planSettled(client, tables, range);
  if (rules.mode !== 'update') await planNew(client, tables, range);
  if (rules.mode !== 'create' && !replacesSets(rules)) {
    await planUnchanged(client, accountId, { tables, range, findFields: findFields(rules) });
  }
  await decideApart(client, job);
  await decideTangled(client, job, { rows, groupOf });
}

function replacesSets(rules: ImportRules): boolean {
  return rules.definition.fields.some(
    (field) => field.many && rules.policies.get(field.key) === 'overwrite',
  );
}

function findFields({ definition, findBy }: ImportRules): readonly string[] {
  return definition.fields
    .filter(({ keyKind }) => keyKind !== undefined && findBy.includes(keyKind))
    .map(({ key }) => key);
}

/** Rows that meet no other row: any order does, so the next rows are read while these are decided. */
async function decideApart(client: pg.PoolClient, job: PlanJob): Promise<void> {
  const read = await openUndecided(client, job.tables, job.range);
  let next = read(ROWS_AT_ONCE);
  let done = 0;
  for (;;) {
    const rows = await next;
    if (rows.length === 0) return;
    const records = readRecords(client, job, rows);
    next = read(ROWS_AT_ONCE);
    const book = new Book(job.rules);
    fillBook(book, await records);
    await writeDecisions(client, job.tables, decide(rows, book, job.rules));
    done += rows.length;
    job.onProgress?.(done);
  }
}

/** Groups in turn, each in file order. A group longer than a chunk keeps its book from chunk to chunk. */
async function decideTangled(
  client: pg.PoolClient,
  job: PlanJob,
  { rows, groupOf }: { rows: Int32Array; groupOf: (rowNumber: number) => number },
): Promise<void> {
  let book = new Book(job.rules);
  let lastGroup = -1;
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const numbers = Array.from(rows.subarray(at, at + ROWS_AT_ONCE));
    if (groupOf(numbers[0] as number) !== lastGroup) book = new Book(job.rules);
    lastGroup = groupOf(numbers.at(-1) as number);
    const staged = new Map(
      (await readStagedRows(client, job.tables, numbers)).map((row) => [row.row_number, row]),
    );
    const ordered = numbers.map((number) => staged.get(number)).filter((row) => row !== undefined);
    fillBook(book, await readRecords(client, job, ordered));
    await writeDecisions(client, job.tables, decide(ordered, book, job.rules));
  }
}

function readRecords(
  client: pg.PoolClient,
  { accountId, importId, tables }: PlanJob,
  rows: readonly StagedRow[],
): Promise<readonly MetRecord[]> {
  return readMetRecords(
    client,
    { accountId, importId },
    {
      tables,
      rowNumbers: rows.map((row) => row.row_number),
    },
  );
}

/** Records already in the book stay as the decisions before have left them. */
function fillBook(book: Book, records: readonly MetRecord[]): void {
  for (const { data, ...record } of records) {
    if (!book.has(record.id)) book.put({ ...record, values: data });
  }
}

function decide(
  rows: readonly StagedRow[],
  book: Book,
  rules: ImportRules,
): ReadonlyMap<number, Decision> {
  const decisions = new Map<number, Decision>();
  for (const row of rows) {
    decisions.set(row.row_number, decideRow(codedRow(row, rules), row.new_id, { book, rules }));
  }
  return decisions;
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
