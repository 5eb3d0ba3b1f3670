import { expect, test } from 'vitest';
import { contentDisposition } from './send-file.ts';

const CASES: readonly (readonly [name: string, header: string, note: string])[] = [
  ['a.csv', `attachment; filename="a.csv"; filename*=UTF-8''a.csv`, 'plain'],
  ['a b".csv', `attachment; filename="a b_.csv"; filename*=UTF-8''a%20b%22.csv`, 'a quote'],
  ['Prénom.csv', `attachment; filename="Pr_nom.csv"; filename*=UTF-8''Pr%C3%A9nom.csv`, 'accents'],
  ['../a\\b', `attachment; filename=".._a_b"; filename*=UTF-8''.._a_b`, 'no folders'],
  ['a\r\nX: 1', `attachment; filename="a__X: 1"; filename*=UTF-8''a__X%3A%201`, 'no second header'],
  ['a\ud800', `attachment; filename="a_"; filename*=UTF-8''a%EF%BF%BD`, 'half a character'],
  ['', `attachment; filename="file"; filename*=UTF-8''file`, 'nothing'],
];

test.each(CASES)('a download named %j has the header %j: %s', (name, header) => {
  expect(contentDisposition(name)).toBe(header);
});
