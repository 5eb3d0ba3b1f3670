import type { Role } from '@muster/core/contract/permissions';
import type { Queryable } from '../database/account-pool.ts';

/** Who a session belongs to, and what they are in the account they work in. */
export interface FoundSession {
  readonly sessionId: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly hasTwoFactor: boolean;
  /** Of the account asked for, else of the session's; null: the person does not belong to it. */
  readonly membership: {
    readonly accountId: string;
    readonly memberId: string;
    readonly role: Role;
  } | null;
}

/** A session of a person. */
export interface StoredSession {
  readonly sessionId: string;
  readonly address: string | null;
  readonly userAgent: string | null;
  /** As PostgreSQL writes it, like the next. */
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** The session with that token, unless it has expired; with the account asked for, or its own. */
export async function findSession(
  db: Queryable,
  { token, accountId }: { readonly token: string; readonly accountId: string | null },
): Promise<FoundSession | null> {
  const { rows } = await db.query<FoundSession & { name: string }>(
    `SELECT session.id AS "sessionId", person.id AS "personId", person.name, person.email,
            two_factor_enabled AS "hasTwoFactor",
            CASE WHEN membership.id IS NOT NULL THEN jsonb_build_object(
              'accountId', organization_id, 'memberId', membership.id, 'role', role) END AS membership
       FROM identity.session
       JOIN identity.person ON person.id = session.person_id
       LEFT JOIN identity.membership ON membership.person_id = person.id
             AND organization_id = coalesce($2::uuid, active_organization_id)
      WHERE token = $1 AND expires_at > now()`,
    [token, accountId],
  );
  return rows[0] ?? null;
}

/** Lets a session work in another account of its person. */
export async function updateSessionAccount(
  db: Queryable,
  sessionId: string,
  accountId: string,
): Promise<void> {
  await db.query('UPDATE identity.session SET active_organization_id = $2 WHERE id = $1', [
    sessionId,
    accountId,
  ]);
}

/** A person's sessions that have not expired, the newest first. */
export async function listSessions(
  db: Queryable,
  personId: string,
): Promise<readonly StoredSession[]> {
  const { rows } = await db.query<StoredSession & { sessionId: string }>(
    `SELECT id AS "sessionId", ip_address AS address, user_agent AS "userAgent",
            created_at AS "createdAt", expires_at AS "expiresAt"
       FROM identity.session WHERE person_id = $1 AND expires_at > now() ORDER BY id DESC LIMIT 200`,
    [personId],
  );
  return rows;
}

/** Ends sessions of a person: the one named, or all but the one to keep. Returns how many. */
export async function deleteSessions(
  db: Queryable,
  personId: string,
  which: { readonly only: string } | { readonly keep: string | null },
): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM identity.session WHERE person_id = $1
        AND ($2::uuid IS NULL OR id = $2) AND ($3::uuid IS NULL OR id <> $3)`,
    'only' in which ? [personId, which.only, null] : [personId, null, which.keep],
  );
  return rowCount ?? 0;
}
