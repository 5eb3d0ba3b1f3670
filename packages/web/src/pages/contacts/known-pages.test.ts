import { expect, test } from 'vitest';
import { pagesOf, rowsWithin, startOf, withEnd, withStarts } from './known-pages.ts';

const END = { rows: 50 };

test('a page is found from the nearest one before it', () => {
  const known = withEnd(pagesOf('all'), { ...END, page: 0, next: 'a' });
  expect(startOf(known, 0)).toEqual({ cursor: null, skip: 0 });
  expect(startOf(known, 1)).toEqual({ cursor: 'a', skip: 0 });
  expect(startOf(known, 100)).toEqual({ cursor: 'a', skip: 99 * 50 });
  const jumped = withEnd(withStarts(known, [100]), { ...END, page: 100, next: 'z' });
  expect(startOf(jumped, 102)).toEqual({ cursor: 'z', skip: 50 });
  expect(startOf(jumped, 99)).toEqual({ cursor: 'a', skip: 98 * 50 });
});

test('a page that was asked for is not asked for again by another start', () => {
  const asked = withStarts(pagesOf('all'), [2, 3]);
  expect(withStarts(asked, [2, 3])).toBe(asked);
  const known = withEnd(asked, { ...END, page: 1, next: 'b' });
  expect(startOf(known, 2)).toEqual({ cursor: null, skip: 100 });
});

test('what is known already changes nothing', () => {
  const known = withEnd(pagesOf('all'), { ...END, page: 0, next: 'a' });
  expect(withEnd(known, { ...END, page: 0, next: 'a' })).toBe(known);
  const whole = withEnd(known, { page: 1, next: null, rows: 7 });
  expect(whole.count).toBe(57);
  expect(withEnd(whole, { page: 1, next: null, rows: 7 })).toBe(whole);
  expect(withEnd(whole, { page: 1, next: null, rows: 6 }).count).toBe(56);
});

test('after a page that ends otherwise than before nothing holds any more', () => {
  const before = withEnd(withEnd(pagesOf('all'), { ...END, page: 0, next: 'a' }), {
    page: 1,
    next: null,
    rows: 7,
  });
  const after = withEnd(before, { ...END, page: 0, next: 'x' });
  expect(after.count).toBe(null);
  expect(startOf(after, 1)).toEqual({ cursor: 'x', skip: 0 });
  // A list that ends before the page says so; nothing is asked for beyond it.
  const shorter = withEnd(withStarts(before, [9]), { page: 0, next: null, rows: 3 });
  expect(shorter.count).toBe(3);
  expect([...shorter.starts.keys()]).toEqual([0]);
});

test('a page that is still there from before the list ended earlier changes nothing', () => {
  const shorter = withEnd(withEnd(pagesOf('all'), { ...END, page: 0, next: 'a' }), {
    page: 1,
    next: null,
    rows: 40,
  });
  expect(withEnd(shorter, { page: 2, next: null, rows: 20 })).toBe(shorter);
  expect(withEnd(shorter, { ...END, page: 2, next: 'c' })).toBe(shorter);
});

test('there are places for the rows that are there, and for those of one page more', () => {
  const none = pagesOf('all');
  expect(rowsWithin(none)).toBe(50);
  expect(rowsWithin(withEnd(none, { ...END, page: 0, next: 'a' }))).toBe(100);
  expect(rowsWithin(withEnd(none, { page: 0, next: null, rows: 5 }))).toBe(50);
});
