import { deliverEvents } from '../crm/deliver-events.ts';
import type { JobHandler } from './all-jobs.ts';

/** Tells an account's webhooks what happened. */
export const deliverJob: JobHandler<'deliver'> = {
  name: 'deliver',
  // They wait for others' servers, as a rule. Each asks the database at every wake-up and at the end
  // of every job, on the connections that bulk actions use too: few.
  atOnce: 8,
  async run(services, { accountId }, signal) {
    const isMore = await deliverEvents(services, accountId, { signal, mostMs: MOST_MS });
    if (isMore) await services.queue.send({ kind: 'deliver', accountId });
  },
};

/** Then other accounts have their turn. */
const MOST_MS = 5_000;
