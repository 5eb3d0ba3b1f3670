import type { PgBoss, Job as PgBossJob } from 'pg-boss';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Database } from '../database/open-database.ts';
import { allJobs } from './all-jobs.ts';
import { startImportLine } from './import-line.ts';
import { createJobThread, type JobThread } from './job-thread.ts';
import { JOB_POLLING, openBoss } from './open-boss.ts';
import { jobOf, queueOf } from './open-job-queue.ts';
import { unexpectedError } from './unexpected-error.ts';
import { watchDeliveries } from './watch-deliveries.ts';

export interface WorkerServices {
  readonly config: Config;
  readonly database: Database;
  readonly log: Logger;
}

export interface WorkerOptions {
  /** Imports of one account that may be under way at once, over all workers; 2 unless given. */
  readonly mostOfAccount?: number;
  /** Memory of each thread, beyond which the job in it fails; 1024 unless given. */
  readonly threadMemoryMb?: number;
}

export interface RunningWorker {
  /** Takes no more work, lets the batch under way end, and hands over what is not done. */
  readonly stop: () => Promise<void>;
}

/**
 * Works on imports and on jobs of every other kind, in threads of their own.
 *
 * @throws MusterError `database_unavailable`
 */
export async function startWorker(
  { config, database, log }: WorkerServices,
  options: WorkerOptions = {},
): Promise<RunningWorker> {
  const boss = await openBoss(database, {
    works: true,
    onError: (error) => log.warn({ error: unexpectedError(error) }, 'The job queue has a problem'),
  });
  const queue = queueOf(boss);
  const mostOfAccount = options.mostOfAccount ?? 2;
  const newThread = (): JobThread =>
    createJobThread({
      config,
      databaseUrl: database.url,
      mostOfAccount,
      memoryMb: options.threadMemoryMb ?? 1_024,
      send: (job) => {
        queue.send(job).catch((error: unknown) => {
          // What there is to do stands in the tables, and is found there.
          log.warn({ job: job.kind, error: unexpectedError(error) }, 'A wake-up was lost');
        });
      },
    });
  const importThreads = Array.from({ length: config.importsPerWorker }, newThread);
  const jobThread = newThread();
  const line = startImportLine({ database, threads: importThreads, mostOfAccount, log });
  const ending = new AbortController();
  await boss.work('import', { ...POLLING, batchSize: 100 }, async () => line.wake());
  await workOnJobs(boss, jobThread, ending.signal);
  const deliveries = watchDeliveries({ database, queue, log });
  return {
    async stop() {
      ending.abort();
      await deliveries.stop();
      await Promise.all([line.stop(), boss.stop({ graceful: true, timeout: STOP_MS })]);
      await Promise.all([...importThreads, jobThread].map((thread) => thread.stop()));
    },
  };
}

/** Jobs that have not ended by then are broken off, and delivered again elsewhere. */
const STOP_MS = 10_000;

/** Wake-ups come as notifications; where those get lost, in a second or two. */
const POLLING = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2 } as const;

async function workOnJobs(boss: PgBoss, thread: JobThread, signal: AbortSignal): Promise<void> {
  for (const { name, schedule, atOnce = 2 } of allJobs) {
    const workers: string[] = [];
    const work = async ([job]: readonly PgBossJob[]): Promise<void> => {
      try {
        if (job) await thread.run(jobOf(name, job.data ?? {}), signal);
      } finally {
        // Those of its account that came meanwhile were passed over, and nothing tells of them again.
        for (const worker of workers) boss.notifyWorker(worker);
      }
    };
    while (workers.length < atOnce) {
      // Some at once, and one of an account: none keeps others waiting.
      workers.push(
        await boss.work<object>(name, { ...JOB_POLLING, localGroupConcurrency: 1 }, work),
      );
    }
    if (schedule !== undefined) await boss.schedule(name, schedule);
  }
}
