import { fetchPhotos } from '../crm/fetch-photos.ts';
import { openMuster } from '../imports/open-muster.ts';
import type { JobHandler } from './all-jobs.ts';

/** Fetches the photos that an account's contacts wait for. */
export const photosJob: JobHandler<'photos'> = {
  name: 'photos',
  async run(services, { accountId }, signal) {
    const muster = await openMuster(services, accountId);
    await fetchPhotos(muster, { allowHosts: services.config.fetchAllow, signal });
    signal.throwIfAborted();
  },
};
