import { inEnglish, type Said, say } from '@muster/core/language/sentence';
import type { z } from 'zod';
import { MusterError } from '../errors.ts';
import { plainIssue } from './plain-issue.ts';
import { RequestError, type RequestIssue } from './problem.ts';

type Part = 'params' | 'query' | 'body';

/**
 * A part of a request, as its operation takes it. A query parameter that the operation does not know
 * is refused: a mistyped filter must not ask for everything.
 *
 * @throws RequestError; MusterError `not_found` for an ID that is none.
 */
export function parsePart(schema: z.ZodType | undefined, part: Part, given: unknown): unknown {
  if (schema === undefined) {
    if (part === 'query') refuseUnknown({}, given);
    return part === 'body' ? undefined : {};
  }
  if (part === 'query' && 'shape' in schema) refuseUnknown(schema.shape as object, given);
  const read = parseSaid(schema, given ?? {});
  if ('data' in read) return read.data;
  // An ID that is no ID names nothing.
  if (part === 'params') {
    throw new MusterError('not_found', say('There is nothing at this address: is the ID whole?'));
  }
  throw new RequestError(part, read.issues);
}

/** What a schema makes of a value, or what is wrong with it, as sentences. */
export function parseSaid<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
): { readonly data: z.output<Schema> } | { readonly issues: readonly RequestIssue[] } {
  const sentences = new Map<string, Said>();
  const read = schema.safeParse(given, {
    error: (issue) => {
      const said = plainIssue(issue);
      sentences.set(inEnglish(said), said);
      return inEnglish(said);
    },
  });
  if (read.success) return { data: read.data };
  const issues = read.error.issues.map(({ path, message }) => ({
    path,
    // What a schema of its own says is a text, and in English unless the catalogue has it.
    message: sentences.get(message) ?? { text: message },
  }));
  return { issues };
}

function refuseUnknown(known: object, given: unknown): void {
  const unknown = Object.keys(given ?? {}).filter((name) => !Object.hasOwn(known, name));
  if (unknown.length === 0) return;
  const names = Object.keys(known);
  const message =
    names.length === 0
      ? say('There is no such parameter. Leave it out.')
      : say('There is no such parameter. There are {names}.', { names: names.join(', ') });
  throw new RequestError(
    'query',
    unknown.map((name) => ({ path: [name], message })),
  );
}
