import { expect, test } from 'vitest';
import { checkEmail, checkName } from './check-name.ts';

test('a name has its blanks in order, and no control characters', () => {
  expect(checkName(' Ann \n\t Lee\u0000 ', 'person')).toBe('Ann Lee');
});

test.each([' ', '\u0000', 'x'.repeat(101)])('%j is no name', (name) => {
  expect(() => checkName(name, 'account')).toThrow(/The name of the account/);
});

test('an email is kept in small letters', () => {
  expect(checkEmail(' Ann.Lee+x@Example.COM ')).toBe('ann.lee+x@example.com');
});

test.each([
  '',
  'ann',
  'ann@example',
  'ann@@example.com',
  'a nn@example.com',
  'ann\u0000@example.com',
  'ann@example.com, bob@example.com',
  'Ann <ann@example.com>',
  'ann@example.com\r\nBcc: all@example.com',
  `${'x'.repeat(250)}@example.com`,
])('%j is no email, nor two', (email) => {
  expect(() => checkEmail(email)).toThrow(/An email address looks like/);
});
