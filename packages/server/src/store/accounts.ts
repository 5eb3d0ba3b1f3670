import type { Json } from '@muster/core/json';
import { say } from '@muster/core/language/sentence';
import type { Member } from '@muster/core/normalize/settings';
import type pg from 'pg';
import { type AccountPool, accountPool, type Queryable } from '../database/account-pool.ts';
import { MusterError } from '../errors.ts';
import { newUuid } from './uuid-v7.ts';

export interface Account {
  readonly accountId: string;
  readonly name: string;
  /** What the account has set; everything else has its default. */
  readonly settings: Readonly<Record<string, Json>>;
}

/**
 * The account of that name, made when there is none: on the registry's connections, since row
 * security lets no account find another.
 */
export async function ensureAccount(registry: pg.Pool, name: string): Promise<Account> {
  const found = await findAccount(registry, name);
  if (found) return found;
  const accountId = newUuid();
  // Two at once: one wins, both find it.
  await accountPool(registry, accountId).query(
    `WITH made AS (
       INSERT INTO account (account_id, name) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING RETURNING account_id)
     INSERT INTO account_revision (account_id, revision) SELECT account_id, 0 FROM made`,
    [accountId, name],
  );
  return (await findAccount(registry, name)) as Account;
}

/**
 * Sets these settings, those that are undefined to their defaults, in one statement: others stay as
 * they are, whoever changes them meanwhile. Gives all that the account has set from here on.
 */
export async function writeSettings(
  pool: AccountPool,
  accountId: string,
  settings: Readonly<Record<string, Json | undefined>>,
): Promise<Account['settings']> {
  const unset = Object.keys(settings).filter((key) => settings[key] === undefined);
  const { rows } = await pool.query<Pick<Account, 'settings'>>(
    `UPDATE account SET settings = (settings || $2::jsonb) - $3::text[] WHERE account_id = $1
     RETURNING settings`,
    [accountId, JSON.stringify(settings), unset],
  );
  const [written] = rows;
  if (!written)
    throw new MusterError('not_found', say('There is no account {id}.', { id: accountId }));
  return written.settings;
}

/** Everybody whom contacts may name, the oldest first: those who have left are among them. */
export async function listMembers(pool: Queryable, accountId: string): Promise<readonly Member[]> {
  const { rows } = await pool.query<Member>(
    `SELECT member_id AS id, name, email, left_at IS NOT NULL AS "hasLeft"
       FROM member WHERE account_id = $1 ORDER BY member_id`,
    [accountId],
  );
  return rows;
}

/** Adds a member, or names the one with that email anew, who is there again if they had left. */
export async function insertMember(
  pool: AccountPool,
  accountId: string,
  member: Omit<Member, 'id'>,
): Promise<void> {
  await pool.query(
    `INSERT INTO member (account_id, member_id, name, email) VALUES ($1, $2, $3, $4)
     ON CONFLICT (account_id, email) DO UPDATE SET name = excluded.name, left_at = NULL`,
    [accountId, newUuid(), member.name, member.email],
  );
}

/**
 * The account as it is now.
 *
 * @throws MusterError `not_found`
 */
export async function findAccountById(pool: Queryable, accountId: string): Promise<Account> {
  const { rows } = await pool.query<Account>(
    'SELECT account_id AS "accountId", name, settings FROM account WHERE account_id = $1',
    [accountId],
  );
  const [found] = rows;
  if (!found)
    throw new MusterError('not_found', say('There is no account {id}.', { id: accountId }));
  return found;
}

/** The account of that name, on the registry's connections. */
export async function findAccount(registry: pg.Pool, name: string): Promise<Account | undefined> {
  const { rows } = await registry.query<Account>(
    'SELECT account_id AS "accountId", name, settings FROM account WHERE name = $1',
    [name],
  );
  return rows[0];
}

/** Names of accounts in the order in which they were made, at most `limit`. */
export async function listAccountNames(
  registry: pg.Pool,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await registry.query<{ name: string }>(
    'SELECT name FROM account ORDER BY created_at, name LIMIT $1',
    [limit],
  );
  return rows.map(({ name }) => name);
}
