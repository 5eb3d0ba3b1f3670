import { createHash } from 'node:crypto';
import { say } from '@muster/core/language/sentence';
import type { AccountPool } from '../database/account-pool.ts';
import { MusterError } from '../errors.ts';
import {
  claimRequest,
  forgetRequest,
  keepAnswer,
  type RequestKey,
  sweepAnsweredRequests,
} from '../store/answered-requests.ts';

/** The answer to a request, as it is kept to be given again. */
export interface KeptAnswer {
  readonly status: number;
  readonly contentType: string | null;
  readonly body: string | null;
}

/** A request that has been claimed: it is carried out now, and its end is told here. */
export interface ClaimedRequest {
  /** What it was answered with. */
  readonly keep: (answer: KeptAnswer) => Promise<void>;
  /** It failed for reasons that may pass. */
  readonly forget: () => Promise<void>;
}

export interface GivenRequest extends RequestKey {
  readonly method: string;
  readonly path: string;
  /** The body as it was sent, or what stands for it. */
  readonly body: string;
}

/**
 * Claims a request for being carried out once, or gives the answer it had.
 *
 * @throws MusterError `idempotency_key_invalid`; `idempotency_key_reused` when the key was given to
 *   another request; `request_in_progress` while the same request is being carried out.
 */
export async function claimOnce(
  pool: AccountPool,
  { method, path, body, ...key }: GivenRequest,
): Promise<ClaimedRequest | KeptAnswer> {
  if (!/^[\x21-\x7e]{1,255}$/.test(key.idempotencyKey)) {
    throw new MusterError(
      'idempotency_key_invalid',
      say('An Idempotency-Key has 1 to 255 characters without spaces. Give a UUID, for example.'),
    );
  }
  const requestHash = createHash('sha256').update(`${method} ${path}\n${body}`).digest('hex');
  const earlier = await claimRequest(pool, key, {
    requestHash,
    abandonedAfterSeconds: ABANDONED_SECONDS,
  });
  if (earlier === null) {
    return {
      keep: (answer) => keepAnswer(pool, key, answer),
      forget: () => forgetRequest(pool, key),
    };
  }
  if (earlier.requestHash !== requestHash) {
    throw new MusterError(
      'idempotency_key_reused',
      say(
        'This Idempotency-Key was sent with another request within the last 24 hours. Send a new key with a new request.',
      ),
    );
  }
  if (earlier.status === null) {
    throw new MusterError(
      'request_in_progress',
      say(
        'The same request, sent before with this Idempotency-Key, is still being carried out. Try again in a moment.',
      ),
    );
  }
  return { status: earlier.status, contentType: earlier.contentType, body: earlier.body };
}

/** Removes kept answers that are older than a day. */
export function sweepAnswers(pool: AccountPool, accountId: string): Promise<number> {
  return sweepAnsweredRequests(pool, accountId);
}

/** No request takes that long, uploads excepted, which a client does not send twice at once. */
const ABANDONED_SECONDS = 300;
