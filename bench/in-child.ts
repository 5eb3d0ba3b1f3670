import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

type Answer = { readonly result: unknown } | { readonly error: string };

/**
 * Runs a module of this folder in a process of its own, gives it the task and returns its answer:
 * nothing of one measurement, neither compiled code nor memory, reaches the next.
 */
export async function runInChild<Result>(module: string, task: object): Promise<Result> {
  const child = fork(fileURLToPath(new URL(module, import.meta.url)), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let answer: Answer | undefined;
  child.once('message', (message) => {
    answer = message as Answer;
  });
  const ended = once(child, 'exit');
  child.send(task);
  await ended;
  if (answer === undefined) throw new Error(`${module} ended without an answer`);
  if ('error' in answer) throw new Error(answer.error);
  return answer.result as Result;
}

/** The other end: does the one task the parent sends, answers, and lets the process end. */
export function serveParent(work: (task: unknown) => Promise<object>): void {
  // Also when the parent has gone before the work was done.
  process.once('disconnect', () => process.exit());
  process.once('message', (task) => void answerTask(work, task));
}

async function answerTask(work: (task: unknown) => Promise<object>, task: unknown): Promise<void> {
  let answer: Answer;
  try {
    answer = { result: await work(task) };
  } catch (error) {
    answer = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  process.send?.(answer, () => process.disconnect());
}
