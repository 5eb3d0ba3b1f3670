import { STATUS_CODES } from 'node:http';
import type { Problem } from '@muster/core/contract/problem';
import { inLanguage } from '@muster/core/language/in-language';
import type { Language } from '@muster/core/language/language';
import { inEnglish, type Said, say } from '@muster/core/language/sentence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorCode, ERRORS, MusterError } from '../errors.ts';
import { GERMAN_TITLES } from './german-titles.ts';
import { languageOf, sayLanguage } from './language-of.ts';

/** Answers with what went wrong, in the caller's language. */
export function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const language = languageOf(request);
  const problem = problemOf(error, request.id, language);
  const { retryAfterSeconds = problem.status === 503 ? 5 : null } = problem;
  if (typeof retryAfterSeconds === 'number') reply.header('Retry-After', retryAfterSeconds);
  return sayLanguage(reply.code(problem.status), language)
    .type('application/problem+json')
    .send(problem);
}

/** What went wrong, as the answer says it; what is our own bug says nothing of its inside. */
export function problemOf(error: unknown, requestId: string, language: Language = 'en'): Problem {
  const words = (said: Said): string => inLanguage(said, language);
  const titleOf = (code: ErrorCode): string =>
    language === 'de' ? GERMAN_TITLES[code] : ERRORS[code].title;
  if (error instanceof MusterError) {
    const { code, said, status, detail } = error;
    const more = inWords(detail, words) as MusterError['detail'];
    return { ...more, ...head(code, status, titleOf(code)), detail: words(said), requestId };
  }
  if (error instanceof RequestError) {
    const errors = error.issues.map(({ path, said }) => ({ path, message: words(said) }));
    return {
      ...head('invalid_request', 400, titleOf('invalid_request')),
      detail: sentenceOf(errors),
      requestId,
      errors,
    };
  }
  const { statusCode = 500, message = '' } = error as { statusCode?: number; message?: string };
  if (statusCode < 500 && statusCode >= 400) {
    // Fastify's own: a body that is no JSON, too large, of another type.
    const code = FASTIFY_CODES.get(statusCode) ?? 'invalid_request';
    const title = STATUS_CODES[statusCode];
    return {
      ...head(code, statusCode, title ? words({ text: title }) : titleOf('invalid_request')),
      detail: words({ text: `${message}.`.replace(/\.\.$/, '.') }),
      requestId,
    };
  }
  return {
    ...head('internal', 500, words(say('Something unexpected'))),
    detail: words(
      say('This was not expected. The log of the server has it under the request {requestId}.', {
        requestId,
      }),
    ),
    requestId,
  };
}

/** What is wrong at one place of a request. */
export interface RequestIssue {
  readonly path: readonly PropertyKey[];
  readonly message: Said;
}

/** A request whose parts are not what the operation takes. */
export class RequestError extends Error {
  readonly issues: readonly { readonly path: string; readonly said: Said }[];

  constructor(part: 'params' | 'query' | 'body', given: readonly RequestIssue[]) {
    const issues = given.slice(0, MOST_ERRORS).map(({ path, message }) => ({
      path: [part, ...path.map(String)].join('.'),
      said: message,
    }));
    super(sentenceOf(issues.map(({ path, said }) => ({ path, message: inEnglish(said) }))));
    this.name = 'RequestError';
    this.issues = issues;
  }
}

/** Whoever sends a hundred thousand values that are none is not told of each. */
const MOST_ERRORS = 100;

function sentenceOf(
  errors: readonly { readonly path: string; readonly message: string }[],
): string {
  return errors.map(({ path, message }) => `${path}: ${message}`).join(' ');
}

/** The details of a failure with their sentences in words. */
function inWords(detail: unknown, words: (said: Said) => string): unknown {
  if (typeof detail !== 'object' || detail === null) return detail;
  if (Array.isArray(detail)) return detail.map((one) => inWords(one, words));
  if ('text' in detail && typeof detail.text === 'string') return words(detail as Said);
  return Object.fromEntries(
    Object.entries(detail).map(([key, value]) => [key, inWords(value, words)]),
  );
}

/** A body that is no JSON where the operation takes JSON. */
export class NoJsonError extends Error {
  readonly statusCode = 415;

  constructor() {
    super('Send the body as JSON, with the header Content-Type: application/json');
    this.name = 'NoJsonError';
  }
}

const FASTIFY_CODES: ReadonlyMap<number, string> = new Map([
  [404, 'not_found'],
  [405, 'method_not_allowed'],
  [413, 'body_too_large'],
  [415, 'unsupported_media_type'],
]);

function head(code: string, status: number, title: string) {
  return { type: `urn:muster:problem:${code}`, title, status, code };
}
