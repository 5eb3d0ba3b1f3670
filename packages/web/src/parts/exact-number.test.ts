import { expect, test } from 'vitest';
import { exactMoney, exactNumber } from './exact-number.ts';

test.each([
  ['en', '1234.5', '1,234.5'],
  ['de', '1234.5', '1.234,5'],
  ['en', '1234567890123456789.0123456789', '1,234,567,890,123,456,789.0123456789'],
  ['en', '-0.1', '-0.1'],
  ['en', 'about 5', 'about 5'],
])('in %s %s is written %s, every digit kept', (language, decimal, text) => {
  expect(exactNumber(language, decimal)).toBe(text);
});

test.each([
  ['en', '1200.5', 'EUR', '€1,200.50'],
  ['de', '1200.50', 'EUR', '1.200,50\u00A0€'],
  ['en', '0.12345', 'USD', '$0.12345'],
  ['en', '100', 'JPY', '¥100'],
  ['en', '5', '', '5 '],
])('in %s %s %s is written %s', (...[language, amount, currency, text]) => {
  expect(exactMoney(language, { amount, currency })).toBe(text);
});
