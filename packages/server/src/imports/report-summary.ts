import { describeIssue } from '@muster/core/issue/describe-issue';
import { isReportColumn } from '@muster/core/issue/report-columns';
import type { Severity } from '@muster/core/issue/issue';
import { inLanguage } from '@muster/core/language/in-language';
import type { Language } from '@muster/core/language/language';
import { type Said, say } from '@muster/core/language/sentence';
import type { Mapping } from '@muster/core/map/mapping';
import { recordName } from '@muster/core/match/record-values';
import { fieldLabels } from '@muster/core/object/field-labels';
import type { Outcome } from '@muster/core/plan/decide-row';
import type { Mode } from '@muster/core/plan/rules';
import type { KeptReason } from '@muster/core/undo/reverse-change';
import { loadDefinition, standardObject } from '../crm/fields.ts';
import type { ImportRecord, ImportState } from '../store/imports.ts';
import { countKept, groupIssues, type IssueGroup } from '../store/ledger.ts';
import { readKeptRows } from '../store/kept-rows.ts';
import { tablesOf } from '../store/object-tables.ts';
import type { Muster } from './muster.ts';
import { planVersion } from './plan-version.ts';

/** What became, or would become, of every row of an import. The outcomes and `pending` add up to `rows`. */
export interface ImportSummary extends Readonly<Record<Outcome, number>> {
  readonly importId: string;
  readonly state: ImportState;
  readonly file: string;
  readonly mode: Mode;
  readonly planVersion: number | null;
  /** null until the file is read. */
  readonly rows: number | null;
  /** Rows that are not applied yet; of an import that is only planned, none: its outcomes are the plan's. */
  readonly pending: number;
  /** Rows that are imported, with something of them left alone. */
  readonly warnings: number;
  /** What undoing made of the rows that changed something. */
  readonly undone: Readonly<Record<'reversed' | 'kept' | 'failed', number>>;
  readonly kept: readonly { readonly reason: string; readonly rows: number }[];
  /** The first rows that undoing kept, in file order: as many as 1,000. */
  readonly keptRows: readonly SummarizedKeptRow[];
  readonly elapsedMs: number;
  readonly createdAt: string;
  /** Columns that were not recognised, and go nowhere. */
  readonly unassignedColumns: readonly string[];
  readonly ignoredColumns: readonly string[];
  readonly issues: readonly SummarizedIssue[];
}

/** A row that undoing left alone, or took back in part. */
interface SummarizedKeptRow {
  readonly row: number;
  readonly recordId: string;
  /** What people call the record. */
  readonly name: string;
  /** What stays as it is; the field's key and label are null for the row as a whole. */
  readonly fields: readonly {
    readonly field: string | null;
    readonly label: string | null;
    readonly reason: KeptReason;
  }[];
}

/** Equal issues of several rows. */
export interface SummarizedIssue {
  readonly code: string;
  readonly severity: Severity;
  /** Rows that have it. */
  readonly count: number;
  readonly title: string;
  /** The first rows that have it, as ranges of row numbers. */
  readonly rows: readonly (readonly [number, number])[];
  /** How many such ranges there are in all. */
  readonly rangeCount: number;
  readonly example: { readonly row: number; readonly sentence: string };
  readonly advice: string;
}

/** Sums an import up, whatever its state. */
export async function summarizeImport(
  muster: Muster,
  record: ImportRecord,
): Promise<ImportSummary> {
  const { pool, language = 'en' } = muster;
  const counts = outcomesOf(record);
  const settled = Object.values(counts.outcomes).reduce((sum, count) => sum + count, 0);
  const { mapping } = record.plan;
  return {
    importId: record.importId,
    state: record.state,
    file: record.fileName,
    mode: record.plan.mode,
    planVersion: planVersion(record),
    rows: record.rowCount,
    ...counts.outcomes,
    pending: (record.rowCount ?? 0) - settled,
    warnings: counts.warnings,
    undone: { reversed: 0, kept: 0, failed: 0, ...record.undone },
    kept: Object.keys(record.undone).length === 0 ? [] : await countKept(pool, record),
    keptRows: (record.undone.kept ?? 0) > 0 ? await summarizeKept(muster, record) : [],
    elapsedMs: record.elapsedMs,
    createdAt: new Date(record.createdAt).toISOString(),
    unassignedColumns: columnNames(mapping, 'unassigned', language),
    ignoredColumns: columnNames(mapping, 'ignored', language),
    issues: await summarizeIssues(muster, record),
  };
}

/** Equal issues of an import as one: errors first, then the most frequent. */
export async function summarizeIssues(
  { pool, language = 'en' }: Muster,
  record: ImportRecord,
): Promise<readonly SummarizedIssue[]> {
  const groups = await groupIssues(pool, record, { rangesShown: RANGES_SHOWN });
  return groups.map((group) => summarizeIssue(group, record, language));
}

/** An import as a line of a list. */
export function importRow(
  record: ImportRecord,
): Pick<
  ImportSummary,
  Outcome | 'importId' | 'state' | 'file' | 'mode' | 'rows' | 'warnings' | 'elapsedMs' | 'createdAt'
> {
  const { outcomes, warnings } = outcomesOf(record);
  return {
    importId: record.importId,
    state: record.state,
    file: record.fileName,
    mode: record.plan.mode,
    rows: record.rowCount,
    ...outcomes,
    warnings,
    elapsedMs: record.elapsedMs,
    createdAt: new Date(record.createdAt).toISOString(),
  };
}

/** The name of an issue's column, told apart from others of the same name. */
export function issueColumn(mapping: Mapping, column: number | null): Said | null {
  if (column === null) return null;
  const name = mapping.find((one) => one.column === column)?.name ?? '';
  return name === '' ? say('column {number}', { number: column + 1 }) : name;
}

const RANGES_SHOWN = 8;
const KEPT_ROWS_SHOWN = 1_000;

async function summarizeKept(
  { pool, language = 'en' }: Muster,
  record: ImportRecord,
): Promise<readonly SummarizedKeptRow[]> {
  const definition = await loadDefinition(pool, record.accountId, record.object);
  const rows = await readKeptRows(pool, record, {
    objects: tablesOf(definition),
    fields: [...new Set(definition.namedBy.flat())],
    limit: KEPT_ROWS_SHOWN,
  });
  const labels = fieldLabels(definition, language);
  return rows.map(({ rowNumber, recordId, reasons, values }) => ({
    row: rowNumber,
    recordId,
    name: inLanguage(recordName(definition, values), language),
    fields: Object.entries(reasons).map(([field, reason]) =>
      field === ''
        ? { field: null, label: null, reason }
        : { field, label: labels.get(field) ?? field, reason },
    ),
  }));
}

function outcomesOf(record: ImportRecord): {
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly warnings: number;
} {
  const isPlan = record.state === 'planned' || record.state === 'discarded';
  const counts = (isPlan ? record.planned : record.applied) ?? {};
  const { created = 0, updated = 0, unchanged = 0, skipped = 0, failed = 0, warnings = 0 } = counts;
  return { outcomes: { created, updated, unchanged, skipped, failed }, warnings };
}

/** Columns that go nowhere: ignored ones were left out on purpose, or are those of a report. */
function columnNames(
  mapping: Mapping,
  which: 'unassigned' | 'ignored',
  language: Language,
): readonly string[] {
  return mapping
    .filter(({ target }) => target === null)
    .filter(
      ({ setBy, name }) => (setBy === 'person' || isReportColumn(name)) === (which === 'ignored'),
    )
    .map(({ column }) => inLanguage(issueColumn(mapping, column) ?? '', language));
}

function summarizeIssue(
  group: IssueGroup,
  { plan }: ImportRecord,
  language: Language,
): SummarizedIssue {
  const column = issueColumn(plan.mapping, group.example.column);
  const object = standardObject(plan.object);
  const { title, sentence, advice } = describeIssue(group.example, column, {
    object,
    language,
  });
  return {
    code: group.code,
    severity: group.severity,
    count: group.rows,
    title,
    rows: group.ranges,
    rangeCount: group.rangeCount,
    example: { row: group.ranges[0]?.[0] ?? 0, sentence },
    advice,
  };
}
