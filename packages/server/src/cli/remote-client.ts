import { ApiError } from '@muster/core/contract/api-error';
import type { Fetch } from '@muster/core/contract/call-operation';
import { type Client, createClient } from '@muster/core/contract/client';
import { type ErrorCode, ERRORS, MusterError } from '../errors.ts';

/** A server and the key that opens an account of it. */
export interface Server {
  /** Without a path. */
  readonly url: string;
  readonly key: string;
}

/** A client whose failures are those of this program: a problem keeps its code and sentence. */
export function remoteClient({ url, key }: Server): Client {
  const client = createClient({ url, key, fetch: reach });
  const calls = Object.entries(client as unknown as Readonly<Record<string, Call>>).map(
    ([id, call]) =>
      [id, (input?: object) => call(input).catch((error: unknown) => throwAsOurs(error))] as const,
  );
  return Object.fromEntries(calls) as unknown as Client;
}

/** `fetch`, where no answer is a failure that says so. */
export const reach: Fetch = async (url, init) => {
  try {
    return await fetch(url, init as RequestInit);
  } catch (error) {
    throw unreachable(url, error);
  }
};

/** Nothing answers, or the connection broke. */
export function unreachable(url: string, cause: unknown): MusterError {
  const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const { code } = (reason ?? {}) as { readonly code?: unknown };
  const why = typeof code === 'string' ? ` (${code})` : '';
  return new MusterError(
    'server_unreachable',
    `The server ${new URL(url).origin} cannot be reached${why}. Is its address right, and does it run?`,
    { cause },
  );
}

type Call = (input?: object) => Promise<unknown>;

/** Codes that only a server has stay as they are. */
function throwAsOurs(error: unknown): never {
  if (!(error instanceof ApiError) || !Object.hasOwn(ERRORS, error.code)) throw error;
  throw new MusterError(error.code as ErrorCode, error.message, { cause: error });
}
