import type { Queryable } from '../database/account-pool.ts';
import { newUuid } from './uuid-v7.ts';

/** Keeps the hash of a new link, valid for 24 hours; the one before is none any more. */
export async function replaceFirstOwnerLink(db: Queryable, tokenHash: string): Promise<void> {
  await db.query(`DELETE FROM identity.verification WHERE identifier = $1`, [IDENTIFIER]);
  await db.query(
    `INSERT INTO identity.verification (id, identifier, value, expires_at)
     VALUES ($1, $2, $3, now() + interval '24 hours')`,
    [newUuid(), IDENTIFIER, tokenHash],
  );
}

export async function isFirstOwnerLink(db: Queryable, tokenHash: string): Promise<boolean> {
  const { rows } = await db.query<{ found: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM identity.verification
       WHERE identifier = $1 AND value = $2 AND expires_at > now()) AS found`,
    [IDENTIFIER, tokenHash],
  );
  return rows[0]?.found ?? false;
}

/** Uses the link up; false when it is none, or somebody else has used it. */
export async function consumeFirstOwnerLink(db: Queryable, tokenHash: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `DELETE FROM identity.verification WHERE identifier = $1 AND value = $2 AND expires_at > now()`,
    [IDENTIFIER, tokenHash],
  );
  return (rowCount ?? 0) > 0;
}

const IDENTIFIER = 'first-owner';
