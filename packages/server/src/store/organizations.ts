import type { PoolClient } from 'pg';
import type { Queryable } from '../database/account-pool.ts';

/** An account as its people see it. */
export interface Organization {
  readonly accountId: string;
  /** What people call it. */
  readonly name: string;
  /** What the command line calls it: the account's name. */
  readonly slug: string;
}

/**
 * Makes an account with that slug, in a transaction for the account that is to be; false when the
 * slug is taken.
 */
export async function insertOrganization(
  client: PoolClient,
  { accountId, name, slug }: Organization,
): Promise<boolean> {
  const { rowCount } = await client.query(
    'INSERT INTO account (account_id, name) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING',
    [accountId, slug],
  );
  if (rowCount === 0) return false;
  await client.query('INSERT INTO account_revision (account_id, revision) VALUES ($1, 0)', [
    accountId,
  ]);
  await ensureOrganization(client, { accountId, name, slug });
  return true;
}

/** Lets people join an account that was made without them; one that they know keeps its name. */
export async function ensureOrganization(
  db: Queryable,
  { accountId, name, slug }: Organization,
): Promise<void> {
  await db.query(
    'INSERT INTO identity.organization (id, name, slug) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING',
    [accountId, name, slug],
  );
}

export async function renameOrganization(
  db: Queryable,
  accountId: string,
  name: string,
): Promise<void> {
  await db.query('UPDATE identity.organization SET name = $2 WHERE id = $1', [accountId, name]);
}

/** What people call the account; null where nobody belongs to it. */
export async function readOrganizationName(
  db: Queryable,
  accountId: string,
): Promise<string | null> {
  const { rows } = await db.query<{ name: string }>(
    'SELECT name FROM identity.organization WHERE id = $1',
    [accountId],
  );
  return rows[0]?.name ?? null;
}
