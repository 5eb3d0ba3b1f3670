import type { EventType } from '@muster/core/contract/event-types';
import type { Json } from '@muster/core/json';
import type pg from 'pg';
import type { Queryable } from '../database/account-pool.ts';
import { uuidSource } from './uuid-v7.ts';

/** Something that happened, as webhooks are told of it: IDs, numbers and names of fields, no values of contacts. */
export interface NewEvent {
  readonly accountId: string;
  readonly type: EventType;
  readonly data: Readonly<Record<string, Json>>;
}

/** Writes an event in the transaction that makes the change: told if that commits, and only then. */
export function writeEvent(client: Queryable, { accountId, ...event }: NewEvent): Promise<void> {
  return writeEvents(client, accountId, [event]);
}

/** The same for many of one account at once. Nothing is written while nobody would be told. */
export async function writeEvents(
  client: Queryable,
  accountId: string,
  events: readonly Omit<NewEvent, 'accountId'>[],
): Promise<void> {
  if (events.length === 0) return;
  await client.query(
    `INSERT INTO event (account_id, event_id, type, data)
     SELECT $1, event_id, type, data
       FROM unnest($2::uuid[], $3::text[], $4::jsonb[]) AS e (event_id, type, data)
      WHERE EXISTS (SELECT FROM webhook WHERE account_id = $1 AND enabled)`,
    [
      accountId,
      events.map(() => newEventId()),
      events.map(({ type }) => type),
      events.map(({ data }) => JSON.stringify(data)),
    ],
  );
}

/** Accounts with events or deliveries that are due; on the registry's connections. */
export async function accountsToDeliver(registry: pg.Pool): Promise<readonly string[]> {
  const { rows } = await registry.query<{ account_id: string }>(
    `SELECT account_id FROM event WHERE dispatched_at IS NULL
      UNION
     SELECT account_id FROM webhook_delivery WHERE state = 'waiting' AND next_attempt_at <= now()`,
  );
  return rows.map((row) => row.account_id);
}

const newEventId = uuidSource();
