import { fetchPhotos, findPhotoWork } from '../crm/fetch-photos.ts';
import { openMuster } from '../imports/open-muster.ts';
import type { JobHandler } from './all-jobs.ts';

/** Fetches the photos that an account's contacts wait for; every minute, those to be tried again. */
export const photosJob: JobHandler<'photos'> = {
  name: 'photos',
  schedule: '* * * * *',
  async run(services, job, signal) {
    const { queue, config } = services;
    const { accountId } = job as Partial<typeof job>;
    if (accountId === undefined) {
      for (const one of await findPhotoWork(services.registry)) {
        await queue.send({ kind: 'photos', accountId: one, importId: null });
      }
      return;
    }
    const muster = await openMuster(services, accountId);
    const rules = { allowHosts: config.fetchAllow, mostMs: MOST_MS };
    const { isMore } = await fetchPhotos(muster, { ...rules, signal });
    signal.throwIfAborted();
    if (isMore) await queue.send({ kind: 'photos', accountId, importId: null });
  },
};

/** Then other accounts have their turn. */
const MOST_MS = 30_000;
