import type pg from 'pg';
import { type AccountPool, accountPool } from '../database/account-pool.ts';
import { withTransaction } from '../database/with-transaction.ts';
import type { Config } from '../config.ts';
import { MusterError } from '../errors.ts';
import { dispatchEvents, expandImport } from '../store/dispatch-events.ts';
import {
  claimDeliveries,
  type ClaimedDelivery,
  logAttempt,
  noteDelivered,
  noteFailed,
  restWebhook,
  webhooksDue,
} from '../store/webhook-deliveries.ts';
import { readSealedSecrets, switchWebhook } from '../store/webhooks.ts';
import { accountsToDeliver } from '../store/outbox.ts';
import { openSeal, type SecretSeal } from './secret-seal.ts';
import { sendDelivery, type Sent } from './send-delivery.ts';

export { accountsToDeliver };

/** What deliveries are made with. */
export interface DeliveryServices {
  /** Connections in the app's role. */
  readonly pool: pg.Pool;
  readonly dataFolder: string;
  readonly config: Pick<Config, 'secret' | 'fetchAllow'>;
}

/**
 * Sends everything that is due to the account's webhooks: to all of them side by side, to each a
 * few at a time. Ends when nothing is due any more, or, so that no account keeps others waiting, soon
 * after `mostMs` or the signal: true then, there may be more. Whatever it was doing when it is
 * killed is done again within a minute: an event may arrive twice, with the same ID.
 */
export async function deliverEvents(
  services: DeliveryServices,
  accountId: string,
  { signal, mostMs }: { readonly signal: AbortSignal; readonly mostMs: number },
): Promise<boolean> {
  const ending = AbortSignal.any([signal, AbortSignal.timeout(mostMs)]);
  const pool = accountPool(services.pool, accountId);
  const seal = await openSeal(services);
  const underWay = new Map<string, Promise<void>>();
  const failing = new AbortController();
  const start = async (webhookId: string): Promise<void> => {
    try {
      const given = AbortSignal.any([ending, failing.signal]);
      await deliverTo(webhookId, { pool, seal, services, signal: given });
    } catch (error) {
      failing.abort(error);
    }
    underWay.delete(webhookId);
  };
  try {
    for (;;) {
      const mayBeMore = await dispatchNext(pool);
      if (ending.aborted) return true;
      for (const webhookId of await webhooksDue(pool)) {
        if (!underWay.has(webhookId)) underWay.set(webhookId, start(webhookId));
      }
      if (underWay.size === 0 && !mayBeMore) return false;
      // A webhook that is quick gets its next events while another is slow.
      if (underWay.size > 0 && !mayBeMore) await Promise.race(underWay.values());
      failing.signal.throwIfAborted();
    }
  } finally {
    await Promise.all(underWay.values());
  }
}

async function dispatchNext(pool: AccountPool): Promise<boolean> {
  const { accountId } = pool;
  const dispatched = await withTransaction(pool, (client) => dispatchEvents(client, accountId));
  const isExpanding = await withTransaction(pool, (client) => expandImport(client, accountId));
  return dispatched > 0 || isExpanding;
}

interface Delivering {
  readonly pool: AccountPool;
  readonly seal: SecretSeal;
  readonly services: DeliveryServices;
  readonly signal: AbortSignal;
}

/** Everything that is due to one webhook, or as much as comes through before it has to rest. */
async function deliverTo(webhookId: string, delivering: Delivering): Promise<void> {
  const { pool, signal } = delivering;
  while (!signal.aborted) {
    const claimed = await claimDeliveries(pool, webhookId, {
      limit: PER_WEBHOOK,
      holdSeconds: HOLD_SECONDS,
    });
    if (claimed.length === 0) return;
    await Promise.all(claimed.map((delivery) => deliverOne(webhookId, delivery, delivering)));
  }
}

async function deliverOne(
  webhookId: string,
  delivery: ClaimedDelivery,
  { pool, seal, services }: Delivering,
): Promise<void> {
  try {
    const secrets = await readSealedSecrets(pool, webhookId);
    const sent = await sendDelivery(delivery, {
      secrets: () => secrets.map((sealed) => seal.open(sealed)),
      allowHosts: services.config.fetchAllow,
    });
    await settle(pool, webhookId, { delivery, sent });
  } catch (error) {
    // Deleted meanwhile, with its deliveries.
    if (!(error instanceof MusterError) || error.code !== 'not_found') throw error;
  }
}

/** Writes down what came of it, and what comes next. */
async function settle(
  pool: AccountPool,
  webhookId: string,
  { delivery, sent }: { readonly delivery: ClaimedDelivery; readonly sent: Sent },
): Promise<void> {
  const webhook = { accountId: pool.accountId, webhookId };
  const key = { ...webhook, eventId: delivery.eventId };
  await withTransaction(pool, async (client) => {
    await logAttempt(client, key, sent);
    if (sent.status !== null && sent.status >= 200 && sent.status < 300) {
      return noteDelivered(client, key);
    }
    const { failingDays, failures } = await noteFailed(client, key, retryAfter(delivery.attempts));
    const note =
      sent.status === HTTP_GONE
        ? 'Its server answered that the address is gone (410).'
        : failingDays >= DAYS_OF_FAILURE
          ? `Nothing came through for ${DAYS_OF_FAILURE} days.`
          : null;
    if (note !== null) return switchWebhook(client, webhook, { enabled: false, note });
    if (failures >= FAILURES_BEFORE_REST) {
      await restWebhook(
        client,
        webhook,
        REST_SECONDS * Math.min(2 ** (failures - FAILURES_BEFORE_REST), MOST_RESTS),
      );
    }
  });
}

/** Seconds until the next try, up to a fifth more or less; null: that was the last. */
function retryAfter(attempts: number): number | null {
  const seconds = RETRY_SECONDS[attempts - 1];
  return seconds === undefined ? null : seconds * (0.8 + 0.4 * Math.random());
}

/** After the first try, the second, …: ten tries over three days. */
const RETRY_SECONDS: readonly number[] = [
  5, 60, 300, 1_200, 3_600, 10_800, 28_800, 72_000, 144_000,
];

/** Deliveries to one webhook at once. */
const PER_WEBHOOK = 4;
/** Longer than a try can take. */
const HOLD_SECONDS = 60;
const HTTP_GONE = 410;
const DAYS_OF_FAILURE = 5;
/** A webhook that does not answer is not asked for each of ten thousand events. */
const FAILURES_BEFORE_REST = 5;
const REST_SECONDS = 10;
const MOST_RESTS = 64;
