import type { Readable, Transform } from 'node:stream';
import { say } from '@muster/core/language/sentence';
import { Client, type Dispatcher } from 'undici';
import { MusterError } from '../errors.ts';
import { checkUrl } from './check-url.ts';
import { connectChecked } from './connect-checked.ts';
import { decompress } from './decompress.ts';
import { fetchFailure } from './fetch-failure.ts';
import type { HostRules } from './find-addresses.ts';
import { limitBytes } from './limit-bytes.ts';

export interface FetchRequest extends HostRules {
  /** GET unless given. */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** For all of it, from looking the name up to the last byte. */
  readonly timeoutMs: number;
  /** Of the body, after decompression. */
  readonly maxBytes: number;
  /** How many redirects of a GET or HEAD are followed; 5 unless given, and with 0 they are answers like any. Those of other methods always are. */
  readonly maxRedirects?: number;
  /** Gives up when aborted. */
  readonly signal?: AbortSignal;
}

/** By lower-case name; several of a name are joined by commas. */
export type FetchedHeaders = Readonly<Record<string, string>>;

/** A response whose body is still to come. */
export interface OpenResponse {
  /** Where it came from, after redirects. */
  readonly url: URL;
  readonly status: number;
  readonly headers: FetchedHeaders;
  /** The body, what decompresses it, and what counts it: to be piped in this order. */
  readonly body: readonly [Readable, ...Transform[]];
  readonly signal: AbortSignal;
}

/**
 * What `receive` makes of the response to a request. Redirects are followed, each checked like the
 * first address; every request has a connection of its own, and no proxy.
 *
 * @throws MusterError `fetch_refused`, `fetch_failed`, `fetch_too_large`, `fetch_timeout`; the reason
 * of `signal`; any MusterError of `receive`.
 */
export async function withResponse<Result>(
  address: string,
  request: FetchRequest,
  receive: (response: OpenResponse) => Promise<Result>,
): Promise<Result> {
  const deadline = AbortSignal.timeout(request.timeoutMs);
  const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline;
  const { method = 'GET', maxRedirects = MAX_REDIRECTS } = request;
  const mostRedirects = method === 'GET' || method === 'HEAD' ? maxRedirects : 0;
  let url = checkUrl(address);
  let headers = request.headers ?? {};
  for (let redirects = 0; ; redirects += 1) {
    const hop = { ...request, method, headers, signal };
    const found = await requestOnce(url, hop, async (response) => {
      const next = mostRedirects === 0 ? null : redirectOf(response);
      if (next === null) return { result: await receive(response) };
      if (redirects === mostRedirects) throw tooManyRedirects(url);
      return { next };
    });
    if ('result' in found) return found.result;
    if (found.next.origin !== url.origin) headers = withoutCredentials(headers);
    url = found.next;
  }
}

const MAX_REDIRECTS = 5;

type Hop = FetchRequest & Required<Pick<FetchRequest, 'method' | 'headers' | 'signal'>>;

async function requestOnce<Result>(
  url: URL,
  hop: Hop,
  receive: (response: OpenResponse) => Promise<Result>,
): Promise<Result> {
  const { method, signal, timeoutMs, maxBytes } = hop;
  const client = new Client(url.origin, {
    connect: connectChecked(url, hop),
    allowH2: false,
    // No second request on a connection.
    pipelining: 0,
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });
  try {
    signal.throwIfAborted();
    const sent = client.request({
      path: `${url.pathname}${url.search}`,
      method,
      headers: { 'user-agent': 'Muster', ...hop.headers, 'accept-encoding': 'gzip, br' },
      body: hop.body ?? null,
      signal,
    });
    const { statusCode, headers: received, body } = await unlessAborted(signal, sent);
    // A body that nobody reads fails all the same when its connection is closed.
    body.on('error', () => undefined);
    const headers = joinHeaders(received);
    const stages = [
      ...decompress(url, headers['content-encoding']),
      limitBytes(url, maxBytes, method === 'HEAD' ? undefined : headers['content-length']),
    ];
    return await receive({ url, status: statusCode, headers, body: [body, ...stages], signal });
  } catch (error) {
    throw fetchFailure(error, url, hop.signal);
  } finally {
    await client.destroy();
  }
}

const MAX_HEADER_BYTES = 32 * 1024;

/** A request that still waits for its connection does not notice the signal by itself. */
async function unlessAborted<Result>(
  signal: AbortSignal,
  promise: Promise<Result>,
): Promise<Result> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
    promise.catch(() => undefined);
  }
}

function joinHeaders(headers: Dispatcher.ResponseData['headers']): FetchedHeaders {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

/**
 * Where a response sends on to; null when it is an answer itself.
 *
 * @throws MusterError `fetch_refused`
 */
function redirectOf({ url, status, headers }: OpenResponse): URL | null {
  const { location } = headers;
  if (!REDIRECTS.has(status) || location === undefined) return null;
  const next = checkUrl(URL.parse(location, url.href)?.href ?? location);
  if (url.protocol === 'https:' && next.protocol === 'http:')
    throw new MusterError(
      'fetch_refused',
      say(
        '{host} redirects from https to http, which anybody on the way could change. Use an address that stays with https.',
        { host: url.host },
      ),
    );
  return next;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function tooManyRedirects(url: URL): MusterError {
  return new MusterError(
    'fetch_failed',
    say('{host} redirects too often. Use the address that the redirects lead to.', {
      host: url.host,
    }),
  );
}

/** What one origin is trusted with is not another's. */
function withoutCredentials(headers: FetchedHeaders): FetchedHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !CREDENTIALS.has(name.toLowerCase())),
  );
}

const CREDENTIALS: ReadonlySet<string> = new Set([
  'authorization',
  'cookie',
  'proxy-authorization',
]);
