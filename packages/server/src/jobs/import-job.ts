import { openMuster } from '../imports/open-muster.ts';
import { runWanted, type WorkOptions } from '../imports/run-wanted.ts';
import type { JobServices } from './all-jobs.ts';
import type { Job } from './job-queue.ts';
import { unexpectedError } from './unexpected-error.ts';

/** Does what is wanted of one import, and wakes up those who go on from there. */
export async function runImportJob(
  services: JobServices,
  { accountId, importId }: Extract<Job, { readonly kind: 'import' }>,
  options: Omit<WorkOptions, 'onUnexpected'> & { readonly signal: AbortSignal },
): Promise<string> {
  const muster = await openMuster(services, accountId);
  const end = await runWanted(muster, importId, {
    ...options,
    onUnexpected: (error) =>
      services.log.error({ importId, error: unexpectedError(error) }, 'An import failed'),
  });
  if (end === 'reached') {
    await services.queue.send({ kind: 'search', accountId, importId });
    await services.queue.send({ kind: 'photos', accountId, importId });
  }
  if (end === 'reached' || end === 'failed') {
    await services.queue.send({ kind: 'deliver', accountId });
  }
  return end;
}
