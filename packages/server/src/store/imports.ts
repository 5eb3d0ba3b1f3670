import { say } from '@muster/core/language/sentence';
import type { ImportPlan } from '@muster/core/plan/import-plan';
import type { Queryable } from '../database/account-pool.ts';
import { lostToAnotherTransaction } from '../database/database-error.ts';
import { MusterError } from '../errors.ts';
import type { BatchCounts } from './apply-batch.ts';
import { jsonText } from './copy-text.ts';
import type { Halt, RunFailure, RunProgress, Wanted } from './import-runs.ts';
import type { Actor } from './actor.ts';

/**
 * Where an import stands. `draft`: it is being prepared, and has no plan. `staging`: its file is being read. `planned`: every row is decided and
 * nothing changed. `applying`, `undoing`, `redoing`: under way, or broken off and waiting to be
 * resumed. `applied`, `undone`, `discarded`: finished. `cancelled`: somebody ended it; what was
 * applied stays.
 */
export type ImportState =
  | 'draft'
  | 'staging'
  | 'planned'
  | 'applying'
  | 'applied'
  | 'undoing'
  | 'undone'
  | 'redoing'
  | 'discarded'
  | 'cancelled';

/** What undoing or redoing made of rows. */
export type UndoCounts = Readonly<Partial<Record<'reversed' | 'kept' | 'failed', number>>>;

/** An import that is undone, or done again. */
export interface Reversal {
  readonly kind: 'undo' | 'redo';
  /** Who asked for it; null on the command line. */
  readonly by: Actor | null;
  /** When it was begun: ISO 8601, UTC. */
  readonly at: string;
}

export interface ImportRecord {
  readonly accountId: string;
  readonly importId: string;
  readonly object: string;
  readonly state: ImportState;
  readonly fileName: string;
  readonly fileSize: number;
  readonly fileHash: string;
  readonly plan: ImportPlan;
  readonly rowCount: number | null;
  /** Number of the last row of the file; null until all are read. */
  readonly lastRow: number | null;
  /** Names the staging tables that hold the plan: the fence of the writer who filled them; null while there are none. */
  readonly stagedBy: number | null;
  readonly plannedRevision: number | null;
  /** That of the account as the import was read; null once the account is erased. */
  readonly accountRevision: number | null;
  /** The last row applied. */
  readonly cursor: number;
  readonly undoCursor: number | null;
  readonly fence: number;
  readonly replanning: boolean;
  readonly planned: BatchCounts | null;
  readonly applied: BatchCounts;
  readonly undone: UndoCounts;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly elapsedMs: number;
  /** Who began it; null on the command line. */
  readonly startedBy: Actor | null;
  /** The last time that it was undone or redone, as far as that has begun. */
  readonly reversal: Reversal | null;
  /** What work on it is to reach; null: nothing is to be done. */
  readonly wanted: Wanted | null;
  /** Why nothing is being done, where somebody halted it. */
  readonly halt: Halt | null;
  readonly wantedBefore: Wanted | null;
  /** Who asked for it to be undone or redone, while that is wanted or can be gone on with. */
  readonly askedBy: Actor | null;
  readonly progress: RunProgress | null;
  /** Why work on it ended before it was done. */
  readonly failure: RunFailure | null;
}

/** The import an ID names within an account. */
export interface ImportKey {
  readonly accountId: string;
  readonly importId: string;
}

export interface NewImport extends ImportKey {
  readonly fileName: string;
  readonly fileSize: number;
  readonly fileHash: string;
  readonly plan: ImportPlan;
  readonly startedBy?: Actor;
}

export async function insertImport(client: Queryable, row: NewImport): Promise<void> {
  await client.query(
    `INSERT INTO import (account_id, import_id, object, state, file_name, file_size, file_hash, plan, started_by)
     VALUES ($1, $2, $3, 'staging', $4, $5, $6, $7, $8)`,
    [
      row.accountId,
      row.importId,
      row.plan.object,
      row.fileName,
      row.fileSize,
      row.fileHash,
      // Names of columns are the file's.
      jsonText(row.plan),
      row.startedBy === undefined ? null : jsonText(row.startedBy),
    ],
  );
}

/** @throws MusterError `not_found`. */
export async function readImport(client: Queryable, key: ImportKey): Promise<ImportRecord> {
  const { rows } = await client.query<ImportRecord>(
    `SELECT ${COLUMNS} FROM ${TABLES} WHERE account_id = $1 AND import_id = $2`,
    [key.accountId, key.importId],
  );
  const [found] = rows;
  if (!found)
    throw new MusterError('not_found', say('There is no import {id}.', { id: key.importId }));
  return found;
}

/**
 * The import as it stands; until the transaction ends nobody else changes it.
 *
 * @throws MusterError `not_found`
 */
export async function lockImport(client: Queryable, key: ImportKey): Promise<ImportRecord> {
  await client.query('SELECT FROM import WHERE account_id = $1 AND import_id = $2 FOR UPDATE', [
    key.accountId,
    key.importId,
  ]);
  return readImport(client, key);
}

/** Newest first. */
export async function listImports(
  client: Queryable,
  accountId: string,
): Promise<readonly ImportRecord[]> {
  const { rows } = await client.query<ImportRecord>(
    `SELECT ${COLUMNS} FROM ${TABLES} WHERE account_id = $1 ORDER BY import_id DESC`,
    [accountId],
  );
  return rows;
}

/** Imports of the account before that ID, newest first; those in one state, if it is given. */
export async function listImportPage(
  client: Queryable,
  accountId: string,
  { before, state, limit }: ImportPage,
): Promise<readonly ImportRecord[]> {
  const { rows } = await client.query<ImportRecord>(
    `SELECT ${COLUMNS} FROM ${TABLES}
      WHERE account_id = $1 AND ($2::uuid IS NULL OR import_id < $2) AND ($3::text IS NULL OR state = $3)
      ORDER BY import_id DESC LIMIT $4`,
    [accountId, before, state, limit],
  );
  return rows;
}

interface ImportPage {
  readonly before: string | null;
  readonly state: ImportState | null;
  readonly limit: number;
}

/**
 * Makes the caller the only writer of the import: older writers' fences no longer hold.
 * Returns the new fence.
 */
export async function takeOverImport(client: Queryable, key: ImportKey): Promise<number> {
  const { rows } = await client.query<{ fence: number }>(
    'UPDATE import SET fence = fence + 1 WHERE account_id = $1 AND import_id = $2 RETURNING fence',
    [key.accountId, key.importId],
  );
  return rows[0]?.fence ?? 0;
}

/** Columns of the import that work on it may change, by property name. */
export type ImportChange = Partial<
  Pick<
    ImportRecord,
    | 'state'
    | 'rowCount'
    | 'lastRow'
    | 'stagedBy'
    | 'plannedRevision'
    | 'cursor'
    | 'undoCursor'
    | 'replanning'
    | 'planned'
    | 'applied'
    | 'undone'
    | 'reversal'
    | 'finishedAt'
    | 'elapsedMs'
  >
>;

/**
 * Changes the import, provided that the writer is still the one in charge.
 *
 * @throws MusterError `taken_over` when another writer has taken over.
 */
export async function changeImport(
  client: Queryable,
  { accountId, importId, fence }: ImportKey & { readonly fence: number },
  change: ImportChange,
): Promise<void> {
  const names = Object.keys(change) as (keyof ImportChange)[];
  const values = names.map((name) => {
    const value = change[name];
    return value !== null && typeof value === 'object' ? JSON.stringify(value) : value;
  });
  const sets = names.map((name, at) => `${COLUMN_OF[name]} = $${at + 4}`).join(', ');
  const statement = `UPDATE import SET ${sets} WHERE account_id = $1 AND import_id = $2 AND fence = $3`;
  try {
    const { rowCount } = await client.query(statement, [accountId, importId, fence, ...values]);
    if (rowCount === 1) return;
  } catch (error) {
    // In a snapshot from before the take-over, the database refuses what the fence would.
    if (!lostToAnotherTransaction(error)) throw error;
  }
  throw takenOver(importId);
}

/** @throws MusterError `taken_over` when another writer has taken over; `not_found`. */
export async function requireFence(
  client: Queryable,
  { accountId, importId, fence }: ImportKey & { readonly fence: number },
): Promise<void> {
  const current = await readImport(client, { accountId, importId });
  if (current.fence !== fence) throw takenOver(importId);
}

function takenOver(importId: string): MusterError {
  return new MusterError(
    'taken_over',
    say('Another process has taken over import {id}; this one stops.', { id: importId }),
  );
}

const COLUMN_OF: Readonly<Record<keyof ImportChange, string>> = {
  state: 'state',
  rowCount: 'row_count',
  lastRow: 'last_row',
  stagedBy: 'staged_by',
  plannedRevision: 'planned_revision',
  cursor: 'cursor',
  undoCursor: 'undo_cursor',
  replanning: 'replanning',
  planned: 'planned',
  applied: 'applied',
  undone: 'undone',
  reversal: 'reversal',
  finishedAt: 'finished_at',
  elapsedMs: 'elapsed_ms',
};

const COLUMNS = `account_id AS "accountId", import_id AS "importId", object, state, file_name AS "fileName",
  file_size AS "fileSize", file_hash AS "fileHash", plan, row_count AS "rowCount", last_row AS "lastRow",
  staged_by AS "stagedBy", planned_revision AS "plannedRevision", revision AS "accountRevision", cursor, undo_cursor AS "undoCursor", fence, replanning, planned,
  applied, undone, created_at AS "createdAt", finished_at AS "finishedAt", elapsed_ms AS "elapsedMs", started_by AS "startedBy",
  reversal, wanted, halt, wanted_before AS "wantedBefore",
  asked_by AS "askedBy", progress, failure`;

const TABLES = `import LEFT JOIN import_run USING (account_id, import_id)
  LEFT JOIN account_revision USING (account_id)`;
