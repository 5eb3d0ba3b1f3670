import type { Role } from '@muster/core/contract/permissions';
import type { PoolClient } from 'pg';
import type { Queryable } from '../database/account-pool.ts';
import { newUuid } from './uuid-v7.ts';

/** An invitation that has not been taken up, canceled or replaced; it may have expired. */
export interface Invitation {
  readonly invitationId: string;
  readonly email: string;
  readonly role: Role;
  /** The name of who invited; null: the command line, or a key. */
  readonly invitedBy: string | null;
  /** As PostgreSQL writes it, like the next. */
  readonly expiresAt: string;
  readonly createdAt: string;
}

/** An invitation as its link shows it. */
export interface OpenInvitation extends Invitation {
  readonly accountId: string;
  readonly accountName: string;
}

export interface NewInvitation {
  readonly accountId: string;
  readonly email: string;
  readonly role: Role;
  readonly inviterId: string | null;
  readonly tokenHash: Buffer;
  readonly days: number;
}

/** Writes an invitation; one to the same address that is open is replaced. */
export async function insertInvitation(
  client: PoolClient,
  given: NewInvitation,
): Promise<Invitation> {
  // Two at once to the same address: the second waits, and replaces the first.
  await client.query('SELECT 1 FROM identity.organization WHERE id = $1 FOR UPDATE', [
    given.accountId,
  ]);
  await client.query(
    `UPDATE identity.invitation SET status = 'canceled'
      WHERE organization_id = $1 AND email = $2 AND status = 'pending'`,
    [given.accountId, given.email],
  );
  const { rows } = await client.query<Invitation>(
    `WITH made AS (
       INSERT INTO identity.invitation
              (id, organization_id, email, role, inviter_id, token_hash, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7)) RETURNING *)
     SELECT ${COLUMNS} FROM made AS invitation LEFT JOIN identity.person ON person.id = inviter_id`,
    [
      newUuid(),
      given.accountId,
      given.email,
      given.role,
      given.inviterId,
      given.tokenHash,
      given.days,
    ],
  );
  return rows[0] as Invitation;
}

/** Open invitations in the order in which they were made, after the one named. */
export async function listInvitations(
  db: Queryable,
  accountId: string,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<readonly Invitation[]> {
  const { rows } = await db.query<Invitation & { email: string }>(
    `SELECT ${COLUMNS} FROM ${TABLES}
      WHERE organization_id = $1 AND status = 'pending' AND ($2::uuid IS NULL OR invitation.id > $2)
      ORDER BY invitation.id LIMIT $3`,
    [accountId, after, limit],
  );
  return rows;
}

/** Takes an invitation back; its role, or null when there is no such open one. */
export async function cancelInvitation(
  db: Queryable,
  accountId: string,
  invitationId: string,
): Promise<Role | null> {
  const { rows } = await db.query<{ role: Role }>(
    `UPDATE identity.invitation SET status = 'canceled'
      WHERE organization_id = $1 AND id = $2 AND status = 'pending' RETURNING role`,
    [accountId, invitationId],
  );
  return rows[0]?.role ?? null;
}

/** The invitation whose link holds what hashes to this; null when it is not open, or has expired. */
export async function findInvitation(
  db: Queryable,
  tokenHash: Buffer,
): Promise<OpenInvitation | null> {
  const { rows } = await db.query<OpenInvitation & { email: string }>(
    `SELECT ${COLUMNS}, organization.id AS "accountId", organization.name AS "accountName"
       FROM ${TABLES} JOIN identity.organization ON organization.id = organization_id
      WHERE token_hash = $1 AND status = 'pending' AND expires_at > now()`,
    [tokenHash],
  );
  return rows[0] ?? null;
}

/** Marks the invitation as taken up; false when somebody else was first, or it was taken back. */
export async function consumeInvitation(db: Queryable, invitationId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE identity.invitation SET status = 'accepted'
      WHERE id = $1 AND status = 'pending' AND expires_at > now()`,
    [invitationId],
  );
  return rowCount === 1;
}

const TABLES = 'identity.invitation LEFT JOIN identity.person ON person.id = inviter_id';

const COLUMNS = `invitation.id AS "invitationId", invitation.email, invitation.role,
  person.name AS "invitedBy", invitation.expires_at AS "expiresAt", invitation.created_at AS "createdAt"`;
