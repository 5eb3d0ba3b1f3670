import { createHash } from 'node:crypto';
import { say } from '@muster/core/language/sentence';
import type { Queryable } from '../database/account-pool.ts';
import { MusterError } from '../errors.ts';
import { countAttempt, forgetAttempts } from '../store/attempts.ts';

/** A code of an authenticator app, and whose it is to be. */
export interface AppCode {
  readonly personId: string;
  readonly code: string;
}

/**
 * Uses a code, right or not: whoever saw one being typed, or who sends it at the same moment, must
 * not get in with it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6238#section-5.2
 * @throws MusterError `two_factor_invalid` when it has been used
 */
export async function useCode(db: Queryable, used: AppCode): Promise<void> {
  const { count } = await countAttempt(db, keyOf(used), GOOD_FOR_SECONDS);
  if (count === 1) return;
  throw new MusterError(
    'two_factor_invalid',
    say('This code has been used. Wait for the next one: they change every 30 seconds.'),
  );
}

/** A code that was wrong has not been used. */
export function unuseCode(db: Queryable, used: AppCode): Promise<void> {
  return forgetAttempts(db, keyOf(used));
}

/** One step before and one after are taken for clocks that differ; and then some. */
const GOOD_FOR_SECONDS = 5 * 60;

function keyOf({ personId, code }: AppCode): Buffer {
  return createHash('sha256').update(`app code ${personId} ${code}`).digest();
}
