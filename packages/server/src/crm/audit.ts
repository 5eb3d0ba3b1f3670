import { say } from '@muster/core/language/sentence';
import type { AccountPool } from '../database/account-pool.ts';
import { MusterError } from '../errors.ts';
import {
  type AuditEntry,
  type LoggedAction,
  OPERATOR,
  readAudit,
  writeAudit,
} from '../store/audit-log.ts';

export { type AuditEntry, OPERATOR };

/** Adds to the account's audit log who did what. Nothing takes it out again. */
export function recordAudit(pool: AccountPool, entry: AuditEntry): Promise<void> {
  return writeAudit(pool, entry);
}

/** A part of the log, newest first. */
export interface AuditPage {
  readonly items: readonly LoggedAction[];
  /** Gives the page after this one; null: there is none. */
  readonly nextCursor: string | null;
}

/** Which entries, and how many. */
export interface AuditQuery {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  /** Only this action; all unless given. */
  readonly action?: string | null | undefined;
  /** Only what this person or key did; anybody unless given. */
  readonly actorId?: string | null | undefined;
}

/**
 * Who did what in the account and when, `limit` at most.
 *
 * @throws MusterError `invalid_request` when the cursor is not one that a page ended with.
 */
export async function listAudit(
  pool: AccountPool,
  { cursor = null, limit, action = null, actorId = null }: AuditQuery,
): Promise<AuditPage> {
  if (cursor !== null && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(cursor)) {
    throw new MusterError(
      'invalid_request',
      say(
        'The cursor is not the nextCursor of a page of this list. Leave it out to begin with the newest entry.',
      ),
    );
  }
  const found = await readAudit(pool, { before: cursor, limit: limit + 1, action, actorId });
  const items = found.slice(0, limit);
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.auditId ?? null) : null };
}
