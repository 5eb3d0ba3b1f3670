import type { Logger } from 'pino';
import { accountPool } from '../database/account-pool.ts';
import { databaseError } from '../database/database-error.ts';
import type { Database } from '../database/open-database.ts';
import { MusterError } from '../errors.ts';
import { findWork, type OpenRun } from '../imports/find-work.ts';
import { abandonRun } from '../imports/run-wanted.ts';
import { type JobThread, ThreadDied } from './job-thread.ts';
import { unexpectedError } from './unexpected-error.ts';

/** Shares the imports that wait for work out to threads, one each. */
export interface ImportLine {
  /** Looks for work now. */
  readonly wake: () => void;
  /** Takes no more work; resolves when what was under way is handed over. */
  readonly stop: () => Promise<void>;
}

export interface ImportLineOptions {
  readonly database: Pick<Database, 'pool' | 'registry' | 'revive'>;
  readonly threads: readonly JobThread[];
  readonly mostOfAccount: number;
  readonly log: Logger;
}

/**
 * Looks for work of all accounts whenever it is woken, and every two seconds: wake-ups get lost, and
 * so do workers.
 */
export function startImportLine(options: ImportLineOptions): ImportLine {
  const { database, threads, mostOfAccount } = options;
  const free = [...threads];
  const underWay = new Map<string, Promise<void>>();
  const ending = new AbortController();
  let looking: Promise<void> | null = null;
  let isWoken = false;

  const look = async (): Promise<void> => {
    const runs = await findWork(database.registry, {
      mostOfAccount,
      limit: threads.length * SPARE,
    });
    for (const run of runs) {
      if (ending.signal.aborted || free.length === 0) return;
      if (!underWay.has(run.importId)) underWay.set(run.importId, start(run));
    }
  };
  const start = async (run: OpenRun): Promise<void> => {
    const thread = free.pop() as JobThread;
    const end = await workOn(run, thread, { ...options, signal: ending.signal });
    free.push(thread);
    underWay.delete(run.importId);
    // What could not be had now can be in two seconds.
    if (end === 'reached' || end === 'failed' || end === 'lost') wake();
  };
  const wake = (): void => {
    isWoken = true;
    if (ending.signal.aborted || looking !== null || free.length === 0) return;
    isWoken = false;
    looking = lookOnce();
  };
  const lookOnce = async (): Promise<void> => {
    try {
      await look();
    } catch (error) {
      await awaitDatabase(error, options);
    }
    looking = null;
    if (isWoken) wake();
  };
  const timer = setInterval(wake, LOOK_MS);
  wake();
  return {
    wake,
    async stop() {
      clearInterval(timer);
      ending.abort();
      await looking;
      await Promise.all(underWay.values());
    },
  };
}

const LOOK_MS = 2_000;
/** More than there are threads: another worker may be faster. */
const SPARE = 4;

async function workOn(
  { accountId, importId }: OpenRun,
  thread: JobThread,
  { database, log, signal }: ImportLineOptions & { readonly signal: AbortSignal },
): Promise<string> {
  try {
    return await thread.run({ kind: 'import', accountId, importId }, signal);
  } catch (error) {
    log.warn({ importId, error: unexpectedError(error) }, 'Work on an import broke off');
    if (!(error instanceof ThreadDied) || error.claim === null) return 'broke_off';
    log.warn({ importId, error: unexpectedError(error.cause) }, 'Its thread ended');
    try {
      await abandonRun({ pool: accountPool(database.pool, accountId) }, error.claim);
    } catch (failure) {
      // Its signs of life are missed in a while.
      log.warn({ importId, error: unexpectedError(failure) }, 'It could not be given back');
    }
    return 'broke_off';
  }
}

async function awaitDatabase(
  error: unknown,
  { database, log }: Pick<ImportLineOptions, 'database' | 'log'>,
): Promise<void> {
  const known = databaseError(error);
  log.warn({ error: unexpectedError(known) }, 'Workers cannot look for work');
  if (!(known instanceof MusterError)) return;
  try {
    await database.revive();
  } catch (failure) {
    log.warn({ error: unexpectedError(failure) }, 'The database does not start');
  }
}
