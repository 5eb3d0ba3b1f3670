import { expect, test } from 'vitest';
import { localeOf } from './locale.ts';

test.each([
  ['en', ['en-GB', 'en-US', 'en'], 'en-GB'],
  ['en', ['de-AT', 'en'], 'en'],
  ['de', ['en-US', 'de-CH'], 'de-CH'],
  ['de', ['en-US'], 'de'],
  ['ar-XB', ['ar-EG'], 'ar-XB'],
])('a page in %s, in a browser of somebody who reads %j, is written as in %s', (...given) => {
  const [language, preferred, locale] = given;
  expect(localeOf(language, preferred)).toBe(locale);
});
