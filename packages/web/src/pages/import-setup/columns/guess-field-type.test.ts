import { expect, test } from 'vitest';
import { guessFieldType } from './guess-field-type.ts';

test.each([
  ['text', ['Gold', 'Silver']],
  ['text', []],
  ['text', ['38', 'blue']],
  ['number', ['38.5', '44', '']],
  ['number', ['1,234.50', '-7']],
  ['text', ['00123', '00987']],
  ['money', ['$49.00', '$1,049.50']],
  ['money', ['1 200,50 €']],
  ['date', ['2023-01-15', '2023-02-01']],
  ['date_time', ['2023-01-15 09:12']],
  ['yes_no', ['yes', 'No']],
  ['email', ['kim@gym.example.com']],
  ['url', ['https://example.com/a']],
  ['phone', ['+1 415 555 0132']],
  ['text_list', ['yoga; climbing', 'yoga; chess']],
])('the type of a new field is guessed from the samples: %s', (type, samples) => {
  expect(guessFieldType(samples)).toBe(type);
});
