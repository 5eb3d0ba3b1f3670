import type { Action, Role } from '@muster/core/contract/permissions';
import type { AccountPool } from '../database/account-pool.ts';
import { newUuid } from './uuid-v7.ts';

/** A key of an account; what it opens with is not kept. */
export interface StoredKey {
  readonly keyId: string;
  readonly name: string;
  readonly role: Role;
  readonly scopes: readonly Action[] | null;
  /** The end of the key. */
  readonly hint: string;
  readonly createdBy: string;
  /** As PostgreSQL writes it, like the others. */
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
}

export interface NewKey {
  readonly name: string;
  readonly role: Role;
  readonly scopes: readonly Action[] | null;
  readonly secretHash: Buffer;
  readonly hint: string;
  readonly createdBy: { readonly id: string; readonly name: string };
  readonly expiresAt: string | null;
}

export async function insertKey(pool: AccountPool, given: NewKey): Promise<StoredKey> {
  const { rows } = await pool.query<StoredKey & { name: string }>(
    `INSERT INTO api_key (account_id, key_id, name, role, scopes, secret_hash, hint,
                          created_by, created_by_name, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING ${COLUMNS}`,
    [
      pool.accountId,
      newUuid(),
      given.name,
      given.role,
      given.scopes,
      given.secretHash,
      given.hint,
      given.createdBy.id,
      given.createdBy.name,
      given.expiresAt,
    ],
  );
  return rows[0] as StoredKey;
}

/** Keys that were not revoked, in the order in which they were made, after the one named. */
export async function listKeys(
  pool: AccountPool,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<readonly StoredKey[]> {
  const { rows } = await pool.query<StoredKey & { name: string }>(
    `SELECT ${COLUMNS} FROM api_key
      WHERE account_id = $1 AND revoked_at IS NULL AND ($2::uuid IS NULL OR key_id > $2)
      ORDER BY key_id LIMIT $3`,
    [pool.accountId, after, limit],
  );
  return rows;
}

/** A key that opens: not revoked, not expired. */
export interface OpenKey extends Pick<StoredKey, 'keyId' | 'name' | 'role' | 'scopes'> {
  readonly secretHash: Buffer;
  /** It was last used more than a minute ago, or never. */
  readonly isUseStale: boolean;
}

export async function findOpenKey(pool: AccountPool, secretHash: Buffer): Promise<OpenKey | null> {
  const { rows } = await pool.query<OpenKey & { name: string }>(
    `SELECT key_id AS "keyId", name, role, scopes, secret_hash AS "secretHash",
            last_used_at IS NULL OR last_used_at < now() - interval '1 minute' AS "isUseStale"
       FROM api_key
      WHERE account_id = $1 AND secret_hash = $2 AND revoked_at IS NULL
        AND (expires_at IS NULL OR expires_at > now())`,
    [pool.accountId, secretHash],
  );
  return rows[0] ?? null;
}

export async function noteKeyUse(pool: AccountPool, keyId: string): Promise<void> {
  await pool.query(
    `UPDATE api_key SET last_used_at = now() WHERE account_id = $1 AND key_id = $2
        AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
    [pool.accountId, keyId],
  );
}

/** False when there is no such key, or it was revoked before. */
export async function revokeKey(pool: AccountPool, keyId: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE api_key SET revoked_at = now()
      WHERE account_id = $1 AND key_id = $2 AND revoked_at IS NULL`,
    [pool.accountId, keyId],
  );
  return rowCount === 1;
}

const COLUMNS = `key_id AS "keyId", name, role, scopes, hint, created_by_name AS "createdBy",
  created_at AS "createdAt", expires_at AS "expiresAt", last_used_at AS "lastUsedAt"`;
