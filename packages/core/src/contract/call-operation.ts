import type { Language } from '../language/language.ts';
import { ApiError } from './api-error.ts';
import { isBytes, isEvents, type Operation } from './operation.ts';
import type { Problem } from './problem.ts';
import { readEvents } from './read-events.ts';

/**
 * What a call needs to know of an operation: everything but its schemas, so that a browser need not
 * load those.
 */
export interface Call {
  readonly method: Operation['method'];
  readonly path: Operation['path'];
  /** Content types of a body that is no JSON. */
  readonly takes: 'json' | 'nothing' | readonly string[];
  readonly answers: 'json' | 'nothing' | 'events' | readonly string[];
}

/** How each of the operations is called. */
export function callsOf(
  operations: Readonly<Record<string, Operation>>,
): Readonly<Record<string, Call>> {
  return Object.fromEntries(
    Object.entries(operations).map(([id, { method, path, body, response }]) => {
      const takes = isBytes(body) ? body.contentTypes : body === undefined ? 'nothing' : 'json';
      const answers = isBytes(response)
        ? response.contentTypes
        : isEvents(response)
          ? 'events'
          : response === undefined
            ? 'nothing'
            : 'json';
      return [id, { method, path, takes, answers }];
    }),
  );
}

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
  /** In which the server says what people read; English unless said. */
  readonly language?: Language;
  readonly fetch: Fetch;
}

/** What an operation is called with, whichever it is. */
interface AnyInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly idempotencyKey?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: unknown;
}

/** A function for every operation: a `Client` of client.ts, where the calls are those of all operations. */
export function clientOf(
  calls: Readonly<Record<string, Call>>,
  options: ClientOptions,
): Readonly<Record<string, (input?: AnyInput) => Promise<unknown>>> {
  const functions = Object.entries(calls).map(
    ([id, call]) =>
      [id, async (input: AnyInput = {}) => callOperation(options, call, input)] as const,
  );
  return Object.fromEntries(functions);
}

async function callOperation(
  options: ClientOptions,
  call: Call,
  input: AnyInput,
): Promise<unknown> {
  const { answers } = call;
  const response = await options.fetch(addressOf(options.url, call, input), {
    method: call.method,
    headers: headersOf(options, call, input),
    ...(call.takes === 'nothing' ? {} : bodyOf(call, input)),
    ...(options.key === undefined ? { credentials: 'include' as const } : {}),
    ...(input.signal === undefined ? {} : { signal: input.signal }),
  });
  if (!response.ok && response.status !== 304) throw new ApiError(await problemIn(response));
  if (isHtml(response) && !(typeof answers === 'object' && answers.some(isHtmlType))) {
    // A page to sign in to a network, or another site.
    throw new ApiError(notMuster(response));
  }
  if (typeof answers === 'object') return response;
  if (answers === 'events') return readEvents(response.body);
  if (answers === 'nothing') return undefined;
  const answer = readJson(await response.text());
  if (answer === undefined) throw new ApiError(notMuster(response));
  return answer;
}

function addressOf(url: string, { path }: Call, { params = {}, query = {} }: AnyInput): string {
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
  { key, account, language }: ClientOptions,
  { takes }: Call,
  input: AnyInput,
): Readonly<Record<string, string>> {
  const contentType =
    typeof takes === 'object' ? (input.contentType ?? takes[0]) : 'application/json';
  return {
    ...(takes === 'nothing' || contentType === undefined ? {} : { 'Content-Type': contentType }),
    ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
    ...(account === undefined ? {} : { 'Muster-Account': account }),
    ...(language === undefined ? {} : { 'Accept-Language': language }),
    ...(input.idempotencyKey === undefined ? {} : { 'Idempotency-Key': input.idempotencyKey }),
    ...input.headers,
  };
}

function bodyOf({ takes }: Call, input: AnyInput): Pick<FetchInit, 'body' | 'duplex'> {
  if (takes === 'json') return { body: JSON.stringify(input.body) };
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
