import type { z } from 'zod';

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

/** What is wrong with a part of a request, in a plain sentence that says what belongs there. */
export function plainIssue(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `It is missing: give ${kindName(issue.expected)}.`
        : `Give ${kindName(issue.expected)}; this is ${kindOf(issue.input)}.`;
    case 'too_small':
      return `Give ${issue.inclusive === false ? 'more than' : 'at least'} ${amount(issue.minimum, issue.origin)}.`;
    case 'too_big':
      return `Give ${issue.inclusive === false ? 'less than' : 'at most'} ${amount(issue.maximum, issue.origin)}.`;
    case 'invalid_format':
      return FORMATS.get(issue.format) ?? 'It is not written as it has to be.';
    case 'invalid_value':
      return `Choose ${issue.values.map((value) => JSON.stringify(value)).join(', ')}.`;
    case 'unrecognized_keys':
      return `There is no ${issue.keys.slice(0, MOST_NAMED).join(', ')} here: leave it out, or see how it is written.`;
    case 'invalid_union':
      return 'It is none of what belongs here; the description of the API says what does.';
    case 'not_multiple_of':
      return `Give a multiple of ${issue.divisor}.`;
    default:
      return 'It is not what belongs here; the description of the API says what does.';
  }
}

const MOST_NAMED = 10;

const FORMATS: ReadonlyMap<string, string> = new Map([
  ['guid', 'Give a UUID: 32 hexadecimal digits in five groups.'],
  ['uuid', 'Give a UUID: 32 hexadecimal digits in five groups.'],
  ['url', 'Give a whole address, e.g. https://example.com/hook.'],
  ['email', 'Give an email address.'],
  ['datetime', 'Give a time as ISO 8601 in UTC, e.g. 2026-01-31T12:00:00Z.'],
  ['date', 'Give a date as 2026-01-31.'],
]);

/** A kind of JSON value, as it is asked for. */
function kindName(expected: string): string {
  return KINDS.get(expected) ?? `a value of the kind ${expected}`;
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'an object'],
  ['record', 'an object'],
  ['null', 'null'],
]);

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' && Number.isNaN(value)) return 'no number';
  return KINDS.get(typeof value) ?? 'something else';
}

/** `3 characters`, `1 item`, or a bare number. */
function amount(limit: number | bigint, origin: string): string {
  const noun = origin === 'string' ? 'character' : origin === 'array' ? 'item' : '';
  if (noun === '') return String(limit);
  return `${limit} ${noun}${Number(limit) === 1 ? '' : 's'}`;
}
