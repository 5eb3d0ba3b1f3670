import { createHash } from 'node:crypto';
import { say } from '@muster/core/language/sentence';
import type { Queryable } from '../database/account-pool.ts';
import { MusterError } from '../errors.ts';
import { countAttempt, forgetAttempts } from '../store/attempts.ts';

/** How many tries there may be, in how long a time, and at what. */
interface Limit {
  readonly most: number;
  readonly windowSeconds: number;
}

/**
 * Limits by what is tried, wherever tries come from; limits by address are better-auth's. The
 * password of a person may be tried at sign-in and wherever it is asked for again.
 */
const LIMITS = {
  password: { most: 10, windowSeconds: 15 * 60 },
  'reset mail': { most: 3, windowSeconds: 60 * 60 },
  'sign-up': { most: 10, windowSeconds: 60 * 60 },
} as const satisfies Readonly<Record<string, Limit>>;

export interface Tried {
  readonly what: keyof typeof LIMITS;
  /** An email or an address. */
  readonly whose: string;
}

/** @throws MusterError `rate_limited` */
export async function takeTry(db: Queryable, tried: Tried): Promise<void> {
  const { most, windowSeconds } = LIMITS[tried.what];
  const { count, secondsLeft } = await countAttempt(db, keyOf(tried), windowSeconds);
  if (count <= most) return;
  throw new MusterError(
    'rate_limited',
    say('Too many tries. Try again in {minutes} min.', { minutes: Math.ceil(secondsLeft / 60) }),
    { detail: { retryAfterSeconds: secondsLeft } },
  );
}

/** Tries that were followed by success do not count. */
export function forgetTries(db: Queryable, tried: Tried): Promise<void> {
  return forgetAttempts(db, keyOf(tried));
}

function keyOf({ what, whose }: Tried): Buffer {
  return createHash('sha256').update(`${what} ${whose.trim().toLowerCase()}`).digest();
}
