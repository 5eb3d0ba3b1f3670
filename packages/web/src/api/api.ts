import { ApiError } from '@muster/core/contract/api-error';
import { clientOf, type Fetch, type FetchedResponse } from '@muster/core/contract/call-operation';
import type { Client } from '@muster/core/contract/client';
import calls from 'virtual:api-calls';
import { noteConnection } from './connection.ts';
import { pageHeaders } from './page-headers.ts';

/** The API of the server that the page comes from, in the session of its cookie. */
export const api = clientOf(calls, { url: '', fetch: fetchAsPage }) as unknown as Client;

/** Posts to one of better-auth's endpoints under `/api/auth`; throws ApiError as the API does. */
export async function postAuth<Answer = unknown>(
  path: `/${string}`,
  body: object = {},
): Promise<Answer> {
  const response = await fetchAsPage(`/api/auth${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = readJson(await response.text());
  if (!response.ok) throw new ApiError(answer as ApiError['problem']);
  return answer as Answer;
}

/** What is no JSON is none of Muster's answers. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TypeError('something else answered', { cause });
  }
}

/** Requests as this window makes them. */
async function fetchAsPage(
  url: string,
  { headers, signal, ...init }: Parameters<Fetch>[1],
): Promise<FetchedResponse> {
  try {
    const response = await fetch(url, {
      ...(init as RequestInit),
      signal: (signal as AbortSignal | undefined) ?? null,
      headers: { ...headers, ...pageHeaders() },
    });
    if (isAway(response)) throw new TypeError('something between answered');
    noteConnection(true);
    return response;
  } catch (error) {
    if (!isAbort(error)) noteConnection(false);
    throw error;
  }
}

/** What stands before the server, such as a proxy, says that it cannot reach it. */
function isAway({ status, headers }: Response): boolean {
  const isProblem = headers.get('Content-Type')?.includes('json') ?? false;
  return status >= 502 && status <= 504 && !isProblem;
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
