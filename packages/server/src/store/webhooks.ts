import type { EventType } from '@muster/core/contract/event-types';
import { say } from '@muster/core/language/sentence';
import type { AccountPool, Queryable } from '../database/account-pool.ts';
import { MusterError } from '../errors.ts';
import { isoTime } from './iso-time.ts';

/** An address that is told of events. */
export interface Webhook {
  readonly webhookId: string;
  readonly url: string;
  readonly description: string;
  /** Empty: all. */
  readonly eventTypes: readonly EventType[];
  /** It is told of each contact that an import changed, besides the import itself. */
  readonly contactsOfImports: boolean;
  readonly enabled: boolean;
  /** Why it was disabled, if not by a person. */
  readonly note: string | null;
  /** Since when nothing has come through; null: the last delivery has. */
  readonly failingSince: string | null;
  readonly createdAt: string;
}

/** What people choose about a webhook. */
export type WebhookChoices = Pick<
  Webhook,
  'url' | 'description' | 'eventTypes' | 'contactsOfImports'
>;

/** Secrets that deliveries are signed with, sealed: the current one first. */
export type SealedSecrets = readonly [Buffer, ...Buffer[]];

/** Adds a webhook unless the account has `most` of them; whether it did. */
export async function insertWebhook(
  pool: AccountPool,
  webhook: WebhookChoices & { readonly webhookId: string; readonly secret: Buffer },
  most: number,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `INSERT INTO webhook (account_id, webhook_id, url, description, event_types, contacts_of_imports, secret)
     SELECT $1, $2, $3, $4, $5, $6, $7
      WHERE (SELECT count(*) FROM webhook WHERE account_id = $1) < $8`,
    [
      pool.accountId,
      webhook.webhookId,
      webhook.url,
      webhook.description,
      [...webhook.eventTypes],
      webhook.contactsOfImports,
      webhook.secret,
      most,
    ],
  );
  return rowCount === 1;
}

/** Oldest first. */
export async function listWebhooks(pool: AccountPool): Promise<readonly Webhook[]> {
  const { rows } = await pool.query<Webhook>(
    `SELECT ${COLUMNS} FROM webhook WHERE account_id = $1 ORDER BY webhook_id`,
    [pool.accountId],
  );
  return rows;
}

/** @throws MusterError `not_found` */
export async function readWebhook(pool: AccountPool, webhookId: string): Promise<Webhook> {
  const { rows } = await pool.query<Webhook>(
    `SELECT ${COLUMNS} FROM webhook WHERE account_id = $1 AND webhook_id = $2`,
    [pool.accountId, webhookId],
  );
  return rows[0] ?? missing(webhookId);
}

/** The secrets that hold now; the one before does so for a while after it was replaced. */
export async function readSealedSecrets(
  pool: AccountPool,
  webhookId: string,
): Promise<SealedSecrets> {
  const { rows } = await pool.query<{ secret: Buffer; old: Buffer | null }>(
    `SELECT secret, CASE WHEN old_secret_until > now() THEN old_secret END AS old
       FROM webhook WHERE account_id = $1 AND webhook_id = $2`,
    [pool.accountId, webhookId],
  );
  const { secret, old } = rows[0] ?? missing(webhookId);
  return old === null ? [secret] : [secret, old];
}

/** Replaces the secret; the one before holds for `oldHours` more. @throws MusterError `not_found` */
export async function rotateSecret(
  pool: AccountPool,
  webhookId: string,
  { secret, oldHours }: { readonly secret: Buffer; readonly oldHours: number },
): Promise<void> {
  const { rowCount } = await pool.query(
    `UPDATE webhook SET old_secret = secret, old_secret_until = now() + make_interval(hours => $4),
            secret = $3, updated_at = now()
      WHERE account_id = $1 AND webhook_id = $2`,
    [pool.accountId, webhookId, secret, oldHours],
  );
  if (rowCount !== 1) missing(webhookId);
}

/** Changes what is given; another address begins anew. @throws MusterError `not_found` */
export async function changeWebhook(
  pool: AccountPool,
  webhookId: string,
  change: { readonly [Name in keyof WebhookChoices]?: WebhookChoices[Name] | undefined },
): Promise<void> {
  const { rowCount } = await pool.query(
    `UPDATE webhook SET url = coalesce($3, url), description = coalesce($4, description),
            event_types = coalesce($5, event_types), contacts_of_imports = coalesce($6, contacts_of_imports),
            failing_since = CASE WHEN $3 IS NULL OR $3 = url THEN failing_since END,
            failures = CASE WHEN $3 IS NULL OR $3 = url THEN failures ELSE 0 END,
            rests_until = CASE WHEN $3 IS NULL OR $3 = url THEN rests_until END,
            updated_at = now()
      WHERE account_id = $1 AND webhook_id = $2`,
    [
      pool.accountId,
      webhookId,
      change.url ?? null,
      change.description ?? null,
      change.eventTypes ? [...change.eventTypes] : null,
      change.contactsOfImports ?? null,
    ],
  );
  if (rowCount !== 1) missing(webhookId);
}

/**
 * Enables or disables a webhook, with a note where no person did. What waits for one that is
 * disabled is given up, and can be sent again by hand.
 *
 * @throws MusterError `not_found`
 */
export async function switchWebhook(
  client: Queryable,
  { accountId, webhookId }: WebhookKey,
  { enabled, note }: { readonly enabled: boolean; readonly note: string | null },
): Promise<void> {
  const { rowCount } = await client.query(
    `UPDATE webhook SET enabled = $3, note = $4, failing_since = NULL, failures = 0, rests_until = NULL,
            updated_at = now()
      WHERE account_id = $1 AND webhook_id = $2`,
    [accountId, webhookId, enabled, note],
  );
  if (rowCount !== 1) missing(webhookId);
  if (enabled) return;
  await client.query(
    `UPDATE webhook_delivery SET state = 'failed', next_attempt_at = NULL
      WHERE account_id = $1 AND webhook_id = $2 AND state = 'waiting'`,
    [accountId, webhookId],
  );
}

export interface WebhookKey {
  readonly accountId: string;
  readonly webhookId: string;
}

/** Removes a webhook with its deliveries. @throws MusterError `not_found` */
export async function deleteWebhook(client: Queryable, key: WebhookKey): Promise<void> {
  const values = [key.accountId, key.webhookId];
  for (const table of ['webhook_attempt', 'webhook_delivery']) {
    await client.query(`DELETE FROM ${table} WHERE account_id = $1 AND webhook_id = $2`, values);
  }
  const { rowCount } = await client.query(
    'DELETE FROM webhook WHERE account_id = $1 AND webhook_id = $2',
    values,
  );
  if (rowCount !== 1) missing(key.webhookId);
}

function missing(webhookId: string): never {
  throw new MusterError('not_found', say('There is no webhook {id}.', { id: webhookId }));
}

const COLUMNS = `webhook_id AS "webhookId", url, description, event_types AS "eventTypes",
  contacts_of_imports AS "contactsOfImports", enabled, note, ${isoTime('failing_since')} AS "failingSince",
  ${isoTime('created_at')} AS "createdAt"`;
