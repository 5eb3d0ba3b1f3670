import type { Json } from '@muster/core/json';
import { type Said, say } from '@muster/core/language/sentence';
import type pg from 'pg';
import type { Queryable } from '../database/account-pool.ts';
import { MusterError } from '../errors.ts';
import type { Actor } from './actor.ts';
import { jsonText } from './copy-text.ts';

type BulkActionState = 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';

type BulkActionKind = 'edit' | 'delete' | 'restore' | 'export';

/** A contact that could not be changed. */
export interface BulkFailure {
  readonly contactId: string;
  readonly code: string;
  readonly sentence: Said;
}

type BulkCounts = Readonly<Partial<Record<'changed' | 'unchanged' | 'failed', number>>>;

/** Long work on contacts that somebody started; `Selection` and `Change` are the product's. */
export interface BulkActionRecord {
  readonly bulkActionId: string;
  readonly kind: BulkActionKind;
  readonly state: BulkActionState;
  readonly actor: Actor;
  readonly selection: Json;
  readonly change: Json;
  /** null: not known. */
  readonly total: number | null;
  /** The last contact gone through. */
  readonly cursor: string | null;
  readonly counts: BulkCounts;
  readonly failures: readonly BulkFailure[];
  readonly cancelWanted: boolean;
  /** Why it failed as a whole. */
  readonly problem: string | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

export interface BulkActionKey {
  readonly accountId: string;
  readonly bulkActionId: string;
}

export async function insertBulkAction(
  client: Queryable,
  { accountId, bulkActionId }: BulkActionKey,
  action: Pick<BulkActionRecord, 'kind' | 'actor' | 'selection' | 'change'>,
): Promise<void> {
  await client.query(
    `INSERT INTO bulk_action (account_id, bulk_action_id, kind, actor, selection, change)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      accountId,
      bulkActionId,
      action.kind,
      jsonText(action.actor),
      jsonText(action.selection),
      jsonText(action.change),
    ],
  );
}

/** With `lock`, nobody else changes it until the client's transaction ends. @throws MusterError `not_found`. */
export async function readBulkAction(
  client: Queryable,
  { accountId, bulkActionId }: BulkActionKey,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<BulkActionRecord> {
  const { rows } = await client.query<BulkActionRecord>(
    `SELECT ${COLUMNS} FROM bulk_action WHERE account_id = $1 AND bulk_action_id = $2
     ${lock ? 'FOR UPDATE' : ''}`,
    [accountId, bulkActionId],
  );
  const [found] = rows;
  if (found) return found;
  throw new MusterError('not_found', say('There is no bulk action {id}.', { id: bulkActionId }));
}

/** Bulk actions of all accounts that nobody has finished, oldest first, on the registry's connections. */
export async function listOpenOfAll(registry: pg.Pool): Promise<readonly BulkActionKey[]> {
  const { rows } = await registry.query<BulkActionKey>(
    `SELECT account_id AS "accountId", bulk_action_id AS "bulkActionId" FROM bulk_action
      WHERE state IN ('waiting', 'running') ORDER BY bulk_action_id`,
  );
  return rows;
}

export type BulkActionChange = Partial<
  Pick<BulkActionRecord, 'total' | 'cursor' | 'counts' | 'failures' | 'problem'>
> & { readonly state?: BulkActionState; readonly cancelWanted?: true };

/** Changes an action that is not finished; gives whether it was. */
export async function changeBulkAction(
  client: Queryable,
  { accountId, bulkActionId }: BulkActionKey,
  change: BulkActionChange,
): Promise<boolean> {
  const isEnd = change.state !== undefined && ENDS.has(change.state);
  const { rowCount } = await client.query(
    `UPDATE bulk_action
        SET state = coalesce($3, state), total = coalesce($4, total), cursor = coalesce($5, cursor),
            counts = coalesce($6, counts), failures = coalesce($7, failures),
            problem = coalesce($8, problem), cancel_wanted = cancel_wanted OR $9,
            started_at = CASE WHEN $3 = 'running' THEN coalesce(started_at, now()) ELSE started_at END,
            finished_at = CASE WHEN $10 THEN now() END
      WHERE account_id = $1 AND bulk_action_id = $2 AND state IN ('waiting', 'running')`,
    [
      accountId,
      bulkActionId,
      change.state ?? null,
      change.total ?? null,
      change.cursor ?? null,
      change.counts === undefined ? null : jsonText(change.counts),
      change.failures === undefined ? null : jsonText(change.failures),
      change.problem ?? null,
      change.cancelWanted ?? false,
      isEnd,
    ],
  );
  return rowCount === 1;
}

const ENDS: ReadonlySet<BulkActionState> = new Set(['done', 'cancelled', 'failed']);

/** Bulk actions of the account before that ID, the newest first. */
export async function listBulkActionPage(
  client: Queryable,
  accountId: string,
  {
    before,
    kind,
    limit,
  }: {
    readonly before: string | null;
    /** null: of every kind. */
    readonly kind: BulkActionRecord['kind'] | null;
    readonly limit: number;
  },
): Promise<readonly BulkActionRecord[]> {
  const { rows } = await client.query<BulkActionRecord>(
    `SELECT ${COLUMNS} FROM bulk_action
      WHERE account_id = $1 AND ($2::uuid IS NULL OR bulk_action_id < $2)
        AND ($3::text IS NULL OR kind = $3)
      ORDER BY bulk_action_id DESC LIMIT $4`,
    [accountId, before, kind, limit],
  );
  return rows;
}

/** Exports whose files are kept no longer. */
export async function listOldExports(
  client: Queryable,
  accountId: string,
  keptDays: number,
): Promise<readonly BulkActionRecord[]> {
  const { rows } = await client.query<BulkActionRecord>(
    `SELECT ${COLUMNS} FROM bulk_action
      WHERE account_id = $1 AND kind = 'export' AND state = 'done'
        AND finished_at < now() - make_interval(days => $2)
        AND finished_at > now() - make_interval(days => $2 + 90)`,
    [accountId, keptDays],
  );
  return rows;
}

const COLUMNS = `bulk_action_id AS "bulkActionId", kind, state, actor, selection, change, total, cursor, counts,
  failures, cancel_wanted AS "cancelWanted", problem, created_at AS "createdAt", started_at AS "startedAt",
  finished_at AS "finishedAt"`;
