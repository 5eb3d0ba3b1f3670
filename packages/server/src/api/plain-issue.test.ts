import { inEnglish } from '@muster/core/language/sentence';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { parsePart } from './parse-request.ts';
import { plainIssue } from './plain-issue.ts';

const CASES: readonly (readonly [schema: z.ZodType, value: unknown, sentence: string])[] = [
  [z.string(), undefined, 'It is missing: give a text.'],
  [z.string(), 7, 'Give a text; this is a number.'],
  [z.number(), null, 'Give a number; this is null.'],
  [z.record(z.string(), z.string()), [], 'Give an object; this is a list.'],
  [z.string().min(1), '', 'Give at least 1 character.'],
  [z.string().max(2), 'abc', 'Give at most 2 characters.'],
  [z.array(z.string()).max(1), ['a', 'b'], 'Give at most 1 item.'],
  [z.number().max(200), 201, 'Give at most 200.'],
  [z.guid(), 'x', 'Give a UUID: 32 hexadecimal digits in five groups.'],
  [z.url(), 'x', 'Give a whole address, e.g. https://example.com/hook.'],
  [z.enum(['a', 'b']), 'c', 'Choose "a", "b".'],
  [z.strictObject({}), { x: 1 }, 'There is no x here: leave it out, or see how it is written.'],
  [
    z.union([z.string(), z.number()]),
    true,
    'It is none of what belongs here; the description of the API says what does.',
  ],
  [z.literal(true, { error: 'Say so.' }), false, 'Say so.'],
];

test.each(CASES)(
  '%# what is wrong with a part of a request is said plainly',
  (...[schema, value, sentence]) => {
    const read = schema.safeParse(value, { error: (issue) => inEnglish(plainIssue(issue)) });
    expect(read.error?.issues.map(({ message }) => message)).toEqual([sentence]);
  },
);

test('a query parameter that is not known is refused, and those that are there are named', () => {
  const query = z.object({ filter: z.string().optional(), limit: z.coerce.number().optional() });
  expect(parsePart(query, 'query', { limit: '5' })).toEqual({ limit: 5 });
  expect(() => parsePart(query, 'query', { fliter: 'x' })).toThrow(
    'query.fliter: There is no such parameter. There are filter, limit.',
  );
  expect(() => parsePart(undefined, 'query', { a: '1' })).toThrow('query.a: There is no such');
  expect(() => parsePart(query, 'query', { toString: 'x' })).toThrow('query.toString');
});
