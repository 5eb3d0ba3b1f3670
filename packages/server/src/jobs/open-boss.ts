import { type ConstructorOptions, PgBoss } from 'pg-boss';
import { databaseError } from '../database/database-error.ts';
import type { Database } from '../database/open-database.ts';
import type { Job } from './job-queue.ts';

/** What pg-boss runs for: to wake others up, or to work. */
export interface BossOptions {
  readonly works: boolean;
  /** Told of what went wrong in the background; it goes on by itself. */
  readonly onError: (error: Error) => void;
}

/**
 * pg-boss with a queue for each kind of job, in a schema of its own, made where there is none. It
 * connects as the owner: its tables belong to no account.
 *
 * @throws MusterError `database_unavailable`
 */
export async function openBoss(
  { url }: Pick<Database, 'url'>,
  { works, onError }: BossOptions,
): Promise<PgBoss> {
  const boss = new PgBoss({
    ...(works ? WORKING : SENDING),
    connectionString: url,
    schema: 'pgboss',
  });
  boss.on('error', onError);
  try {
    await boss.start();
    for (const kind of KINDS) await boss.createQueue(kind, QUEUE);
    return boss;
  } catch (error) {
    await boss.stop({ graceful: false });
    throw databaseError(error);
  }
}

/**
 * How often jobs are looked for. Notifications tell of new ones at once, but not of those that a
 * dead worker left behind. Each that is done at once looks by itself.
 */
export const JOB_POLLING = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 8 } as const;

const KINDS: readonly Job['kind'][] = ['import', 'bulk', 'deliver', 'photos', 'search', 'sweep'];

/** A worker that dies is missed after ten seconds, and its jobs are given to others. */
const QUEUE = {
  // One waiting job of a kind and subject: wake-ups do not pile up.
  policy: 'short',
  heartbeatSeconds: 10,
  expireInSeconds: 24 * 3_600,
  retryLimit: 20,
  retryDelay: 2,
  retryDelayMax: 600,
  retryBackoff: true,
  deleteAfterSeconds: 3_600,
  retentionSeconds: 24 * 3_600,
  notify: true,
} as const;

const SENDING: ConstructorOptions = {
  max: 2,
  supervise: false,
  schedule: false,
  application_name: 'muster',
};

const WORKING: ConstructorOptions = {
  max: 6,
  application_name: 'muster',
  superviseIntervalSeconds: 2,
  monitorIntervalSeconds: 2,
  useListenNotify: true,
  // The server's own housekeeping does that.
  reindex: false,
  monitorVacuum: false,
};
