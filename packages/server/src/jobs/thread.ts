import assert from 'node:assert/strict';
import { parentPort, workerData } from 'node:worker_threads';
import { createLog } from '../api/create-log.ts';
import { connectPool } from '../database/connect-pool.ts';
import { ensureEmbedded } from '../database/embedded/ensure-embedded.ts';
import { APP_ROLE } from '../database/ensure-app-role.ts';
import { traced } from '../traced.ts';
import { allJobs, type JobServices } from './all-jobs.ts';
import { runImportJob } from './import-job.ts';
import type { Job } from './job-queue.ts';
import type { FromThread, ThreadStart, ToThread } from './thread-messages.ts';
import { unexpectedError } from './unexpected-error.ts';

/*
 * A thread in which jobs run, away from what the process serves: what takes the processor or all
 * memory here stops nobody else. Started by `job-thread.ts`.
 */
assert(parentPort);
const port = parentPort;
const { config, databaseUrl, mostOfAccount } = workerData as ThreadStart;

const tell = (message: FromThread): void => port.postMessage(message);
const services: JobServices = {
  pool: connectPool(databaseUrl, { role: APP_ROLE, maxConnections: 6 }),
  registry: connectPool(databaseUrl, { maxConnections: 2 }),
  config,
  dataFolder: config.dataFolder,
  revive: async () => {
    if (config.databaseUrl === null) await ensureEmbedded(config);
  },
  queue: { send: async (job) => tell({ kind: 'send', job }) },
  log: createLog(config),
};
const alive = setInterval(() => tell({ kind: 'alive' }), 1_000);
const ending = new Map<number, AbortController>();

port.on('message', (message: ToThread) => {
  if (message.kind === 'run') void run(message.id, message.job);
  else if (message.kind === 'end') ending.get(message.id)?.abort();
  else void close();
});

async function run(id: number, job: Job): Promise<void> {
  const end = new AbortController();
  ending.set(id, end);
  try {
    tell({
      kind: 'done',
      id,
      result: await traced(`job ${job.kind}`, () => runJob(id, job, end.signal)),
    });
  } catch (error) {
    // Ended before it was done: it is delivered again, and nothing went wrong.
    if (!end.signal.aborted) {
      services.log.error({ job: job.kind, error: unexpectedError(error) }, 'A job failed');
    }
    tell({ kind: 'threw', id, sentence: unexpectedError(error).name });
  } finally {
    ending.delete(id);
  }
}

async function runJob(id: number, job: Job, signal: AbortSignal): Promise<string> {
  if (job.kind === 'import') {
    return runImportJob(services, job, {
      signal,
      mostOfAccount,
      onClaim: (claim) => tell({ kind: 'claimed', id, claim }),
    });
  }
  const handler = allJobs.find(({ name }) => name === job.kind);
  assert(handler, `No handler for ${job.kind}`);
  // A handler of this job's kind.
  await handler.run(services, job as never, signal);
  return 'done';
}

async function close(): Promise<void> {
  clearInterval(alive);
  await Promise.all([services.pool.end(), services.registry.end()]);
  port.close();
}
