import type { Config } from '../config.ts';
import type { Claim } from '../imports/run-wanted.ts';
import type { Job } from './job-queue.ts';

/** What a thread is started with. */
export interface ThreadStart {
  readonly config: Config;
  readonly databaseUrl: string;
  /** Imports of one account that may be under way at once. */
  readonly mostOfAccount: number;
}

/** From the process to its thread. `end`: bring the job to a good place, and stop. */
export type ToThread =
  | { readonly kind: 'run'; readonly id: number; readonly job: Job }
  | { readonly kind: 'end'; readonly id: number }
  | { readonly kind: 'close' };

/** From the thread. `alive`: its event loop turns. */
export type FromThread =
  | { readonly kind: 'alive' }
  | { readonly kind: 'claimed'; readonly id: number; readonly claim: Claim }
  | { readonly kind: 'send'; readonly job: Job }
  | { readonly kind: 'done'; readonly id: number; readonly result: string }
  | { readonly kind: 'threw'; readonly id: number; readonly sentence: string };
