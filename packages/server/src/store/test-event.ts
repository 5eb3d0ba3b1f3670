import type { AccountPool } from '../database/account-pool.ts';
import { newUuid } from './uuid-v7.ts';
import { AHEAD_OF_CONTACTS } from './webhook-deliveries.ts';

/** An event for one webhook, to try it out; gives its ID. */
export async function writeTestEvent(pool: AccountPool, webhookId: string): Promise<string> {
  const eventId = newUuid();
  await pool.query(
    `WITH made AS (
       INSERT INTO event (account_id, event_id, type, data, dispatched_at)
       VALUES ($1, $3, 'webhook.test', '{}', now()))
     INSERT INTO webhook_delivery (account_id, webhook_id, event_id, next_attempt_at)
     VALUES ($1, $2, $3, ${AHEAD_OF_CONTACTS})`,
    [pool.accountId, webhookId, eventId],
  );
  return eventId;
}
