import { expect, test } from 'vitest';
import { withTyped } from './with-typed.ts';

test.each([
  ['', 'vip'],
  [' ; ', 'vip'],
  ['press', 'vip press'],
  ['vip', 'vip'],
  ['press; fair,vip', 'vip press fair'],
])('with %j typed the list is %s', (typed, list) => {
  expect(withTyped(['vip'], typed).join(' ')).toBe(list);
});
