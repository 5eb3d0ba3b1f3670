import { inEnglish, say } from '@muster/core/language/sentence';
import type { RecordValues } from '@muster/core/match/record-values';
import { recordName } from '@muster/core/match/record-values';
import type { Json } from '@muster/core/json';
import type { ObjectDefinition } from '@muster/core/object/definition';
import { fieldLabels } from '@muster/core/object/field-labels';
import type { Outcome } from '@muster/core/plan/decide-row';
import { loadDefinition } from '../crm/fields.ts';
import { errorCode } from '../database/database-error.ts';
import { MusterError } from '../errors.ts';
import { readRowsAt } from '../formats/read-csv-rows.ts';
import type { TableFormat } from '../formats/table.ts';
import { type ImportRow, readImportRows, type RowFilter } from '../store/import-rows.ts';
import { type ImportRecord, readImport } from '../store/imports.ts';
import { tablesOf } from '../store/object-tables.ts';
import type { Muster } from './muster.ts';
import { readStoredFile } from './read-stored-file.ts';
import { type RowIssue, rowIssue } from './row-issue.ts';
import { shownRowCell } from './shown-cell.ts';

/** A row of an import as people look at it. */
export interface ListedRow {
  readonly rowNumber: number;
  readonly outcome: Outcome;
  readonly record: {
    readonly id: string;
    readonly name: string | null;
    /** Only the import itself makes it, and has not yet: nothing is found by its ID. */
    readonly isToCome: boolean;
  } | null;
  /** As they stand in the file, each cut to 2,000 characters; null when the file is not there any more. */
  readonly cells: readonly string[] | null;
  readonly issues: readonly RowIssue[];
  /** What changes, field by field; null when it is too large to be listed. */
  readonly changes:
    | readonly {
        readonly field: string;
        readonly label: string;
        readonly before: Json;
        readonly after: Json;
      }[]
    | null;
  readonly undo: ImportRow['undo'];
  readonly undoNote: ImportRow['undoNote'];
}

/** Which rows of an import to list. */
export interface RowsWanted {
  readonly after: number;
  readonly limit: number;
  readonly filter: Omit<RowFilter, 'issue'> & {
    readonly issue?: {
      readonly code?: string | undefined;
      readonly severity?: 'error' | 'warning' | 'info' | undefined;
      /** The column's name. */
      readonly column?: string | undefined;
    };
  };
}

/**
 * Rows of an import, planned or applied, in file order.
 *
 * @throws MusterError `not_found`; `unknown_column` for a column that the file has not.
 */
export async function listRows(
  muster: Muster,
  importId: string,
  wanted: RowsWanted,
): Promise<{ readonly columns: readonly string[]; readonly rows: readonly ListedRow[] }> {
  const { language = 'en' } = muster;
  const key = { accountId: muster.account.accountId, importId };
  const record = await readImport(muster.pool, key);
  const definition = await loadDefinition(muster.pool, key.accountId, record.object);
  const rows = await rowsOf(muster, { record, definition }, wanted);
  const cells = await readCells(muster, record, rows);
  const labels = fieldLabels(definition, language);
  return {
    columns: record.plan.mapping.map(({ name }) => name),
    rows: rows.map((row, at) => {
      const { undo, undoNote } = undoOf(row, record);
      return {
        rowNumber: row.rowNumber,
        outcome: row.outcome,
        record: recordOf(row, definition),
        cells: cells?.[at] ?? null,
        issues: row.issues.map((issue) => rowIssue(issue, record.plan, language)),
        changes: changesOf(row, labels),
        undo,
        undoNote,
      };
    }),
  };
}

/** What undoing kept as a whole is, once the import has been done again, as the import left it. */
function undoOf(
  { undo, undoNote }: ImportRow,
  { state }: ImportRecord,
): Pick<ListedRow, 'undo' | 'undoNote'> {
  const isAsLeft = state === 'applied' && undo === 'kept' && undoNote?.[''] !== undefined;
  return isAsLeft ? { undo: null, undoNote: null } : { undo, undoNote };
}

interface Listed {
  readonly record: ImportRecord;
  readonly definition: ObjectDefinition;
}

async function rowsOf(
  { pool }: Muster,
  { record, definition }: Listed,
  { filter, after, limit }: RowsWanted,
): Promise<readonly ImportRow[]> {
  const page = { after, limit, filter: storeFilter(record, filter) };
  if (isNone(record, page.filter)) return [];
  const tables = tablesOf(definition);
  const object = { tables, namedBy: [...new Set(definition.namedBy.flat())] };
  try {
    return await readImportRows(pool, record, { page, object });
  } catch (error) {
    if (errorCode(error) !== UNDEFINED_TABLE) throw error;
    // The plan's tables went meanwhile: everything is in the ledger now.
    return readImportRows(pool, await readImport(pool, record), { page, object });
  }
}

const UNDEFINED_TABLE = '42P01';

function storeFilter(
  { plan }: ImportRecord,
  { issue, ...others }: RowsWanted['filter'],
): RowFilter {
  if (issue === undefined) return others;
  const { column, ...rest } = issue;
  if (column === undefined) return { ...others, issue: rest };
  const found = plan.mapping.find(({ name }) => name === column);
  if (found) return { ...others, issue: { ...rest, column: found.column } };
  throw new MusterError('unknown_column', say('The file has no column "{column}".', { column }));
}

/** Where the counts say that there is none, no rows are searched. */
function isNone({ state, planned, applied }: ImportRecord, { outcome, issue }: RowFilter): boolean {
  const counts = state === 'planned' ? planned : SETTLED.has(state) ? applied : null;
  if (counts === null) return false;
  if (outcome !== undefined && (counts[outcome] ?? 0) === 0) return true;
  const { failed = 0, warnings = 0 } = counts;
  if (issue?.severity === 'error') return failed === 0;
  // Once rows are applied, photos are fetched: what is wrong with one is a warning that came later.
  const warned = outcome === 'failed' ? failed : warnings;
  return issue?.severity === 'warning' && state === 'planned' && warned === 0;
}

const SETTLED: ReadonlySet<string> = new Set(['applied', 'undone']);

/** The rows' cells as they are in the file, some rows at a time: a row may have many megabytes. */
async function readCells(
  muster: Muster,
  record: ImportRecord,
  rows: readonly ImportRow[],
): Promise<readonly (readonly string[])[] | null> {
  const format = record.plan.reading as unknown as TableFormat;
  try {
    return await readStoredFile(muster, record, async (path) => {
      const all: (readonly string[])[] = [];
      for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
        const read = await readRowsAt(path, format, rows.slice(at, at + ROWS_AT_ONCE));
        all.push(...read.map(({ cells }) => cells.map(shownRowCell)));
      }
      return all;
    });
  } catch (error) {
    if (error instanceof MusterError && error.code === 'file_missing') return null;
    throw error;
  }
}

const ROWS_AT_ONCE = 20;

function recordOf(row: ImportRow, definition: ObjectDefinition): ListedRow['record'] {
  const { recordId: id, isToCome } = row;
  if (id === null) return null;
  const values: RecordValues = { ...row.after, ...row.naming };
  const isNamed = definition.namedBy.flat().some((field) => typeof values[field] === 'string');
  return { id, name: isNamed ? inEnglish(recordName(definition, values)) : null, isToCome };
}

function changesOf(
  { outcome, before, after }: ImportRow,
  labels: ReadonlyMap<string, string>,
): ListedRow['changes'] {
  if (outcome !== 'created' && outcome !== 'updated') return [];
  if (before === null || after === null) return null;
  const places = new Map([...labels.keys()].map((key, place) => [key, place]));
  const placeOf = (field: string): number => places.get(field) ?? places.size;
  return Object.entries(after)
    .filter(([field, value]) => value !== null || (before[field] ?? null) !== null)
    .toSorted(([left], [right]) => placeOf(left) - placeOf(right))
    .map(([field, value]) => ({
      field,
      label: labels.get(field) ?? field,
      before: before[field] ?? null,
      after: value,
    }));
}
