import type { Role } from '@muster/core/contract/permissions';
import type { PoolClient } from 'pg';
import type { AccountPool, Queryable } from '../database/account-pool.ts';
import type { Person } from './people.ts';
import { newUuid } from './uuid-v7.ts';

/** An account that a person belongs to. */
export interface Membership {
  readonly accountId: string;
  readonly name: string;
  readonly memberId: string;
  readonly role: Role;
}

/** A member of an account. */
export interface StoredMember {
  readonly memberId: string;
  readonly name: string;
  readonly email: string;
  /** null: does not sign in, since they left or were only named. */
  readonly role: Role | null;
  /** As PostgreSQL writes it, like the next. */
  readonly joinedAt: string;
  readonly leftAt: string | null;
}

/** The accounts of a person, the one they joined first first. */
export async function listMemberships(
  db: Queryable,
  personId: string,
): Promise<readonly Membership[]> {
  const { rows } = await db.query<Membership & { name: string }>(
    `SELECT organization.id AS "accountId", organization.name, membership.id AS "memberId", role
       FROM identity.membership JOIN identity.organization ON organization.id = organization_id
      WHERE person_id = $1 ORDER BY membership.created_at, membership.id`,
    [personId],
  );
  return rows;
}

/** The account a new session works in: that of the latest session, else the one joined first. */
export async function findUsualAccount(db: Queryable, personId: string): Promise<string | null> {
  const { rows } = await db.query<{ accountId: string }>(
    `SELECT organization_id AS "accountId" FROM identity.membership
      WHERE person_id = $1
      ORDER BY organization_id IS NOT DISTINCT FROM (
                 SELECT active_organization_id FROM identity.session WHERE person_id = $1
                  ORDER BY updated_at DESC LIMIT 1) DESC, created_at, id
      LIMIT 1`,
    [personId],
  );
  return rows[0]?.accountId ?? null;
}

/**
 * Makes the person a member, in a transaction for the account, unless they are one; their member ID.
 * Whoever was there under that email, named by the command line or before they left, is that member.
 */
export async function insertMembership(
  client: PoolClient,
  accountId: string,
  { person, role }: { readonly person: Person; readonly role: Role },
): Promise<string> {
  const { rows } = await client.query<{ member_id: string }>(
    `INSERT INTO member (account_id, member_id, name, email) VALUES ($1, $2, $3, $4)
     ON CONFLICT (account_id, email) DO UPDATE SET name = excluded.name, left_at = NULL
     RETURNING member_id`,
    [accountId, newUuid(), person.name, person.email],
  );
  const memberId = (rows[0] as { member_id: string }).member_id;
  await client.query(
    `INSERT INTO identity.membership (id, organization_id, person_id, role) VALUES ($1, $2, $3, $4)
     ON CONFLICT (person_id, organization_id) DO NOTHING`,
    [memberId, accountId, person.id, role],
  );
  return memberId;
}

export async function updateRole(client: PoolClient, memberId: string, role: Role): Promise<void> {
  await client.query('UPDATE identity.membership SET role = $2 WHERE id = $1', [memberId, role]);
}

/** Ends a membership; the member stays in the account, as one who left. */
export async function deleteMembership(
  client: PoolClient,
  accountId: string,
  memberId: string,
): Promise<void> {
  await client.query('DELETE FROM identity.membership WHERE id = $1', [memberId]);
  await client.query('UPDATE member SET left_at = now() WHERE account_id = $1 AND member_id = $2', [
    accountId,
    memberId,
  ]);
}

/** The role of a member who signs in, with all roles of the account held as they are. */
export async function lockRole(
  client: PoolClient,
  accountId: string,
  memberId: string,
): Promise<Role | null> {
  await client.query('SELECT 1 FROM identity.organization WHERE id = $1 FOR UPDATE', [accountId]);
  const { rows } = await client.query<{ role: Role }>(
    'SELECT role FROM identity.membership WHERE organization_id = $1 AND id = $2',
    [accountId, memberId],
  );
  return rows[0]?.role ?? null;
}

export async function countOwners(db: Queryable, accountId: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*) AS count FROM identity.membership WHERE organization_id = $1 AND role = 'owner'`,
    [accountId],
  );
  return rows[0]?.count ?? 0;
}

/** Whether any account has an owner. */
export async function hasAnyOwner(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ found: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM identity.membership WHERE role = 'owner') AS found`,
  );
  return rows[0]?.found ?? false;
}

/** Members in the order in which they came, after the one named. */
export async function listAllMembers(
  pool: AccountPool,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<readonly StoredMember[]> {
  const { rows } = await pool.query<StoredMember & { name: string }>(
    `SELECT ${MEMBER_COLUMNS} FROM ${MEMBER_TABLES}
      WHERE member.account_id = $1 AND ($2::uuid IS NULL OR member_id > $2)
      ORDER BY member_id LIMIT $3`,
    [pool.accountId, after, limit],
  );
  return rows;
}

export async function findMember(
  db: Queryable,
  accountId: string,
  memberId: string,
): Promise<StoredMember | null> {
  const { rows } = await db.query<StoredMember & { name: string }>(
    `SELECT ${MEMBER_COLUMNS} FROM ${MEMBER_TABLES} WHERE member.account_id = $1 AND member_id = $2`,
    [accountId, memberId],
  );
  return rows[0] ?? null;
}

export async function renameMember(
  pool: AccountPool,
  { memberId, name }: { readonly memberId: string; readonly name: string },
): Promise<void> {
  await pool.query('UPDATE member SET name = $3 WHERE account_id = $1 AND member_id = $2', [
    pool.accountId,
    memberId,
    name,
  ]);
}

const MEMBER_TABLES = `member LEFT JOIN identity.membership
  ON membership.organization_id = member.account_id AND membership.id = member_id`;

const MEMBER_COLUMNS = `member_id AS "memberId", name, email, role,
  member.created_at AS "joinedAt", left_at AS "leftAt"`;
