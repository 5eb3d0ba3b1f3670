import type { JobQueue } from '../jobs/job-queue.ts';
import { describeForLog } from './describe-for-log.ts';
import type { Services } from './services.ts';

/**
 * The queue for requests: what is wanted has been stored by then, and a worker that is not woken
 * finds it by itself. A request that failed for it would be sent again, and carried out twice.
 */
export function wakeQuietly(queue: JobQueue, log: Pick<Services['log'], 'warn'>): JobQueue {
  return {
    async send(job) {
      try {
        await queue.send(job);
      } catch (error) {
        log.warn({ err: describeForLog(error), kind: job.kind }, 'no worker was woken');
      }
    },
  };
}
