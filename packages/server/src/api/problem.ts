import { STATUS_CODES } from 'node:http';
import type { Problem } from '@muster/core/contract/problem';
import type { FastifyRequest } from 'fastify';
import { ERRORS, MusterError } from '../errors.ts';

/** What went wrong, as the answer says it; what is our own bug says nothing of its inside. */
export function problemOf(error: unknown, { id: requestId }: Pick<FastifyRequest, 'id'>): Problem {
  if (error instanceof MusterError) {
    const { code, message, status, detail } = error;
    return { ...detail, ...head(code, status, ERRORS[code].title), detail: message, requestId };
  }
  if (error instanceof RequestError) {
    return {
      ...head('invalid_request', 400, ERRORS.invalid_request.title),
      detail: error.message,
      requestId,
      errors: error.errors,
    };
  }
  const { statusCode = 500, message = '' } = error as { statusCode?: number; message?: string };
  if (statusCode < 500 && statusCode >= 400) {
    // Fastify's own: a body that is no JSON, too large, of another type.
    const code = FASTIFY_CODES.get(statusCode) ?? 'invalid_request';
    const title = STATUS_CODES[statusCode] ?? ERRORS.invalid_request.title;
    return {
      ...head(code, statusCode, title),
      detail: `${message}.`.replace(/\.\.$/, '.'),
      requestId,
    };
  }
  return {
    ...head('internal', 500, 'Something unexpected'),
    detail: `This was not expected. The log of the server has it under the request ${requestId}.`,
    requestId,
  };
}

/** What is wrong at one place of a request. */
interface RequestIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** A request whose parts are not what the operation takes. */
export class RequestError extends Error {
  readonly errors: readonly { path: string; message: string }[] & Problem['errors'];

  constructor(part: 'params' | 'query' | 'body', issues: readonly RequestIssue[]) {
    const errors = issues.slice(0, MOST_ERRORS).map((issue) => ({
      path: [part, ...issue.path.map(String)].join('.'),
      message: issue.message,
    }));
    super(errors.map(({ path, message }) => `${path}: ${message}`).join(' '));
    this.name = 'RequestError';
    this.errors = errors;
  }
}

/** Whoever sends a hundred thousand values that are none is not told of each. */
const MOST_ERRORS = 100;

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
