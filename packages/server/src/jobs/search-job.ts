import { listAccountsToIndex } from '../crm/forgotten-work.ts';
import { indexContacts } from '../crm/index-contacts.ts';
import { openMuster } from '../imports/open-muster.ts';
import type { JobHandler } from './all-jobs.ts';

/** Brings what imports have changed into the index of contacts; now and then, what was forgotten. */
export const searchJob: JobHandler<'search'> = {
  name: 'search',
  schedule: '*/5 * * * *',
  async run(services, job, signal) {
    const { accountId, importId } = job as Partial<typeof job>;
    if (accountId === undefined) {
      for (const one of await listAccountsToIndex(services)) {
        await services.queue.send({ kind: 'search', accountId: one, importId: null });
      }
      return;
    }
    await indexContacts(await openMuster(services, accountId), importId ?? null, signal);
    signal.throwIfAborted();
  },
};
