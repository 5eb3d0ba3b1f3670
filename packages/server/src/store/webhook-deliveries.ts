import type { EventType } from '@muster/core/contract/event-types';
import type { Json } from '@muster/core/json';
import { say } from '@muster/core/language/sentence';
import type { AccountPool, Queryable } from '../database/account-pool.ts';
import { MusterError } from '../errors.ts';
import { isoTime } from './iso-time.ts';
import { newUuid } from './uuid-v7.ts';
import type { WebhookKey } from './webhooks.ts';

/** One event for one webhook. */
export interface Delivery {
  /** Also the `webhook-id` that it is sent with, each time. */
  readonly eventId: string;
  readonly type: EventType;
  readonly data: Readonly<Record<string, Json>>;
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly attempts: number;
  /** null: it is not tried by itself any more. */
  readonly nextAttemptAt: string | null;
  /** When the event happened. */
  readonly createdAt: string;
}

/** What came of sending it once. */
export interface Attempt {
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly durationMs: number;
  /** null: no answer, and `failure` says why. */
  readonly status: number | null;
  /** The beginning of the answer. */
  readonly answer: string | null;
  readonly failure: string | null;
}

/** A delivery and every try, oldest first. */
export interface DeliveryWithLog extends Delivery {
  readonly log: readonly (Attempt & { readonly at: string })[];
}

export interface DeliveryKey extends WebhookKey {
  readonly eventId: string;
}

/**
 * When deliveries were due, in SQL, that overtake events of contacts: since the longest due go first,
 * and the index is by that, they pretend to have waited for longer than anything does.
 */
export const AHEAD_OF_CONTACTS = "now() - interval '7 days'";

/** Webhooks that have something to be sent now. */
export async function webhooksDue(pool: AccountPool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT webhook_id AS id FROM webhook w
      WHERE account_id = $1 AND enabled AND (rests_until IS NULL OR rests_until <= now())
        AND EXISTS (SELECT FROM webhook_delivery d
                     WHERE d.account_id = $1 AND d.webhook_id = w.webhook_id
                       AND state = 'waiting' AND next_attempt_at <= now())`,
    [pool.accountId],
  );
  return rows.map(({ id }) => id);
}

export interface ClaimedDelivery extends Pick<
  Delivery,
  'eventId' | 'type' | 'data' | 'attempts' | 'createdAt'
> {
  readonly url: string;
}

/**
 * Takes deliveries of a webhook that are due, the longest due first. Nobody else tries them for
 * `holdSeconds`; of a webhook that fails, one at a time is tried.
 */
export async function claimDeliveries(
  pool: AccountPool,
  webhookId: string,
  { limit, holdSeconds }: { readonly limit: number; readonly holdSeconds: number },
): Promise<readonly ClaimedDelivery[]> {
  const { rows } = await pool.query<ClaimedDelivery>(
    `WITH hook AS (
       SELECT url, failures FROM webhook
        WHERE account_id = $1 AND webhook_id = $2 AND enabled
          AND (rests_until IS NULL OR rests_until <= now())),
     next AS (
       SELECT d.event_id, hook.url FROM webhook_delivery d, hook
        WHERE d.account_id = $1 AND d.webhook_id = $2 AND d.state = 'waiting' AND d.next_attempt_at <= now()
        ORDER BY d.next_attempt_at
        LIMIT (SELECT CASE WHEN failures > 0 THEN 1 ELSE $3::integer END FROM hook)
        FOR UPDATE OF d SKIP LOCKED)
     UPDATE webhook_delivery d
        SET attempts = d.attempts + 1, next_attempt_at = now() + make_interval(secs => $4)
       FROM next JOIN event e ON e.account_id = $1 AND e.event_id = next.event_id
      WHERE d.account_id = $1 AND d.webhook_id = $2 AND d.event_id = next.event_id
     RETURNING d.event_id AS "eventId", e.type, e.data, d.attempts, ${isoTime('e.created_at')} AS "createdAt", next.url`,
    [pool.accountId, webhookId, limit, holdSeconds],
  );
  return rows;
}

/** Writes an attempt into the log. */
export async function logAttempt(
  client: Queryable,
  { accountId, webhookId, eventId }: DeliveryKey,
  attempt: Attempt,
): Promise<void> {
  await client.query(
    `INSERT INTO webhook_attempt (account_id, webhook_id, event_id, attempt_id, request_headers,
                                  duration_ms, status, answer, failure)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9
      WHERE EXISTS (SELECT FROM webhook_delivery WHERE account_id = $1 AND webhook_id = $2 AND event_id = $3)`,
    [
      accountId,
      webhookId,
      eventId,
      newUuid(),
      JSON.stringify(attempt.requestHeaders),
      attempt.durationMs,
      attempt.status,
      attempt.answer,
      attempt.failure,
    ],
  );
}

export async function noteDelivered(client: Queryable, key: DeliveryKey): Promise<void> {
  const values = [key.accountId, key.webhookId];
  await client.query(
    `UPDATE webhook_delivery SET state = 'delivered', next_attempt_at = NULL
      WHERE account_id = $1 AND webhook_id = $2 AND event_id = $3`,
    [...values, key.eventId],
  );
  await client.query(
    `UPDATE webhook SET failing_since = NULL, failures = 0, rests_until = NULL
      WHERE account_id = $1 AND webhook_id = $2 AND failures > 0`,
    values,
  );
}

/** Waits `retrySeconds` before the next try; null: there is none. Returns for how many days nothing has come through. */
export async function noteFailed(
  client: Queryable,
  key: DeliveryKey,
  retrySeconds: number | null,
): Promise<{ readonly failingDays: number; readonly failures: number }> {
  await client.query(
    `UPDATE webhook_delivery
        SET state = CASE WHEN $4::double precision IS NULL THEN 'failed' ELSE 'waiting' END,
            next_attempt_at = now() + make_interval(secs => $4)
      WHERE account_id = $1 AND webhook_id = $2 AND event_id = $3 AND state = 'waiting'`,
    [key.accountId, key.webhookId, key.eventId, retrySeconds],
  );
  const { rows } = await client.query<{ failingDays: number; failures: number }>(
    `UPDATE webhook SET failing_since = coalesce(failing_since, now()), failures = failures + 1
      WHERE account_id = $1 AND webhook_id = $2
     RETURNING failures, (extract(epoch FROM now() - failing_since) / 86400)::double precision AS "failingDays"`,
    [key.accountId, key.webhookId],
  );
  return rows[0] ?? { failingDays: 0, failures: 0 };
}

/** Leaves a webhook alone for a while. */
export async function restWebhook(
  client: Queryable,
  { accountId, webhookId }: WebhookKey,
  seconds: number,
): Promise<void> {
  await client.query(
    `UPDATE webhook SET rests_until = now() + make_interval(secs => $3)
      WHERE account_id = $1 AND webhook_id = $2`,
    [accountId, webhookId, seconds],
  );
}

/** Newest events first, those before `before`. */
export async function listDeliveries(
  pool: AccountPool,
  webhookId: string,
  page: {
    readonly state: Delivery['state'] | null;
    readonly before: string | null;
    readonly limit: number;
  },
): Promise<readonly Delivery[]> {
  const { rows } = await pool.query<Delivery>(
    `SELECT ${COLUMNS}
      WHERE d.account_id = $1 AND d.webhook_id = $2 AND ($3::text IS NULL OR d.state = $3)
        AND ($4::uuid IS NULL OR d.event_id < $4)
      ORDER BY d.event_id DESC LIMIT $5`,
    [pool.accountId, webhookId, page.state, page.before, page.limit],
  );
  return rows;
}

/** A delivery with its attempts, oldest first. @throws MusterError `not_found` */
export async function readDelivery(
  pool: AccountPool,
  webhookId: string,
  eventId: string,
): Promise<DeliveryWithLog> {
  const values = [pool.accountId, webhookId, eventId];
  const { rows } = await pool.query<Delivery>(
    `SELECT ${COLUMNS} WHERE d.account_id = $1 AND d.webhook_id = $2 AND d.event_id = $3`,
    values,
  );
  const [found] = rows;
  if (!found) return missing(eventId);
  const { rows: log } = await pool.query<Attempt & { at: string }>(
    `SELECT ${isoTime('at')} AS at, request_headers AS "requestHeaders", duration_ms AS "durationMs", status, answer, failure
       FROM webhook_attempt WHERE account_id = $1 AND webhook_id = $2 AND event_id = $3
      ORDER BY attempt_id`,
    values,
  );
  return { ...found, log };
}

/** Sends it again, with all tries before it, ahead of what waits. @throws MusterError `not_found` */
export async function redeliver(
  pool: AccountPool,
  webhookId: string,
  eventId: string,
): Promise<void> {
  const { rowCount } = await pool.query(
    `UPDATE webhook_delivery SET state = 'waiting', attempts = 0, next_attempt_at = ${AHEAD_OF_CONTACTS}
      WHERE account_id = $1 AND webhook_id = $2 AND event_id = $3`,
    [pool.accountId, webhookId, eventId],
  );
  if (rowCount !== 1) missing(eventId);
}

function missing(eventId: string): never {
  throw new MusterError(
    'not_found',
    say('There is no delivery of event {id} to this webhook.', { id: eventId }),
  );
}

/** Never before the event. */
const SHOWN_ATTEMPT =
  '(CASE WHEN d.next_attempt_at IS NOT NULL THEN greatest(d.next_attempt_at, e.created_at) END)';
const COLUMNS = `d.event_id AS "eventId", e.type, e.data, d.state, d.attempts,
  ${isoTime(SHOWN_ATTEMPT)} AS "nextAttemptAt", ${isoTime('e.created_at')} AS "createdAt"
  FROM webhook_delivery d JOIN event e ON e.account_id = d.account_id AND e.event_id = d.event_id`;
