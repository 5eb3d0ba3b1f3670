import { listForgottenActions } from '../crm/forgotten-work.ts';
import { runBulkAction } from '../crm/run-bulk-action.ts';
import { openMuster } from '../imports/open-muster.ts';
import type { JobHandler } from './all-jobs.ts';

/** Carries out a bulk action; every minute, those of which a wake-up was lost. */
export const bulkJob: JobHandler<'bulk'> = {
  name: 'bulk',
  schedule: '* * * * *',
  async run(services, job, signal) {
    const { accountId, bulkActionId } = job as Partial<typeof job>;
    if (accountId === undefined || bulkActionId === undefined) {
      for (const forgotten of await listForgottenActions(services.registry)) {
        await services.queue.send({ kind: 'bulk', ...forgotten });
      }
      return;
    }
    const muster = await openMuster(services, accountId);
    const { state } = await runBulkAction(muster, bulkActionId, signal);
    if (state === 'running') signal.throwIfAborted();
    await services.queue.send({ kind: 'deliver', accountId });
  },
};
