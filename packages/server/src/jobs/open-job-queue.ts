import type { PgBoss } from 'pg-boss';
import type { Database } from '../database/open-database.ts';
import type { Job, JobQueue } from './job-queue.ts';
import { openBoss } from './open-boss.ts';

/**
 * A queue that wakes workers up, wherever they run.
 *
 * @throws MusterError `database_unavailable`
 */
export async function openJobQueue(
  database: Pick<Database, 'url'>,
): Promise<JobQueue & { readonly close: () => Promise<void> }> {
  // What goes wrong in the background shows again when something is sent.
  const boss = await openBoss(database, { works: false, onError: () => undefined });
  return { ...queueOf(boss), close: () => boss.stop({ graceful: false }) };
}

/** Sends through a pg-boss that runs. A job of the same kind and subject that waits already is enough. */
export function queueOf(boss: PgBoss): JobQueue {
  return {
    async send(job) {
      const { kind, ...subject } = job;
      await boss.send(kind, subject, {
        singletonKey: Object.values(subject).join(' '),
        ...('accountId' in job && { group: { id: job.accountId } }),
      });
    },
  };
}

/** The job that pg-boss delivers as its queue's name and its subject. */
export function jobOf(kind: Job['kind'], subject: object): Job {
  return { kind, ...subject } as Job;
}
