import type { Issue } from '@muster/core/issue/issue';
import type { Outcome } from '@muster/core/plan/decide-row';
import type { AccountPool } from '../database/account-pool.ts';
import type { ImportKey } from './imports.ts';
import type { ObjectTables } from './object-tables.ts';
import { stagingTables } from './staging-tables.ts';

/** A row of an import with everything found in it. */
export interface LedgerRow {
  readonly rowNumber: number;
  readonly outcome: Outcome;
  /** Where the row begins in the stored file. */
  readonly byteOffset: number;
  readonly issues: readonly Issue[];
}

/** Equal issues as one, with the rows they stand in. */
export interface IssueGroup {
  readonly code: Issue['code'];
  readonly severity: Issue['severity'];
  /** Rows that have the issue. */
  readonly rows: number;
  /** The issue in its first row. */
  readonly example: Issue;
  /** The first rows that have it, joined where they follow each other: `[first, last]`. */
  readonly ranges: readonly (readonly [number, number])[];
  /** How many ranges there are in all. */
  readonly rangeCount: number;
}

/** An import's rows: those applied are in the ledger, those only planned in its staging tables. */
export interface LedgerScope extends ImportKey {
  readonly object: string;
  /** The last row applied. */
  readonly cursor: number;
  /** Names the staging tables; null while there are none. */
  readonly stagedBy: number | null;
}

/** A row to be corrected. */
export interface RowToCorrect extends LedgerRow {
  /** What the row has become, while it is there and not in the bin; null: nothing, or nothing yet. */
  readonly recordId: string | null;
}

/** The rows after `after` that failed or carry a warning, in file order. */
export async function readRowsWithIssues(
  pool: AccountPool,
  scope: LedgerScope,
  { after, limit, tables: { record, id } }: RowsToCorrect,
): Promise<readonly RowToCorrect[]> {
  const { rows } = await pool.query<RowToCorrect>(
    `SELECT row_number AS "rowNumber", outcome, byte_offset AS "byteOffset", coalesce(issues, '[]') AS issues,
            (SELECT ${id} FROM ${record} o
              WHERE o.account_id = $1 AND o.${id} = r.record_id AND o.deleted_at IS NULL) AS "recordId"
       FROM (${await rowsOf(pool, scope)}) r
      WHERE row_number > $4
        AND (outcome = 'failed' OR issues @> '[{"severity": "warning"}]')
      ORDER BY row_number LIMIT $5`,
    [...parametersOf(scope), after, limit],
  );
  return rows;
}

interface RowsToCorrect {
  readonly after: number;
  readonly limit: number;
  /** Those of the import's object. */
  readonly tables: ObjectTables;
}

/**
 * Every issue of the import grouped by code and severity: errors first, then the most frequent.
 * Warnings are those of rows that are imported, as they are counted.
 */
export async function groupIssues(
  pool: AccountPool,
  scope: LedgerScope,
  { rangesShown }: { readonly rangesShown: number },
): Promise<readonly IssueGroup[]> {
  const { rows } = await pool.query<IssueGroup>(
    `WITH found AS MATERIALIZED (
       SELECT DISTINCT ON (code, severity, row_number) code, severity, row_number, issue
         FROM (SELECT row_number, issue, issue ->> 'code' AS code, issue ->> 'severity' AS severity
                 FROM (${await rowsOf(pool, scope)}) r, jsonb_array_elements(issues) issue
                WHERE outcome IS DISTINCT FROM 'failed' OR issue ->> 'severity' <> 'warning') i),
     numbered AS (
       SELECT code, severity, row_number,
              row_number - row_number() OVER (PARTITION BY code, severity ORDER BY row_number) AS island
         FROM found),
     range AS (
       SELECT code, severity, min(row_number) AS first, max(row_number) AS last, count(*) AS rows,
              row_number() OVER (PARTITION BY code, severity ORDER BY min(row_number)) AS place
         FROM numbered GROUP BY code, severity, island),
     grouped AS (
       SELECT code, severity, sum(rows)::bigint AS rows, min(first) AS first_row, count(*) AS range_count,
              jsonb_agg(jsonb_build_array(first, last) ORDER BY first) FILTER (WHERE place <= $4) AS ranges
         FROM range GROUP BY code, severity)
     SELECT code, severity, rows, range_count AS "rangeCount", ranges, issue AS example
       FROM grouped g
       JOIN LATERAL (SELECT issue FROM found f
                      WHERE f.code = g.code AND f.severity = g.severity AND f.row_number = g.first_row) e ON true
      ORDER BY CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, rows DESC, code`,
    [...parametersOf(scope), rangesShown],
  );
  return rows;
}

/** What undoing left alone: how many rows for each reason. */
export async function countKept(
  pool: AccountPool,
  { accountId, importId }: ImportKey,
): Promise<readonly { readonly reason: string; readonly rows: number }[]> {
  const { rows } = await pool.query<{ reason: string; rows: number }>(
    `SELECT note.value AS reason, count(DISTINCT row_number) AS rows
       FROM import_row, jsonb_each_text(undo_note) note
      WHERE account_id = $1 AND import_id = $2 AND undo = 'kept'
      GROUP BY note.value ORDER BY rows DESC, reason`,
    [accountId, importId],
  );
  return rows;
}

function parametersOf({ accountId, importId, object }: LedgerScope): readonly unknown[] {
  return [accountId, importId, object];
}

/**
 * The rows of ledger and plan as one. Rows may be applied since the scope was read: each counts once.
 * The plan's tables are dropped once all rows are applied.
 */
async function rowsOf(pool: AccountPool, scope: LedgerScope): Promise<string> {
  const ledger = `
    SELECT row_number, outcome, byte_offset, issues, record_id FROM import_row
     WHERE account_id = $1 AND import_id = $2 AND object = $3`;
  if (scope.stagedBy === null) return ledger;
  const { plan, row } = stagingTables(scope.importId, scope.stagedBy);
  const { rows } = await pool.query<{ there: boolean }>(
    'SELECT to_regclass($1) IS NOT NULL AND to_regclass($2) IS NOT NULL AS there',
    [plan, row],
  );
  if (!rows[0]?.there) return ledger;
  return `${ledger} AND row_number <= ${scope.cursor}
    UNION ALL
    SELECT row_number, p.outcome, s.byte_offset, coalesce(p.issues, s.issues), NULL
      FROM ${plan} p JOIN ${row} s USING (row_number)
     WHERE row_number > ${scope.cursor}`;
}
