import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { say } from '@muster/core/language/sentence';
import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import { checkUrl, hostOf } from '../fetch/check-url.ts';
import { findAddresses, type HostRules } from '../fetch/find-addresses.ts';
import type { Muster } from '../imports/muster.ts';
import { newUuid } from '../store/uuid-v7.ts';
import {
  type Delivery,
  type DeliveryWithLog,
  listDeliveries,
  readDelivery,
  redeliver,
} from '../store/webhook-deliveries.ts';
import {
  changeWebhook,
  deleteWebhook,
  insertWebhook,
  listWebhooks,
  readWebhook,
  rotateSecret,
  switchWebhook,
  type Webhook,
  type WebhookChoices,
} from '../store/webhooks.ts';
import { writeTestEvent } from '../store/test-event.ts';
import type { SecretSeal } from './secret-seal.ts';

export type { Delivery, Webhook, WebhookChoices };
export { listWebhooks, readDelivery, readWebhook };

/**
 * Adds a webhook. The secret that its deliveries are signed with is given here and never again.
 *
 * @throws MusterError `fetch_refused` for a URL that would never be posted to; `too_many_webhooks`
 */
export async function createWebhook(
  { pool }: Muster,
  { seal, allowHosts }: AllowedHosts & { readonly seal: SecretSeal },
  choices: WebhookChoices,
): Promise<Webhook & { readonly secret: string }> {
  const url = await checkDestination(choices.url, allowHosts);
  const secret = newSecret();
  const webhookId = newUuid();
  const row = { ...choices, url, webhookId, secret: seal.seal(secret) };
  if (!(await insertWebhook(pool, row, MOST_WEBHOOKS))) {
    throw new MusterError(
      'too_many_webhooks',
      say('An account has {most} webhooks at most. Delete one that is not needed.', {
        most: MOST_WEBHOOKS,
      }),
    );
  }
  return { ...(await readWebhook(pool, webhookId)), secret };
}

/** Hosts outside the public internet that may be posted to. */
export type AllowedHosts = Pick<HostRules, 'allowHosts'>;

/** What is to be different; what is left out stays. */
export type WebhookChange = {
  readonly [Name in keyof WebhookChoices]?: WebhookChoices[Name] | undefined;
} & { readonly enabled?: boolean | undefined };

/** Changes what is given; enabling clears the note. @throws MusterError `not_found`, `fetch_refused` */
export async function updateWebhook(
  { pool }: Muster,
  { webhookId, allowHosts }: AllowedHosts & { readonly webhookId: string },
  { enabled, ...choices }: WebhookChange,
): Promise<Webhook> {
  const url =
    choices.url === undefined ? {} : { url: await checkDestination(choices.url, allowHosts) };
  await changeWebhook(pool, webhookId, { ...choices, ...url });
  if (enabled !== undefined) {
    const key = { accountId: pool.accountId, webhookId };
    const change = { enabled, note: null };
    await withTransaction(pool, (client) => switchWebhook(client, key, change));
  }
  return readWebhook(pool, webhookId);
}

/**
 * Gives the webhook a new secret, shown here and never again. For a day deliveries are signed with
 * the old one as well.
 *
 * @throws MusterError `not_found`
 */
export async function rotateWebhookSecret(
  { pool }: Muster,
  seal: SecretSeal,
  webhookId: string,
): Promise<Webhook & { readonly secret: string }> {
  const secret = newSecret();
  await rotateSecret(pool, webhookId, { secret: seal.seal(secret), oldHours: OLD_SECRET_HOURS });
  return { ...(await readWebhook(pool, webhookId)), secret };
}

/** @throws MusterError `not_found` */
export async function removeWebhook({ pool }: Muster, webhookId: string): Promise<void> {
  await withTransaction(pool, (client) =>
    deleteWebhook(client, { accountId: pool.accountId, webhookId }),
  );
}

/** Sends an event that means nothing to this webhook alone. @throws MusterError `not_found`, `webhook_disabled` */
export async function testWebhook({ pool }: Muster, webhookId: string): Promise<DeliveryWithLog> {
  await assertEnabled(pool, webhookId);
  const eventId = await writeTestEvent(pool, webhookId);
  return readDelivery(pool, webhookId, eventId);
}

/** Sends an event to the webhook again. @throws MusterError `not_found`, `webhook_disabled` */
export async function redeliverEvent(
  { pool }: Muster,
  webhookId: string,
  eventId: string,
): Promise<DeliveryWithLog> {
  await assertEnabled(pool, webhookId);
  await redeliver(pool, webhookId, eventId);
  return readDelivery(pool, webhookId, eventId);
}

export interface DeliveryPage {
  readonly items: readonly Delivery[];
  readonly nextCursor: string | null;
}

/** What was sent to the webhook, or is to be, newest first. @throws MusterError `not_found`, `invalid_request` */
export async function pageOfDeliveries(
  { pool }: Muster,
  webhookId: string,
  page: {
    readonly state?: Delivery['state'] | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): Promise<DeliveryPage> {
  await readWebhook(pool, webhookId);
  const { state = null, cursor = null, limit } = page;
  if (cursor !== null && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(cursor)) {
    throw new MusterError(
      'invalid_request',
      say(
        'The cursor is not the nextCursor of a page of this list. Leave it out to begin with the newest delivery.',
      ),
    );
  }
  const found = await listDeliveries(pool, webhookId, { state, before: cursor, limit: limit + 1 });
  const items = found.slice(0, limit);
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.eventId ?? null) : null };
}

/** The URL as it will be posted to. A host's name is looked up, and judged, each time it is: it may lead elsewhere by then. */
async function checkDestination(text: string, allowHosts: readonly string[]): Promise<string> {
  const url = checkUrl(text);
  if (isIP(hostOf(url)) !== 0) await findAddresses(url, { allowHosts });
  return url.href;
}

async function assertEnabled(pool: Muster['pool'], webhookId: string): Promise<void> {
  const { enabled } = await readWebhook(pool, webhookId);
  if (enabled) return;
  throw new MusterError('webhook_disabled', say('The webhook is disabled. Enable it first.'));
}

/** @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
function newSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}

/** Each is delivered to side by side: this bounds the connections of an account. */
const MOST_WEBHOOKS = 20;
const OLD_SECRET_HOURS = 24;
const SECRET_BYTES = 32;
