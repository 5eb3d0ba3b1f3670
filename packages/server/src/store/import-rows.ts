import type { Issue, Severity } from '@muster/core/issue/issue';
import type { RecordValues } from '@muster/core/match/record-values';
import type { Outcome } from '@muster/core/plan/decide-row';
import type { AccountPool } from '../database/account-pool.ts';
import type { LedgerScope } from './ledger.ts';
import type { ObjectTables } from './object-tables.ts';
import { recordById } from './record-by-id.ts';
import { type StagingTables, stagingTables } from './staging-tables.ts';
import { valueSize } from './value-size.ts';

/** Which rows of an import are wanted: all that is said has to hold. */
export interface RowFilter {
  readonly outcome?: Outcome | undefined;
  /** What undoing made of the row. */
  readonly undo?: 'reversed' | 'kept' | 'failed' | undefined;
  /** The row has one issue of which all of this is true. */
  readonly issue?: {
    readonly code?: string | undefined;
    readonly severity?: Severity | undefined;
    /** From 0. */
    readonly column?: number | undefined;
  };
}

/** A row of an import: what became of it, or what would. */
export interface ImportRow {
  readonly rowNumber: number;
  readonly outcome: Outcome;
  /** The record that the row created, changed or met. */
  readonly recordId: string | null;
  readonly byteOffset: number;
  readonly issues: readonly Issue[];
  /** The fields that name the record: as it is now, or, where it is not there yet, as the row has them. */
  readonly naming: RecordValues | null;
  /** Nobody but the import itself makes the record, and has not yet. */
  readonly isToCome: boolean;
  /** Values before and after, of the fields that change; `before` is empty for a new record. null: nothing changes, or it is too large to be shown. */
  readonly before: RecordValues | null;
  readonly after: RecordValues | null;
  readonly undo: 'reversed' | 'kept' | 'failed' | null;
  /** Why undoing left something as it is, by field; `''` for the whole row. */
  readonly undoNote: Readonly<Record<string, string>> | null;
}

interface RowPage {
  /** Rows after that number. */
  readonly after: number;
  readonly limit: number;
  readonly filter: RowFilter;
}

/** What the rows are about. */
interface RowObject {
  readonly tables: ObjectTables;
  /** Keys of the fields that name a record. */
  readonly namedBy: readonly string[];
}

interface Wanted {
  readonly page: RowPage;
  readonly object: RowObject;
}

/**
 * Rows of an import in file order: those applied as the ledger has them, those after them as they
 * are planned. A page of either reads no more than the rows it passes over.
 */
export async function readImportRows(
  pool: AccountPool,
  scope: LedgerScope,
  { page, object }: Wanted,
): Promise<readonly ImportRow[]> {
  const applied = page.after < scope.cursor ? await readApplied(pool, scope, { page, object }) : [];
  const limit = page.limit - applied.length;
  if (limit === 0 || page.filter.undo !== undefined) return applied;
  const plan = await findPlan(pool, scope);
  if (plan === null) return applied;
  const after = Math.max(page.after, scope.cursor);
  const query = plannedQuery(plan, object);
  const planned = await readRows(pool, scope, { query, object, page: { ...page, after, limit } });
  return [...applied, ...planned];
}

/** The tables that hold the plan of rows not applied yet; null when there are none. */
async function findPlan(
  pool: AccountPool,
  { importId, stagedBy }: LedgerScope,
): Promise<StagingTables | null> {
  if (stagedBy === null) return null;
  const tables = stagingTables(importId, stagedBy);
  const { rows } = await pool.query<{ there: boolean }>(
    'SELECT to_regclass($1) IS NOT NULL AND to_regclass($2) IS NOT NULL AS there',
    [tables.plan, tables.row],
  );
  return rows[0]?.there ? tables : null;
}

function readApplied(
  pool: AccountPool,
  scope: LedgerScope,
  { page, object }: Wanted,
): Promise<readonly ImportRow[]> {
  return readRows(pool, scope, { query: appliedQuery(object), object, page });
}

async function readRows(
  pool: AccountPool,
  { accountId, importId, cursor }: LedgerScope,
  { query, page, object }: Wanted & { readonly query: string },
): Promise<readonly ImportRow[]> {
  const { outcome = null, undo = null, issue } = page.filter;
  const isAbout = issue !== undefined && Object.values(issue).some((part) => part !== undefined);
  const { rows } = await pool.query<ImportRow>(query, [
    accountId,
    importId,
    object.tables.object,
    page.after,
    cursor,
    page.limit,
    object.namedBy,
    outcome,
    isAbout ? JSON.stringify([issue]) : null,
    undo,
  ]);
  return rows;
}

/**
 * A created record's values are those it has now, less what changes since have made of them, as far
 * as the change log knows.
 */
function appliedQuery({ tables }: RowObject): string {
  return `
    SELECT l.row_number AS "rowNumber", l.outcome, l.record_id AS "recordId",
           l.byte_offset AS "byteOffset", coalesce(l.issues, '[]') AS issues, l.undo,
           l.undo_note AS "undoNote", ${naming('c.data')} AS naming, false AS "isToCome",
           CASE WHEN l.outcome = 'created' THEN '{}'::jsonb ELSE ${whereSmall('g.before')} END AS before,
           CASE WHEN l.outcome = 'created' THEN ${whereSmall('c.data')} || e.earlier
                ELSE ${whereSmall('g.after')} END AS after
      FROM (SELECT * FROM import_row
             WHERE account_id = $1 AND import_id = $2 AND object = $3
               AND row_number > $4 AND row_number <= $5
               AND ($8::text IS NULL OR outcome = $8) AND ($9::jsonb IS NULL OR issues @> $9)
               AND (${isOfImported('outcome')})
               AND ($10::text IS NULL OR undo = $10)
             ORDER BY row_number LIMIT $6) l
      LEFT JOIN LATERAL (${recordById(tables, 'l.record_id')}) c ON true
      LEFT JOIN LATERAL (
        SELECT before, after FROM change_log
         WHERE account_id = $1 AND object = $3 AND record_id = l.record_id AND version = l.version
           AND l.outcome = 'updated' OFFSET 0) g ON true
      LEFT JOIN LATERAL (
        SELECT coalesce(merge_patches(before ORDER BY version DESC), '{}') AS earlier FROM change_log
         WHERE account_id = $1 AND object = $3 AND record_id = l.record_id AND version > l.version
           AND l.outcome = 'created' OFFSET 0) e ON true
     ORDER BY l.row_number`;
}

function plannedQuery({ plan, row }: StagingTables, { tables }: RowObject): string {
  return `
    SELECT p.row_number AS "rowNumber", p.outcome, p.record_id AS "recordId",
           p.byte_offset AS "byteOffset", coalesce(p.issues, '[]') AS issues, NULL AS undo,
           NULL AS "undoNote", ${naming('coalesce(c.data, p.values)')} AS naming,
           p.record_id IS NOT NULL AND c.data IS NULL AS "isToCome",
           CASE WHEN p.outcome = 'created' THEN '{}'::jsonb ELSE ${whereSmall('p.before')} END AS before,
           CASE WHEN p.outcome = 'created' THEN ${whereSmall('coalesce(p.data, p.values)')}
                ELSE ${whereSmall('p.after')} END AS after
      FROM (SELECT p.row_number, p.outcome, p.record_id, p.data, p.before, p.after, s.values,
                   s.byte_offset, coalesce(p.issues, s.issues) AS issues
              FROM ${plan} p JOIN ${row} s USING (row_number)
             WHERE p.row_number > $4 AND s.row_number > $4 AND $5::integer IS NOT NULL
               AND $2::uuid IS NOT NULL AND $3::text IS NOT NULL AND $10::text IS NULL
               AND ($8::text IS NULL OR p.outcome = $8)
               AND ($9::jsonb IS NULL OR coalesce(p.issues, s.issues) @> $9)
               AND (${isOfImported('p.outcome')})
             ORDER BY p.row_number LIMIT $6) p
      LEFT JOIN LATERAL (${recordById(tables, 'p.record_id')}) c ON true
     ORDER BY p.row_number`;
}

/** Warnings are about rows that are imported, unless one looks for those that failed. */
function isOfImported(outcome: string): string {
  return `$9::jsonb #>> '{0,severity}' IS DISTINCT FROM 'warning' OR ${outcome} <> 'failed' OR $8 = 'failed'`;
}

/** The fields that name a record, of its values. */
function naming(data: string): string {
  return `(SELECT jsonb_object_agg(f.key, ${data} -> f.key) FROM unnest($7::text[]) AS f (key)
            WHERE ${data} ? f.key)`;
}

/** Values that fit a page of rows; null in place of others. */
function whereSmall(column: string): string {
  return `CASE WHEN ${valueSize(column)} <= ${MOST_VALUE_BYTES} THEN ${column} END`;
}

const MOST_VALUE_BYTES = 65_536;
