import { MusterError } from '../errors.ts';
import { shortId } from './import-id.ts';
import { printFailure } from './print-failure.ts';
import { createProgressBar } from './progress-bar.ts';
import type { Watcher, Workspace } from './workspace.ts';

export interface VisibleWork {
  readonly importId: string | null;
  /** The command that goes on where the work was broken off: `resume`, `undo`, `redo`. */
  readonly goOnWith: string;
  readonly workspace: Pick<Workspace, 'commandText' | 'whenLeft'>;
  readonly json?: true | undefined;
}

/** By custom, 128 and the number of the signal. */
export const EXIT_INTERRUPTED = 130;

/** Work on an import ended before it was done: its cause says why, its message how to go on. */
export class BrokenOff extends Error {}

/**
 * Runs long work with a progress bar. Ctrl-C ends the process at once and says how to go on: what
 * was applied is committed, and the batch under way is rolled back by the database. What a server
 * works on goes on there.
 *
 * @throws BrokenOff for work that had begun.
 */
export async function runVisibly<Result>(
  { importId, goOnWith, workspace, json }: VisibleWork,
  work: (watcher: Watcher) => Promise<Result>,
): Promise<Result> {
  const bar = createProgressBar();
  let started = importId;
  const goesOn = workspace.whenLeft === 'goes on';
  const command = (name: string, id: string): string =>
    workspace.commandText(`${name} ${shortId(id)}`);
  const interrupt = (): void => {
    bar.clear();
    printFailure({ code: 'interrupted', message: stopped(started) }, json === true);
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
  } catch (cause) {
    throw started === null || isRefusal(cause)
      ? cause
      : new BrokenOff(brokenOff(started, cause), { cause });
  } finally {
    bar.clear();
    process.off('SIGINT', interrupt);
  }

  function stopped(id: string | null): string {
    if (id === null) return 'Stopped. Nothing was imported.';
    return goesOn ? goesOnText(id) : `Stopped. Go on with: ${command(goOnWith, id)}`;
  }

  function brokenOff(id: string, error: unknown): string {
    return goesOn && hasNoAnswer(error)
      ? goesOnText(id)
      : `The import was broken off. Go on with: ${command(goOnWith, id)}`;
  }

  function goesOnText(id: string): string {
    return `The import goes on at the server. See how far it is with: ${command('show', id)}`;
  }
}

/** The work was not begun, or is another's now: nothing was broken off. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof MusterError &&
    ['import_state', 'not_found', 'plan_outdated', 'taken_over', 'version_conflict'].includes(
      error.code,
    )
  );
}

/** The server may be well, and only the way to it is not. */
function hasNoAnswer(error: unknown): boolean {
  return error instanceof MusterError && ['server_unreachable', 'not_muster'].includes(error.code);
}
