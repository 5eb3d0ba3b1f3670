import { sweepRetention } from '../crm/sweep-retention.ts';
import { sweepPeople } from '../people/sweep-people.ts';
import type { JobHandler } from './all-jobs.ts';
import { unexpectedError } from './unexpected-error.ts';

/** Removes what is kept no longer: every hour, and once somebody was erased. */
export const sweepJob: JobHandler<'sweep'> = {
  name: 'sweep',
  schedule: '17 * * * *',
  async run(services, _job, signal) {
    await sweepPeople(services.pool);
    const onFailure = (error: unknown): void => {
      services.log.error({ error: unexpectedError(error) }, 'An account could not be swept');
    };
    await sweepRetention({ ...services, onFailure }, signal);
    signal.throwIfAborted();
  },
};
