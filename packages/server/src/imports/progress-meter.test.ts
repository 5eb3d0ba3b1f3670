import { expect, test } from 'vitest';
import { createProgressMeter } from './progress-meter.ts';

test('rate and remaining time follow the work, smoothed', () => {
  let now = 0;
  const meter = createProgressMeter(() => now);
  expect(meter.read()).toBe(null);
  meter.note({ stage: 'applying', done: 0, total: 10_000 });
  expect(meter.read()).toMatchObject({ done: 0, rowsPerSecond: null, etaMs: null });
  now = 1_000;
  meter.note({ stage: 'applying', done: 1_000, total: 10_000 });
  expect(meter.read()).toMatchObject({ done: 1_000, rowsPerSecond: 1_000, etaMs: 9_000 });
  // One slow second does not make the rest look endless.
  now = 2_000;
  const slower = meter.read();
  expect(slower?.rowsPerSecond).toBeGreaterThan(500);
  expect(slower?.rowsPerSecond).toBeLessThan(1_000);
});

test('a new stage begins anew, and what has no total has no end in sight', () => {
  let now = 0;
  const meter = createProgressMeter(() => now);
  meter.note({ stage: 'reading', done: 5_000, total: null });
  now = 1_000;
  meter.note({ stage: 'reading', done: 6_000, total: null });
  expect(meter.read()).toMatchObject({ rowsPerSecond: 1_000, etaMs: null });
  meter.note({ stage: 'planning', done: 0, total: 6_000 });
  expect(meter.read()).toMatchObject({ stage: 'planning', rowsPerSecond: null, etaMs: null });
  expect(meter.read()?.at).toBe('1970-01-01T00:00:01.000Z');
});
