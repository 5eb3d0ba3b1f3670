import { type Said, say } from '@muster/core/language/sentence';
import { databaseError } from '../database/database-error.ts';
import { MusterError } from '../errors.ts';
import { type Claim, claimRun, endRun, type RunEnd, signOfLife } from '../store/import-runs.ts';
import { sweepStaging } from '../store/staging-tables.ts';
import type { Progress } from './import-job.ts';
import type { Muster } from './muster.ts';
import { createProgressMeter } from './progress-meter.ts';
import { runImport, undoImport } from './run-import.ts';

export type { Claim } from '../store/import-runs.ts';

export interface WorkOptions {
  /** Imports of one account that may be under way at once; 2 unless given. */
  readonly mostOfAccount?: number;
  readonly batchRows?: number;
  /** Told of the hold on the import, before any work. */
  readonly onClaim?: (claim: Claim) => void;
  /** Told of errors that nobody expects, for the log. */
  readonly onUnexpected?: (error: unknown) => void;
}

/**
 * What a worker does with one import: takes it, reaches what is wanted and lets go of it. Nothing is
 * thrown for what is wrong with the import: that is written down, and a person sees it.
 *
 * `none`: there was nothing to do, or somebody else does it. `lost`: the import was halted or taken
 * over. `signal` ends the work when the batch under way is done, within seconds, and hands it over.
 *
 * @throws MusterError `database_unavailable` when the database is away for long.
 */
export async function runWanted(
  muster: Muster,
  importId: string,
  { signal, ...options }: WorkOptions & { readonly signal: AbortSignal },
): Promise<RunEnd['kind'] | 'none' | 'lost'> {
  const key = { accountId: muster.account.accountId, importId };
  const claim = await claimRun(muster.pool, key, { mostOfAccount: options.mostOfAccount ?? 2 });
  if (claim === null) return 'none';
  options.onClaim?.(claim);
  const end =
    claim.attempts > MOST_ATTEMPTS
      ? diedTooOften()
      : await work(muster, claim, { ...options, signal });
  if (end === null) {
    await sweepStaging(muster.pool);
    return 'lost';
  }
  await endRun(muster.pool, claim, end);
  return end.kind;
}

/** Lets go of an import whose worker has died, so that nobody waits for it to show signs of life. */
export async function abandonRun({ pool }: Pick<Muster, 'pool'>, claim: Claim): Promise<void> {
  await endRun(pool, claim, { kind: 'put_off', retryMs: 500 });
}

/** Workers that may die, or fail for no reason that is known, without getting any further. */
const MOST_ATTEMPTS = 3;
const BEAT_MS = 600;
/** After that, work that is to end is broken off in the middle of a batch. */
const GRACE_MS = 4_000;

/** How the work ended; null when the import is in other hands. */
async function work(
  muster: Muster,
  claim: Claim,
  { signal, batchRows, onUnexpected }: WorkOptions & { readonly signal: AbortSignal },
): Promise<RunEnd | null> {
  const meter = createProgressMeter();
  const breakOff = new AbortController();
  let isLost = false;
  const life = beat(async () => {
    if (await signOfLife(muster.pool, claim, meter.read())) return;
    isLost = true;
    breakOff.abort();
  });
  let grace: NodeJS.Timeout | undefined;
  const endSoon = (): void => {
    grace = setTimeout(() => breakOff.abort(), GRACE_MS);
  };
  signal.addEventListener('abort', endSoon);
  if (signal.aborted) endSoon();
  const onProgress = (progress: Progress): void => {
    meter.note(progress);
    // Between batches.
    if (signal.aborted) breakOff.abort();
  };
  try {
    await reach(muster, claim, {
      claim,
      onProgress,
      signal: breakOff.signal,
      ...(batchRows !== undefined && { batchRows }),
    });
    return { kind: 'reached' };
  } catch (error) {
    // Whoever took the import away may have cleared its tables away before this worker heard of it.
    if (isLost || !(await isOurs(muster, claim))) return null;
    if (!(databaseError(error) instanceof MusterError)) onUnexpected?.(error);
    return endOf(error, claim);
  } finally {
    clearTimeout(grace);
    signal.removeEventListener('abort', endSoon);
    await life.stop(isLost ? null : () => signOfLife(muster.pool, claim, meter.read()));
  }
}

/** Whether the import is still in this worker's hands, as far as the database can say. */
async function isOurs({ pool }: Muster, claim: Claim): Promise<boolean> {
  try {
    return await signOfLife(pool, claim, null);
  } catch (error) {
    ignoreAbsence(error);
    return true;
  }
}

async function reach(
  muster: Muster,
  { importId, wanted }: Claim,
  options: Parameters<typeof runImport>[2],
): Promise<void> {
  if (wanted === 'planned') await runImport(muster, importId, { ...options, until: 'planned' });
  else if (wanted === 'applied') await runImport(muster, importId, options);
  else
    await undoImport(muster, importId, { ...options, kind: wanted === 'undone' ? 'undo' : 'redo' });
}

interface Beat {
  /** Ends the signs of life, with a last one. */
  readonly stop: (last: (() => Promise<unknown>) | null) => Promise<void>;
}

/** Signs of life, one after another; while the database is away there are none to be given. */
function beat(sign: () => Promise<void>): Beat {
  let timer: NodeJS.Timeout | undefined;
  let under: Promise<void> = Promise.resolve();
  let isOver = false;
  const next = (): void => {
    timer = setTimeout(() => {
      under = sign()
        .catch(ignoreAbsence)
        .finally(() => {
          if (!isOver) next();
        });
    }, BEAT_MS);
  };
  next();
  return {
    async stop(last) {
      isOver = true;
      clearTimeout(timer);
      await under;
      await last?.().catch(ignoreAbsence);
    },
  };
}

/** The work itself meets the same, waits for the database and says so if that takes too long. */
function ignoreAbsence(error: unknown): void {
  const known = databaseError(error);
  if (!(known instanceof MusterError)) throw known;
}

function endOf(error: unknown, { attempts }: Claim): RunEnd | null {
  const known = databaseError(error);
  if (!(known instanceof MusterError)) {
    if (attempts < MOST_ATTEMPTS) return { kind: 'put_off', retryMs: 1_000 * 4 ** attempts };
    return failed('unexpected', UNEXPECTED);
  }
  switch (known.code) {
    case 'halted':
      return { kind: 'handed_over' };
    case 'taken_over':
      // Somebody works on it without having been asked: on the command line.
      return { kind: 'reached' };
    case 'database_unavailable':
      return { kind: 'put_off', retryMs: 5_000 };
    default:
      return failed(known.code, known.said);
  }
}

const UNEXPECTED = say(
  'Something went wrong that Muster did not expect, three times in a row. What was applied stays. Try again; if it comes again, the log says more.',
);

function diedTooOften(): RunEnd {
  return failed(
    'worker_died',
    say(
      'Three workers in a row ended in the middle of this import without getting any further: most likely it needs more memory than they have. What was applied stays. Try again with more memory, or split the file.',
    ),
  );
}

function failed(code: string, sentence: Said): RunEnd {
  return { kind: 'failed', failure: { code, sentence, at: new Date().toISOString() } };
}
