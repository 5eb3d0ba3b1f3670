import { expect, test } from 'vitest';
import { isMoment, shownTime, typedTime } from './account-time.ts';

test.each([
  ['2026-03-31T14:30:00Z', 'UTC', '2026-03-31 14:30'],
  ['2026-03-31T14:30:00Z', 'Europe/Berlin', '2026-03-31 16:30'],
  ['2026-01-01T00:00:05Z', 'America/New_York', '2025-12-31 19:00:05'],
])('%s is typed in %s as %s', (iso, timeZone, text) => {
  expect(typedTime(iso, timeZone)).toBe(text);
});

test('a time names its zone where the browser is in another', () => {
  const elsewhere = shownTime('en', '2026-03-31T14:30:00Z', 'Asia/Tokyo');
  expect(elsewhere).toMatch(/11:30.PM GMT\+9/);
});

test.each([
  ['2026-03-31T14:30:00Z', true],
  ['2026-03-31T14:30:00.123+02:00', true],
  ['2026-03-31 14:30', false],
  ['tomorrow', false],
])('whether %s is a moment: %s', (text, is) => {
  expect(isMoment(text)).toBe(is);
});
