import { type Said, say } from '@muster/core/language/sentence';
import type pg from 'pg';
import type { AccountPool, Queryable } from '../database/account-pool.ts';
import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import type { Actor } from './actor.ts';
import { jsonText } from './copy-text.ts';
import { writeImportEvent } from './import-events.ts';
import { newUuid } from './uuid-v7.ts';

/** What work on an import is to reach. */
export type Wanted = 'planned' | 'applied' | 'undone' | 'redone';

/** Why nothing is being done, where somebody said so. */
export type Halt = 'pause' | 'cancel';

/** `replanning`: others changed the account, and what is not applied yet is planned anew. */
type Stage = 'reading' | 'planning' | 'applying' | 'replanning' | 'undoing' | 'redoing';

/** How far work is. */
export interface RunProgress {
  readonly stage: Stage;
  /** Rows. */
  readonly done: number;
  /** Rows; null while it is not known. */
  readonly total: number | null;
  readonly rowsPerSecond: number | null;
  /** Milliseconds until the stage is done; null while nothing can be said. */
  readonly etaMs: number | null;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** Why work ended before it was done. */
export interface RunFailure {
  readonly code: string;
  readonly sentence: Said;
  /** ISO 8601, UTC. */
  readonly at: string;
}

interface RunKey {
  readonly accountId: string;
  readonly importId: string;
}

/** One worker's hold on an import, until another gets it. */
export interface Claim extends RunKey {
  readonly worker: string;
  readonly wanted: Wanted;
  /** Starts from where the import stands now, this one included. */
  readonly attempts: number;
}

/** What somebody wants of an import. */
export interface Asked {
  readonly wanted: Wanted;
  /** Who undoes or redoes it; null on the command line, and of other work. */
  readonly askedBy: Actor | null;
}

/** Notes what is wanted of an import, whatever was noted before. */
export async function askForRun(
  client: Queryable,
  { accountId, importId }: RunKey,
  { wanted, askedBy }: Asked,
): Promise<void> {
  await client.query(
    `INSERT INTO import_run (account_id, import_id, wanted, asked_by) VALUES ($1, $2, $3, $4)
     ON CONFLICT (account_id, import_id) DO UPDATE
       SET wanted = excluded.wanted, asked_by = excluded.asked_by, wanted_before = NULL, halt = NULL, failure = NULL,
           standing = NULL, attempts = 0, asked_at = now(), retry_at = now(),
           progress = CASE WHEN import_run.wanted = excluded.wanted THEN import_run.progress END,
           -- A worker that is on the way there stays; one that is on another way has lost its hold.
           worker = CASE WHEN import_run.wanted = excluded.wanted
                           OR (import_run.wanted = 'planned' AND excluded.wanted = 'applied')
                         THEN import_run.worker END`,
    [accountId, importId, wanted, askedBy === null ? null : jsonText(askedBy)],
  );
}

/**
 * Keeps workers from taking the import up, or over, until the transaction ends. They lock the run
 * before the import: so does whoever locks both, or two would wait for each other.
 */
export async function lockRun(client: Queryable, { accountId, importId }: RunKey): Promise<void> {
  await client.query('SELECT FROM import_run WHERE account_id = $1 AND import_id = $2 FOR UPDATE', [
    accountId,
    importId,
  ]);
}

/** Takes the import out of the hands of whoever works on it; nobody takes it up until somebody asks. */
export async function haltRun(
  client: Queryable,
  { accountId, importId }: RunKey,
  halt: Halt,
): Promise<void> {
  await client.query(
    `INSERT INTO import_run (account_id, import_id, halt) VALUES ($1, $2, $3)
     ON CONFLICT (account_id, import_id) DO UPDATE
       SET halt = excluded.halt, wanted_before = coalesce(import_run.wanted, import_run.wanted_before),
           wanted = NULL, worker = NULL, heartbeat_at = NULL`,
    [accountId, importId, halt],
  );
}

/** Forgets all work on the import: whoever works on it has lost it. */
export async function forgetRun(client: Queryable, { accountId, importId }: RunKey): Promise<void> {
  await client.query(
    `INSERT INTO import_run (account_id, import_id) VALUES ($1, $2)
     ON CONFLICT (account_id, import_id) DO UPDATE
       SET wanted = NULL, wanted_before = NULL, halt = NULL, asked_at = now(), asked_by = NULL,
           worker = NULL, heartbeat_at = NULL, standing = NULL, attempts = 0, progress = NULL, failure = NULL`,
    [accountId, importId],
  );
}

/**
 * Takes an import on which there is work and nobody works; null when there is none, it has just
 * been taken, or the account has as many imports under way as it may.
 */
export async function claimRun(
  pool: AccountPool,
  { accountId, importId }: RunKey,
  { mostOfAccount }: { readonly mostOfAccount: number },
): Promise<Claim | null> {
  const worker = newUuid();
  return withTransaction(pool, async (client) => {
    // One at a time in an account, or two would each count one too few.
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `claim ${accountId}`,
    ]);
    const { rows } = await client.query<{ wanted: Wanted; attempts: number }>(
      `UPDATE import_run
          SET worker = $3, heartbeat_at = now(), started_at = now(),
              standing = stands.at,
              attempts = CASE WHEN import_run.standing = stands.at THEN attempts + 1 ELSE 1 END
         FROM (SELECT concat_ws(' ', state, cursor, undo_cursor, staged_by) AS at
                 FROM import WHERE account_id = $1 AND import_id = $2) stands
        WHERE account_id = $1 AND import_id = $2 AND ${IS_OPEN}
          AND (SELECT count(*) FROM import_run other
                WHERE other.account_id = $1 AND other.wanted IS NOT NULL AND other.worker IS NOT NULL
                  AND other.heartbeat_at >= ${LEASE_BEGAN}) < $4
       RETURNING wanted, attempts`,
      [accountId, importId, worker, mostOfAccount],
    );
    const [claimed] = rows;
    return claimed ? { accountId, importId, worker, ...claimed } : null;
  });
}

/**
 * Makes sure that the hold still stands, until the transaction ends.
 *
 * @throws MusterError `taken_over`
 */
export async function holdRun(client: Queryable, claim: Claim): Promise<void> {
  const { rowCount } = await client.query(
    `SELECT FROM import_run WHERE account_id = $1 AND import_id = $2 AND worker = $3 FOR SHARE`,
    [claim.accountId, claim.importId, claim.worker],
  );
  if (rowCount === 0) {
    throw new MusterError(
      'taken_over',
      say('Another worker has taken over import {id}; this one stops.', { id: claim.importId }),
    );
  }
}

/** Signs that the worker lives, and how far it is. Whether the import is still in its hands. */
export async function signOfLife(
  pool: AccountPool,
  claim: Claim,
  progress: RunProgress | null,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE import_run SET heartbeat_at = now(), progress = coalesce($4, progress)
      WHERE account_id = $1 AND import_id = $2 AND worker = $3`,
    [
      claim.accountId,
      claim.importId,
      claim.worker,
      progress === null ? null : JSON.stringify(progress),
    ],
  );
  return rowCount === 1;
}

/**
 * How work on an import ended. `reached`: what was wanted stands. `handed_over`: somebody else goes
 * on, at once. `put_off`: somebody tries again in a while. `failed`: nobody does until a person asks.
 */
export type RunEnd =
  | { readonly kind: 'reached' }
  | { readonly kind: 'handed_over' }
  | { readonly kind: 'put_off'; readonly retryMs: number }
  | { readonly kind: 'failed'; readonly failure: RunFailure };

/** Lets go of the import, if it is still in this worker's hands. */
export async function endRun(pool: AccountPool, claim: Claim, end: RunEnd): Promise<void> {
  await withTransaction(pool, async (client) => {
    const wasHeld = await letGo(client, claim, end);
    if (end.kind !== 'failed' || !wasHeld) return;
    const { accountId, importId } = claim;
    const failure = end.failure.code;
    await writeImportEvent(client, { accountId, importId, type: 'import.failed', failure });
  });
}

async function letGo(client: Queryable, claim: Claim, end: RunEnd): Promise<boolean> {
  const isOver = end.kind === 'reached' || end.kind === 'failed';
  const { rowCount } = await client.query(
    `UPDATE import_run
        SET worker = NULL, heartbeat_at = NULL,
            -- Somebody may have asked for something else meanwhile.
            wanted = CASE WHEN $4 AND wanted = $5 THEN NULL ELSE wanted END,
            wanted_before = CASE WHEN $6::jsonb IS NULL THEN NULL ELSE $5 END,
            asked_by = CASE WHEN $4 AND wanted = $5 AND $6 IS NULL THEN NULL ELSE asked_by END,
            failure = $6,
            -- A worker that is told to stop says nothing about the import.
            attempts = attempts - $7,
            retry_at = now() + $8 * interval '1 millisecond',
            asked_at = CASE WHEN $8 > 0 THEN now() ELSE asked_at END
      WHERE account_id = $1 AND import_id = $2 AND worker = $3`,
    [
      claim.accountId,
      claim.importId,
      claim.worker,
      isOver,
      claim.wanted,
      end.kind === 'failed' ? jsonText(end.failure) : null,
      end.kind === 'handed_over' ? 1 : 0,
      end.kind === 'put_off' ? end.retryMs : 0,
    ],
  );
  return rowCount === 1;
}

/** An import that somebody can work on. */
export interface OpenRun extends RunKey {
  /** Imports of its account that are under way. */
  readonly underWay: number;
}

/**
 * Imports of all accounts on which there is work and nobody works, in the order in which they are
 * to be taken: accounts in turn, those with the fewest imports under way first, then those that have
 * waited longest; oldest first within an account.
 *
 * @param registry sees the runs of all accounts
 */
export async function listOpenRuns(
  registry: pg.Pool,
  { mostOfAccount, limit }: { readonly mostOfAccount: number; readonly limit: number },
): Promise<readonly OpenRun[]> {
  const { rows } = await registry.query<OpenRun>(
    `WITH wanted AS (
       SELECT account_id, import_id, asked_at, started_at, ${IS_OPEN} AS open,
              worker IS NOT NULL AND heartbeat_at >= ${LEASE_BEGAN} AS live
         FROM import_run WHERE wanted IS NOT NULL),
     account AS (
       SELECT account_id, count(*) FILTER (WHERE live)::integer AS live, max(started_at) AS served
         FROM wanted GROUP BY account_id),
     turn AS (
       SELECT w.account_id, w.import_id, w.asked_at, account.live, served,
              account.live + row_number() OVER (PARTITION BY w.account_id ORDER BY w.asked_at, w.import_id) AS turn
         FROM wanted w JOIN account ON account.account_id = w.account_id WHERE w.open)
     SELECT account_id AS "accountId", import_id AS "importId", live AS "underWay"
       FROM turn WHERE turn <= $1 ORDER BY turn, served NULLS FIRST, asked_at LIMIT $2`,
    [mostOfAccount, limit],
  );
  return rows;
}

/** A worker not heard of for so long is gone. Its signs of life come every second. */
const LEASE_BEGAN = "now() - interval '15 seconds'";

const IS_OPEN = `import_run.wanted IS NOT NULL AND import_run.retry_at <= now()
  AND (import_run.worker IS NULL OR import_run.heartbeat_at < ${LEASE_BEGAN})`;
