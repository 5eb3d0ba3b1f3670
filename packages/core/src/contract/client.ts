import type { z } from 'zod';
import {
  type AnswerOf,
  type Bytes,
  type Events,
  isBytes,
  isEvents,
  type Operation,
} from './operation.ts';
import { OPERATIONS, type OperationId, type Operations } from './operations.ts';
import { ApiError } from './api-error.ts';
import type { Problem } from './problem.ts';
import { readEvents } from './read-events.ts';

/** What the client needs of `fetch`, as browsers and Node have it. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchedResponse>;

interface FetchInit {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array>;
  readonly duplex?: 'half';
  readonly credentials?: 'include';
  readonly signal?: unknown;
}

export interface FetchedResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
  text(): Promise<string>;
}

export interface ClientOptions {
  /** Where the server is: `https://muster.example.com`; '' for that of the page. */
  readonly url: string;
  /** An API key; none: the session's cookie is sent. */
  readonly key?: string;
  /** The account to work in; unless said, that of the session or key. */
  readonly account?: string;
  readonly fetch: Fetch;
}

/** What one operation is called with. */
export type CallInput<Op extends Operation> = (Op extends { params: infer S extends z.ZodType }
  ? { readonly params: z.input<S> }
  : unknown) &
  (Op extends { query: infer S extends z.ZodType } ? { readonly query?: z.input<S> } : unknown) &
  (Op extends { body: infer S extends z.ZodType } ? { readonly body: z.input<S> } : unknown) &
  (Op extends { body: Bytes }
    ? {
        readonly body: string | Uint8Array | AsyncIterable<Uint8Array>;
        readonly contentType?: string;
      }
    : unknown) & {
    /** Makes a repeated POST harmless. */
    readonly idempotencyKey?: string;
    readonly headers?: Readonly<Record<string, string>>;
    /** An AbortSignal. */
    readonly signal?: unknown;
  };

export type CallResult<Op extends Operation> = Op extends { response: Bytes }
  ? FetchedResponse
  : Op extends { response: Events<infer S> }
    ? AsyncGenerator<{ readonly event: string; readonly data: z.output<S> }>
    : AnswerOf<Op>;

interface NothingGiven {
  readonly idempotencyKey?: never;
}

/** A function for every operation of the API. */
export type Client = {
  readonly [Id in OperationId]: NothingGiven extends CallInput<Operations[Id]>
    ? (input?: CallInput<Operations[Id]>) => Promise<CallResult<Operations[Id]>>
    : (input: CallInput<Operations[Id]>) => Promise<CallResult<Operations[Id]>>;
};

/**
 * A client of the HTTP API, typed by the contract. Every function throws `ApiError` for a problem
 * that the server answered with; what `fetch` throws when there is no answer is passed on.
 */
export function createClient(options: ClientOptions): Client {
  const calls = Object.entries(OPERATIONS as Readonly<Record<string, Operation>>).map(
    ([id, operation]) => [id, (input: AnyInput = {}) => call(options, operation, input)] as const,
  );
  return Object.fromEntries(calls) as unknown as Client;
}

interface AnyInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly idempotencyKey?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: unknown;
}

async function call(
  options: ClientOptions,
  operation: Operation,
  input: AnyInput,
): Promise<unknown> {
  const { response: expected } = operation;
  const response = await options.fetch(addressOf(options.url, operation, input), {
    method: operation.method,
    headers: headersOf(options, operation, input),
    ...(operation.body === undefined ? {} : bodyOf(operation, input)),
    ...(options.key === undefined ? { credentials: 'include' as const } : {}),
    ...(input.signal === undefined ? {} : { signal: input.signal }),
  });
  if (!response.ok && response.status !== 304) throw new ApiError(await problemIn(response));
  if (isHtml(response) && !(isBytes(expected) && expected.contentTypes.some(isHtmlType))) {
    // A page to sign in to a network, or another site.
    throw new ApiError(notMuster(response));
  }
  if (isBytes(expected)) return response;
  if (isEvents(expected)) return readEvents(response.body);
  if (expected === undefined) return undefined;
  const answer = readJson(await response.text());
  if (answer === undefined) throw new ApiError(notMuster(response));
  return answer;
}

function addressOf(
  url: string,
  { path }: Operation,
  { params = {}, query = {} }: AnyInput,
): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined && one !== null)
      .map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`),
  );
  return `${url.replace(/\/+$/, '')}/api/v1${filled}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

function headersOf(
  { key, account }: ClientOptions,
  { body }: Operation,
  input: AnyInput,
): Readonly<Record<string, string>> {
  const contentType = isBytes(body)
    ? (input.contentType ?? body.contentTypes[0])
    : 'application/json';
  return {
    ...(body === undefined || contentType === undefined ? {} : { 'Content-Type': contentType }),
    ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
    ...(account === undefined ? {} : { 'Muster-Account': account }),
    ...(input.idempotencyKey === undefined ? {} : { 'Idempotency-Key': input.idempotencyKey }),
    ...input.headers,
  };
}

function bodyOf({ body }: Operation, input: AnyInput): Pick<FetchInit, 'body' | 'duplex'> {
  if (!isBytes(body)) return { body: JSON.stringify(input.body) };
  const given = input.body as string | Uint8Array | AsyncIterable<Uint8Array>;
  const isStream = typeof given === 'object' && Symbol.asyncIterator in given;
  return isStream ? { body: given, duplex: 'half' } : { body: given };
}

async function problemIn(response: FetchedResponse): Promise<Problem> {
  const found = readJson(await response.text()) as Partial<Problem> | undefined | null;
  return typeof found?.code === 'string' && typeof found.detail === 'string'
    ? (found as Problem)
    : notMuster(response);
}

/** Something between us and the server answered, or no Muster is there. */
function notMuster({ status }: FetchedResponse): Problem {
  return {
    type: 'urn:muster:problem:not_muster',
    title: 'Not an answer of Muster',
    status,
    code: 'not_muster',
    detail: `The server answered ${status}, and not as Muster does. Is its address right, and does it run?`,
    requestId: '',
  };
}

function isHtml({ headers }: FetchedResponse): boolean {
  return isHtmlType(headers.get('content-type') ?? '');
}

function isHtmlType(type: string): boolean {
  return type.startsWith('text/html');
}

/** undefined for what is no JSON, which nothing in JSON is. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
