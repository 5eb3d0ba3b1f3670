import { type Said, say, type Sentence } from '@muster/core/language/sentence';
import type { z } from 'zod';

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

/** What is wrong with a part of a request, in a plain sentence that says what belongs there. */
export function plainIssue(issue: RawIssue): Sentence {
  switch (issue.code) {
    case 'invalid_type': {
      const kind = kindName(issue.expected);
      return issue.input === undefined
        ? say('It is missing: give {kind}.', { kind })
        : say('Give {kind}; this is {other}.', { kind, other: kindOf(issue.input) });
    }
    case 'too_small': {
      const least = amount(issue.minimum, issue.origin);
      return issue.inclusive === false
        ? say('Give more than {amount}.', { amount: least })
        : say('Give at least {amount}.', { amount: least });
    }
    case 'too_big': {
      const most = amount(issue.maximum, issue.origin);
      return issue.inclusive === false
        ? say('Give less than {amount}.', { amount: most })
        : say('Give at most {amount}.', { amount: most });
    }
    case 'invalid_format':
      return FORMATS.get(issue.format) ?? say('It is not written as it has to be.');
    case 'invalid_value':
      return say('Choose {choices}.', {
        choices: issue.values.map((value) => JSON.stringify(value)).join(', '),
      });
    case 'unrecognized_keys':
      return say('There is no {names} here: leave it out, or see how it is written.', {
        names: issue.keys.slice(0, MOST_NAMED).join(', '),
      });
    case 'invalid_union':
      return say('It is none of what belongs here; the description of the API says what does.');
    case 'not_multiple_of':
      return say('Give a multiple of {divisor}.', { divisor: String(issue.divisor) });
    default:
      return say('It is not what belongs here; the description of the API says what does.');
  }
}

const MOST_NAMED = 10;

const UUID = say('Give a UUID: 32 hexadecimal digits in five groups.');

const FORMATS: ReadonlyMap<string, Sentence> = new Map([
  ['guid', UUID],
  ['uuid', UUID],
  ['url', say('Give a whole address, e.g. https://example.com/hook.')],
  ['email', say('Give an email address.')],
  ['datetime', say('Give a time as ISO 8601 in UTC, e.g. 2026-01-31T12:00:00Z.')],
  ['date', say('Give a date as 2026-01-31.')],
]);

/** A kind of JSON value, as it is asked for. */
function kindName(expected: string): Sentence {
  return KINDS.get(expected) ?? say('a value of the kind {kind}', { kind: expected });
}

const KINDS: ReadonlyMap<string, Sentence> = new Map([
  ['string', say('a text')],
  ['number', say('a number')],
  ['int', say('a whole number')],
  ['boolean', say('true or false')],
  ['array', say('a list')],
  ['object', say('an object')],
  ['record', say('an object')],
]);

function kindOf(value: unknown): Said {
  if (value === null) return 'null';
  if (Array.isArray(value)) return say('a list');
  if (typeof value === 'number' && Number.isNaN(value)) return say('no number');
  return KINDS.get(typeof value) ?? say('something else');
}

/** `3 characters`, `1 item`, or a bare number. */
function amount(limit: number | bigint, origin: string): Said {
  const count = String(limit);
  if (origin === 'string') {
    return count === '1' ? say('1 character') : say('{count} characters', { count });
  }
  if (origin === 'array') return count === '1' ? say('1 item') : say('{count} items', { count });
  return count;
}
