import { expect, test } from 'vitest';
import { createRateLimiter } from './rate-limit.ts';

test('a caller may make a burst of requests, then as many a second as allowed', () => {
  let now = 0;
  const limiter = createRateLimiter({ perSecond: 2, burst: 4 }, () => now);
  const taken = [1, 2, 3, 4].map(() => limiter.take('ann').remaining);
  expect(taken).toEqual([3, 2, 1, 0]);
  expect(() => limiter.take('ann')).toThrow(
    expect.objectContaining({ code: 'rate_limited', detail: { retryAfterSeconds: 1 } }),
  );
  now += 500;
  expect(limiter.take('ann').remaining).toBe(0);
  expect(() => limiter.take('ann')).toThrow('Too many requests');
});

test('what one caller takes is not taken from another, and a full bucket is forgotten', () => {
  let now = 0;
  const limiter = createRateLimiter({ perSecond: 1, burst: 1 }, () => now);
  limiter.take('ann');
  expect(limiter.take('bob').remaining).toBe(0);
  now += 120_000;
  expect(limiter.take('ann').remaining).toBe(0);
});
