import { expect, test } from 'vitest';
import { dayOf, endOfDay, startOfDay } from './day-bounds.ts';

test.each(['2026-11-21', '2024-02-29', '2026-03-29', '1999-12-31'])(
  'the moments a day begins and ends are of that day: %s',
  (day) => {
    expect([dayOf(startOfDay(day)), dayOf(endOfDay(day))]).toEqual([day, day]);
    expect(Date.parse(startOfDay(day))).toBeLessThan(Date.parse(endOfDay(day)));
  },
);

test('a day stays that day, and what is no moment is none', () => {
  expect(dayOf('2026-11-21')).toBe('2026-11-21');
  expect([startOfDay('20'), endOfDay('')]).toEqual(['', '']);
  expect(dayOf('T')).toBe('');
});
