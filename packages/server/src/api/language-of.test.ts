import { expect, test } from 'vitest';
import { languageOf } from './language-of.ts';

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['*', 'en'],
  ['de', 'de'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['DE-ch', 'de'],
  ['en-GB, de;q=0.9', 'en'],
  ['de;q=0.7, en;q=0.8', 'en'],
  ['fr, pl;q=0.9, de;q=0.2', 'de'],
  ['fr-CH, *;q=0.5', 'en'],
  ['en, de', 'en'],
  ['de;q=0', 'en'],
  ['de;q=nonsense', 'en'],
  ['dejavu', 'en'],
  [',;,=;q', 'en'],
])('Accept-Language %j asks for %s', (header, language) => {
  const headers = header === undefined ? {} : { 'accept-language': header };
  expect(languageOf({ headers })).toBe(language);
});
