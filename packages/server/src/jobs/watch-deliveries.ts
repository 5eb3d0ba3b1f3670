import type { Logger } from 'pino';
import { accountsToDeliver } from '../crm/deliver-events.ts';
import type { Database } from '../database/open-database.ts';
import type { JobQueue } from './job-queue.ts';
import { unexpectedError } from './unexpected-error.ts';

export interface WatchServices {
  readonly database: Pick<Database, 'registry'>;
  readonly queue: JobQueue;
  readonly log: Logger;
}

/**
 * Looks every two seconds for accounts whose webhooks are to be told something, and sends a wake-up
 * for each: events of imports have none, nor have deliveries that are to be tried again.
 */
export function watchDeliveries({ database, queue, log }: WatchServices): {
  readonly stop: () => Promise<void>;
} {
  let looking: Promise<void> | null = null;
  const look = async (): Promise<void> => {
    try {
      for (const accountId of await accountsToDeliver(database.registry)) {
        await queue.send({ kind: 'deliver', accountId });
      }
    } catch (error) {
      log.warn({ error: unexpectedError(error) }, 'Workers cannot look for deliveries');
    }
    looking = null;
  };
  const timer = setInterval(() => {
    looking ??= look();
  }, LOOK_MS);
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}

const LOOK_MS = 2_000;
