import type { Queryable } from '../database/account-pool.ts';

/**
 * Counts a try under a key, in windows that begin with the first one, and says how many there were;
 * one statement, so that tries at the same moment are all counted.
 */
export async function countAttempt(
  db: Queryable,
  keyHash: Buffer,
  windowSeconds: number,
): Promise<{ readonly count: number; readonly secondsLeft: number }> {
  const { rows } = await db.query<{ count: number; secondsLeft: number }>(
    `INSERT INTO identity.attempt AS known (key_hash, count, since) VALUES ($1, 1, now())
     ON CONFLICT (key_hash) DO UPDATE SET
       count = CASE WHEN known.since < now() - make_interval(secs => $2) THEN 1 ELSE known.count + 1 END,
       since = CASE WHEN known.since < now() - make_interval(secs => $2) THEN now() ELSE known.since END
     RETURNING count,
       ceil(extract(epoch FROM since + make_interval(secs => $2) - now()))::integer AS "secondsLeft"`,
    [keyHash, windowSeconds],
  );
  return rows[0] as { count: number; secondsLeft: number };
}

export async function forgetAttempts(db: Queryable, keyHash: Buffer): Promise<void> {
  await db.query('DELETE FROM identity.attempt WHERE key_hash = $1', [keyHash]);
}

/** Removes what no longer counts: tries, sessions, links and rate limits that are over. */
export async function deleteOverdueIdentity(db: Queryable): Promise<void> {
  await db.query(`DELETE FROM identity.attempt WHERE since < now() - interval '1 day'`);
  await db.query('DELETE FROM identity.session WHERE expires_at < now()');
  await db.query('DELETE FROM identity.verification WHERE expires_at < now()');
  await db.query(
    `DELETE FROM identity.rate_limit
      WHERE last_request < extract(epoch FROM now() - interval '1 day') * 1000`,
  );
  await db.query(
    `DELETE FROM identity.invitation WHERE expires_at < now() - interval '90 days' OR (status <> 'pending' AND expires_at < now())`,
  );
}
