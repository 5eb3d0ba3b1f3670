import { MusterError } from '../errors.ts';
import type { Progress } from '../imports/import-job.ts';
import { shortId } from './import-id.ts';
import { createProgressBar } from './progress-bar.ts';
import { accountArgument } from './with-muster.ts';

/** What long work tells the screen. */
export interface Watcher {
  readonly onProgress: (progress: Progress) => void;
  readonly onStart: (importId: string) => void;
}

export interface VisibleWork {
  readonly importId: string | null;
  /** The command that goes on where the work was broken off: `resume`, `undo`, `redo`. */
  readonly goOnWith: string;
  readonly account: string;
}

/** By custom, 128 and the number of the signal. */
export const EXIT_INTERRUPTED = 130;

/**
 * Runs long work with a progress bar. Ctrl-C ends the process at once and says how to go on: what
 * was applied is committed, and the batch under way is rolled back by the database.
 */
export async function runVisibly<Result>(
  { importId, goOnWith, account }: VisibleWork,
  work: (watcher: Watcher) => Promise<Result>,
): Promise<Result> {
  const bar = createProgressBar();
  let started = importId;
  const hint = (): string =>
    started === null
      ? ''
      : ` Go on with: muster ${goOnWith} ${shortId(started)}${accountArgument(account)}`;
  const interrupt = (): void => {
    bar.clear();
    process.stderr.write(
      started === null ? 'muster: Stopped. Nothing was imported.\n' : `muster: Stopped.${hint()}\n`,
    );
    process.exit(EXIT_INTERRUPTED);
  };
  process.on('SIGINT', interrupt);
  try {
    return await work({
      onProgress: bar.show,
      onStart(id) {
        started = id;
      },
    });
  } catch (error) {
    bar.clear();
    if (started !== null && !isRefusal(error))
      process.stderr.write(`muster: The import was broken off.${hint()}\n`);
    throw error;
  } finally {
    bar.clear();
    process.off('SIGINT', interrupt);
  }
}

/** The work was not begun, or is another's now: nothing was broken off. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof MusterError && ['import_state', 'not_found', 'taken_over'].includes(error.code)
  );
}
