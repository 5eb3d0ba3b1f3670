import type { Json } from '@muster/core/json';
import type { AccountPool, Queryable } from '../database/account-pool.ts';
import { newUuid } from './uuid-v7.ts';

/** What somebody did. No values of contacts: the log is kept when a person is erased. */
export interface AuditEntry {
  /** `system`: the command line, and work that nobody started. */
  readonly actor: {
    readonly kind: 'person' | 'key' | 'system';
    readonly id: string;
    readonly name: string;
  };
  /** What was done, e.g. `applyImport`. */
  readonly action: string;
  /** What it was done to; without an ID: several, or the account itself. */
  readonly subject: { readonly kind: string; readonly id: string | null };
  readonly detail: Readonly<Record<string, Json>>;
}

/** Who works on the command line: whoever runs Muster. */
export const OPERATOR: AuditEntry['actor'] = { kind: 'system', id: '', name: 'Command line' };

/** An entry as it stands in the log. */
export interface LoggedAction extends AuditEntry {
  readonly auditId: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** Adds an entry to the log of the account of the pool, or of the client's transaction. */
export async function writeAudit(
  client: Queryable,
  { actor, action, subject, detail }: AuditEntry,
): Promise<void> {
  await client.query(
    `INSERT INTO audit_log (account_id, audit_id, actor_kind, actor_id, actor_name, action,
                            subject_kind, subject_id, detail)
     VALUES (current_account(), $1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      newUuid(),
      actor.kind,
      actor.id,
      actor.name,
      action,
      subject.kind,
      subject.id,
      JSON.stringify(detail),
    ],
  );
}

/** A part of the log; null: whatever it is. */
export interface LogPage {
  readonly before: string | null;
  readonly limit: number;
  readonly action: string | null;
  readonly actorId: string | null;
}

/** The account's entries before the one named, newest first; null: from the newest on. */
export async function readAudit(
  { accountId, query }: AccountPool,
  { before, limit, action, actorId }: LogPage,
): Promise<readonly LoggedAction[]> {
  const { rows } = await query<LoggedAction>(
    `SELECT audit_id AS "auditId", to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, action, detail,
            json_build_object('kind', actor_kind, 'id', actor_id, 'name', actor_name) AS actor,
            json_build_object('kind', subject_kind, 'id', subject_id) AS subject
       FROM audit_log
      WHERE account_id = $1 AND ($2::uuid IS NULL OR audit_id < $2)
        AND ($4::text IS NULL OR action = $4) AND ($5::text IS NULL OR actor_id = $5)
      ORDER BY audit_id DESC LIMIT $3`,
    [accountId, before, limit, action, actorId],
  );
  return rows;
}
