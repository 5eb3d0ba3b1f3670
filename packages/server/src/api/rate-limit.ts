import { say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';

/** Requests of one caller, a bucket that fills again with time. */
export interface RateLimiter {
  /**
   * Takes one request of the caller's share; gives what is left of it.
   *
   * @throws MusterError `rate_limited`, with `retryAfterSeconds`.
   */
  readonly take: (caller: string) => { readonly limit: number; readonly remaining: number };
}

/**
 * A bucket for each caller: so many requests at once, and so many a second after that. Kept in
 * memory: with several processes a caller has its share in each.
 */
export function createRateLimiter(
  { perSecond, burst }: { readonly perSecond: number; readonly burst: number },
  nowMs: () => number = () => performance.now(),
): RateLimiter {
  const buckets = new Map<string, { tokens: number; at: number }>();
  let sweptAt = nowMs();
  return {
    take(caller) {
      const now = nowMs();
      if (now - sweptAt > SWEEP_MS) sweep(now);
      const bucket = buckets.get(caller) ?? { tokens: burst, at: now };
      const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1_000) * perSecond);
      if (tokens < 1) {
        buckets.set(caller, { tokens, at: now });
        const seconds = Math.ceil((1 - tokens) / perSecond);
        throw new MusterError(
          'rate_limited',
          say(
            'Too many requests: at most {perSecond} a second, {burst} at once. Try again in {seconds} s.',
            { perSecond, burst, seconds },
          ),
          { detail: { retryAfterSeconds: seconds } },
        );
      }
      buckets.set(caller, { tokens: tokens - 1, at: now });
      return { limit: burst, remaining: Math.floor(tokens - 1) };
    },
  };

  /** Forgets callers whose bucket is full again. */
  function sweep(now: number): void {
    sweptAt = now;
    for (const [caller, { tokens, at }] of buckets) {
      if (tokens + ((now - at) / 1_000) * perSecond >= burst) buckets.delete(caller);
    }
  }
}

const SWEEP_MS = 60_000;
