import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { bulkJob } from './bulk-job.ts';
import type { Job, JobQueue } from './job-queue.ts';
import { deliverJob } from './deliver-job.ts';
import { photosJob } from './photos-job.ts';
import { searchJob } from './search-job.ts';
import { sweepJob } from './sweep-job.ts';

/** What jobs work with, in a thread of their own. */
export interface JobServices {
  /** Connections in the app's role. */
  readonly pool: Pool;
  /** Connections of the owner: the register of accounts, and where work of any account is found. */
  readonly registry: Pool;
  readonly config: Config;
  readonly dataFolder: string;
  /** Starts the database again, where that is ours to do. */
  readonly revive: () => Promise<void>;
  readonly queue: JobQueue;
  readonly log: Logger;
}

/** How jobs of a kind are done. Imports are not here: `import-line.ts` shares them out. */
export interface JobHandler<Kind extends Job['kind'] = Job['kind']> {
  readonly name: Kind;
  /** When it is sent by itself, as cron writes it, in UTC. */
  readonly schedule?: string;
  /** How many run side by side in a worker, one of an account; 2 unless given. */
  readonly atOnce?: number;
  /**
   * Does the job. It may be delivered again at any time, also after it was done. It throws when
   * `signal` ended it before it was done, and is delivered again then.
   */
  readonly run: (
    services: JobServices,
    job: Extract<Job, { readonly kind: Kind }>,
    signal: AbortSignal,
  ) => Promise<void>;
}

type AnyHandler = { [Kind in Job['kind']]: JobHandler<Kind> }[Job['kind']];

/** Every kind of job but imports. */
export const allJobs: readonly AnyHandler[] = [bulkJob, deliverJob, photosJob, searchJob, sweepJob];
