import type { AccountPool } from '../database/account-pool.ts';

/** What a person or a key called a request of theirs. */
export interface RequestKey {
  readonly accountId: string;
  readonly principalId: string;
  readonly idempotencyKey: string;
}

/** A request that was sent before under the same key. */
export interface EarlierRequest {
  readonly requestHash: string;
  /** null while it is being carried out. */
  readonly status: number | null;
  readonly contentType: string | null;
  readonly body: string | null;
}

/**
 * Writes down that a request is being carried out; null: nobody else has. One that was begun more
 * than `abandonedAfterSeconds` ago and never answered was broken off with its process, and is begun
 * again.
 */
export async function claimRequest(
  pool: AccountPool,
  { accountId, principalId, idempotencyKey }: RequestKey,
  { requestHash, abandonedAfterSeconds }: { requestHash: string; abandonedAfterSeconds: number },
): Promise<EarlierRequest | null> {
  const key = [accountId, principalId, idempotencyKey];
  const claimed = await pool.query(
    `INSERT INTO answered_request AS r (account_id, principal_id, idempotency_key, request_hash)
     VALUES ($1, $2, $3, $4)
     ON CONFLICT (account_id, principal_id, idempotency_key) DO UPDATE
        SET created_at = now(), request_hash = excluded.request_hash, status = NULL, body = NULL
      WHERE (r.status IS NULL AND r.created_at < now() - make_interval(secs => $5))
         OR r.created_at < now() - interval '24 hours'`,
    [...key, requestHash, abandonedAfterSeconds],
  );
  if (claimed.rowCount === 1) return null;
  const { rows } = await pool.query<EarlierRequest>(
    `SELECT request_hash AS "requestHash", status, content_type AS "contentType", body
       FROM answered_request WHERE account_id = $1 AND principal_id = $2 AND idempotency_key = $3`,
    key,
  );
  // Given up between the two statements: whoever asks again may begin.
  return rows[0] ?? { requestHash, status: null, contentType: null, body: null };
}

/** Keeps what a request was answered with. */
export async function keepAnswer(
  pool: AccountPool,
  { accountId, principalId, idempotencyKey }: RequestKey,
  answer: {
    readonly status: number;
    readonly contentType: string | null;
    readonly body: string | null;
  },
): Promise<void> {
  await pool.query(
    `UPDATE answered_request SET status = $4, content_type = $5, body = $6
      WHERE account_id = $1 AND principal_id = $2 AND idempotency_key = $3`,
    [accountId, principalId, idempotencyKey, answer.status, answer.contentType, answer.body],
  );
}

/** Forgets a request that failed for reasons that may pass: sent again, it is carried out. */
export async function forgetRequest(
  pool: AccountPool,
  { accountId, principalId, idempotencyKey }: RequestKey,
): Promise<void> {
  await pool.query(
    `DELETE FROM answered_request
      WHERE account_id = $1 AND principal_id = $2 AND idempotency_key = $3`,
    [accountId, principalId, idempotencyKey],
  );
}

/** Removes what is older than a day. Returns how many. */
export async function sweepAnsweredRequests(pool: AccountPool, accountId: string): Promise<number> {
  const { rowCount } = await pool.query(
    `DELETE FROM answered_request
      WHERE account_id = $1 AND created_at < now() - interval '24 hours'`,
    [accountId],
  );
  return rowCount ?? 0;
}
