import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A worker in a process of its own, ready for work. */
export async function startWorkProcess(
  env: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('work-process.ts', import.meta.url));
  const worker = spawn(process.execPath, [script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, MUSTER_LOG_LEVEL: 'error', ...env },
  });
  const ended = once(worker, 'exit').then(() => Promise.reject(new Error('The worker ended')));
  await Promise.race([once(worker.stdout, 'data'), ended]);
  ended.catch(() => undefined);
  return worker;
}

/** Stops a worker and waits until it is gone; one that ended by itself is gone already. */
export async function stopWorkProcess(
  worker: ChildProcess,
  signal: 'SIGTERM' | 'SIGKILL',
): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  worker.kill(signal);
  await once(worker, 'exit');
}
