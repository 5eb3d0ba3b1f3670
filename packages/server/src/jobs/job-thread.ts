import { Worker } from 'node:worker_threads';
import type { Claim } from '../imports/run-wanted.ts';
import type { Job } from './job-queue.ts';
import type { FromThread, ThreadStart, ToThread } from './thread-messages.ts';

/** A thread that runs jobs. It is started when there is one, and anew when it dies. */
export interface JobThread {
  /**
   * What came of the job. When `signal` is aborted the job is brought to a good place.
   *
   * @throws ThreadDied when the thread ended in the middle of it; Error when the job threw.
   */
  readonly run: (job: Job, signal: AbortSignal) => Promise<string>;
  /** Ends the thread; what still runs in it breaks off. */
  readonly stop: () => Promise<void>;
}

export interface JobThreadOptions extends ThreadStart {
  /** Beyond it, the thread dies rather than the process. */
  readonly memoryMb: number;
  readonly send: (job: Job) => void;
}

/** The thread ended in the middle of a job. */
export class ThreadDied extends Error {
  /** The import that it had taken. */
  readonly claim: Claim | null;

  constructor(claim: Claim | null, options: ErrorOptions) {
    super('The thread ended', options);
    this.name = 'ThreadDied';
    this.claim = claim;
  }
}

export function createJobThread({ memoryMb, send, ...start }: JobThreadOptions): JobThread {
  let running: Running | null = null;
  let lastId = 0;
  let idle: NodeJS.Timeout | undefined;
  const open = (): Running => {
    running ??= startThread(start, {
      memoryMb,
      send,
      onEnd: (ended) => {
        if (running === ended) running = null;
      },
    });
    return running;
  };
  return {
    async run(job, signal) {
      clearTimeout(idle);
      const thread = open();
      lastId += 1;
      const id = lastId;
      const end = (): void => thread.tell({ kind: 'end', id });
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      thread.tasks.set(id, { resolve, reject, claim: null });
      thread.watch();
      thread.tell({ kind: 'run', id, job });
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
      try {
        return await promise;
      } finally {
        signal.removeEventListener('abort', end);
        // A thread that nobody needs gives its memory back.
        if (thread.tasks.size === 0) idle = setTimeout(thread.close, IDLE_MS).unref();
      }
    },
    async stop() {
      clearTimeout(idle);
      await running?.end();
    },
  };
}

const IDLE_MS = 30_000;
/** A thread that has not turned its event loop for so long is stuck. */
const STUCK_MS = 20_000;
const WATCH_MS = 2_000;

interface Task {
  readonly resolve: (result: string) => void;
  readonly reject: (error: Error) => void;
  claim: Claim | null;
}

interface Running {
  readonly tasks: Map<number, Task>;
  readonly tell: (message: ToThread) => void;
  /** Sees to it that a thread with work is alive. */
  readonly watch: () => void;
  /** Lets it end by itself. */
  readonly close: () => void;
  readonly end: () => Promise<void>;
}

function startThread(
  workerData: ThreadStart,
  {
    memoryMb,
    send,
    onEnd,
  }: Pick<JobThreadOptions, 'memoryMb' | 'send'> & { readonly onEnd: (ended: Running) => void },
): Running {
  const thread = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  const tell = (message: ToThread): void => thread.postMessage(message, []);
  const tasks = new Map<number, Task>();
  let aliveAt = performance.now();
  let watchedAt = aliveAt;
  const watching = setInterval(() => {
    const now = performance.now();
    // The whole process slept: the thread could not show that it lives either.
    if (now - watchedAt > 2 * WATCH_MS) aliveAt = now;
    watchedAt = now;
    if (tasks.size > 0 && now - aliveAt > STUCK_MS) void thread.terminate();
  }, WATCH_MS).unref();
  const running: Running = {
    tasks,
    tell,
    watch: () => {
      if (tasks.size === 1) aliveAt = performance.now();
    },
    close: () => {
      onEnd(running);
      tell({ kind: 'close' });
    },
    end: async () => {
      await thread.terminate();
    },
  };
  let cause: unknown;
  thread.on('error', (error) => {
    cause = error;
  });
  thread.on('exit', () => {
    clearInterval(watching);
    onEnd(running);
    for (const { reject, claim } of tasks.values()) reject(new ThreadDied(claim, { cause }));
    tasks.clear();
  });
  thread.on('message', (message: FromThread) => {
    aliveAt = performance.now();
    if (message.kind === 'alive') return;
    if (message.kind === 'send') {
      send(message.job);
      return;
    }
    const task = tasks.get(message.id);
    if (!task) return;
    if (message.kind === 'claimed') {
      task.claim = message.claim;
      return;
    }
    tasks.delete(message.id);
    if (message.kind === 'done') task.resolve(message.result);
    else task.reject(new Error(`A job failed: ${message.sentence}`));
  });
  return running;
}
