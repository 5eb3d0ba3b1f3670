import { randomBytes } from 'node:crypto';
import type { RecordKey } from '@muster/core/match/key';
import { keyText } from '@muster/core/match/record-keys';
import type pg from 'pg';
import type { AccountPool, Queryable } from '../database/account-pool.ts';
import type { BatchTables } from './apply-batch.ts';
import { isoTime } from './iso-time.ts';
import type { RowRange } from './plan-rows.ts';
import { newUuid } from './uuid-v7.ts';

/** What is left of a key of somebody who was erased. */
export interface Suppression {
  readonly suppressionId: string;
  /** `email` or `phone`. */
  readonly kind: string;
  readonly createdAt: string;
}

/** Kinds of keys that say who somebody is. */
export const SUPPRESSED_KINDS: readonly string[] = ['email', 'phone'];

/** Keeps salted hashes of the keys; those that are kept already stay. */
export async function suppressKeys(
  client: Queryable,
  accountId: string,
  keys: readonly RecordKey[],
): Promise<void> {
  const kept = keys.filter(({ kind }) => SUPPRESSED_KINDS.includes(kind));
  if (kept.length === 0) return;
  const secret = randomBytes(HMAC_BLOCK_BYTES);
  await client.query(
    `INSERT INTO suppression_salt (account_id, inner_key, outer_key) VALUES ($1, $2, $3)
     ON CONFLICT (account_id) DO NOTHING`,
    [accountId, padded(secret, INNER_PAD), padded(secret, OUTER_PAD)],
  );
  await client.query(
    `INSERT INTO suppression (account_id, suppression_id, kind, hash)
     SELECT $1, k.id, k.kind, suppression_hash(s.inner_key, s.outer_key, k.kind, k.value)
       FROM unnest($2::uuid[], $3::text[], $4::text[]) AS k (id, kind, value), suppression_salt s
      WHERE s.account_id = $1
     ON CONFLICT (account_id, hash) DO NOTHING`,
    [
      accountId,
      kept.map(() => newUuid()),
      kept.map(({ kind }) => kind),
      kept.map(({ value }) => value),
    ],
  );
}

/** Which of the keys are of people who were erased, each with what is left of it. */
export async function findSuppressed(
  client: Queryable,
  accountId: string,
  keys: readonly RecordKey[],
): Promise<readonly (Suppression & RecordKey)[]> {
  if (keys.length === 0) return [];
  const { rows } = await client.query<Suppression & RecordKey>(
    `SELECT ${COLUMNS}, k.value
       FROM suppression_salt s
      CROSS JOIN unnest($2::text[], $3::text[]) AS k (kind, value)
       JOIN suppression p ON p.account_id = $1
        AND p.hash = suppression_hash(s.inner_key, s.outer_key, k.kind, k.value)
      WHERE s.account_id = $1`,
    [accountId, keys.map(({ kind }) => kind), keys.map(({ value }) => value)],
  );
  return rows;
}

/** Those of the keys, as `keyText`, that are of people who were erased. */
export async function suppressedAmong(
  client: Queryable,
  accountId: string,
  keys: readonly RecordKey[],
): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const { rows } = await client.query<RecordKey>(
    `SELECT k.kind, k.value
       FROM suppression_salt s
      CROSS JOIN unnest($2::text[], $3::text[]) AS k (kind, value)
       JOIN suppression p ON p.account_id = $1
        AND p.hash = suppression_hash(s.inner_key, s.outer_key, k.kind, k.value)
      WHERE s.account_id = $1`,
    [accountId, keys.map(({ kind }) => kind), keys.map(({ value }) => value)],
  );
  return new Set(rows.map(keyText));
}

/** Newest first, those before `before`. */
export async function listSuppressions(
  pool: AccountPool,
  { before, limit }: { readonly before: string | null; readonly limit: number },
): Promise<readonly Suppression[]> {
  const { rows } = await pool.query<Suppression>(
    `SELECT ${COLUMNS} FROM suppression p
      WHERE account_id = $1 AND ($2::uuid IS NULL OR suppression_id < $2)
      ORDER BY suppression_id DESC LIMIT $3`,
    [pool.accountId, before, limit],
  );
  return rows;
}

/** Whether there was one. */
export async function deleteSuppression(
  client: Queryable,
  accountId: string,
  suppressionId: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    'DELETE FROM suppression WHERE account_id = $1 AND suppression_id = $2',
    [accountId, suppressionId],
  );
  return rowCount === 1;
}

/**
 * Staged rows that have a key of somebody who was erased, and those keys (`keyText`). Where nobody
 * was, the rows are not looked at.
 */
export async function findSuppressedRows(
  client: pg.ClientBase,
  {
    accountId,
    tables: { staging },
    range,
  }: { readonly accountId: string; readonly tables: BatchTables; readonly range: RowRange },
): Promise<{ readonly rows: readonly number[]; readonly keys: ReadonlySet<string> }> {
  const { rowCount } = await client.query('SELECT FROM suppression WHERE account_id = $1 LIMIT 1', [
    accountId,
  ]);
  if (rowCount === 0) return { rows: [], keys: new Set() };
  const { rows } = await client.query<RecordKey & { row_number: number }>(
    `SELECT k.row_number, k.kind, k.value
       FROM ${staging.key} k, suppression_salt s, suppression p
      WHERE k.row_number > $2 AND k.row_number <= $3 AND k.kind = ANY ($4::text[])
        AND s.account_id = $1 AND p.account_id = $1
        AND p.hash = suppression_hash(s.inner_key, s.outer_key, k.kind, k.value)`,
    [accountId, range.after, range.upTo, SUPPRESSED_KINDS],
  );
  return {
    rows: rows.map((row) => row.row_number),
    keys: new Set(rows.map(keyText)),
  };
}

/** @see https://www.rfc-editor.org/rfc/rfc2104 */
function padded(secret: Buffer, pad: number): Buffer {
  return Buffer.from(secret.map((byte) => byte ^ pad));
}

const HMAC_BLOCK_BYTES = 64;
const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;

const COLUMNS = `p.suppression_id AS "suppressionId", p.kind, ${isoTime('p.created_at')} AS "createdAt"`;
