import { expect, test } from 'vitest';
import { pointsOf, pointValues, withPoint } from './points-of.ts';

test('B7 the primary email comes before the additional ones', () => {
  const values = { email: 'b@example.com', additional_emails: ['a@example.com', 'c@example.com'] };
  expect(pointsOf({ values }, 'email')).toEqual([
    'b@example.com',
    'a@example.com',
    'c@example.com',
  ]);
  expect(pointsOf({ values: {} }, 'phone')).toEqual([]);
});

test('B7 when the primary one goes, the next becomes it; when the last goes, there is none', () => {
  expect(pointValues('phone', ['+14155550100', '+14155550101'])).toEqual({
    phone: '+14155550100',
    additional_phones: ['+14155550101'],
  });
  expect(pointValues('phone', [])).toEqual({ phone: null, additional_phones: [] });
});

test('B7 a point is replaced where it stands, added at the end, and gone when nothing is given', () => {
  expect(withPoint(['a', 'b', 'c'], 'b', 'x')).toEqual(['a', 'x', 'c']);
  expect(withPoint(['a', 'b'], 'b', null)).toEqual(['a']);
  expect(withPoint(['a'], null, 'b')).toEqual(['a', 'b']);
  expect(withPoint(['a'], 'removed meanwhile', 'b')).toEqual(['a', 'b']);
  expect(withPoint(['a'], null, null)).toEqual(['a']);
});
