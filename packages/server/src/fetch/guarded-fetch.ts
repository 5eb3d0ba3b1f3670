import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type FetchRequest, type FetchedHeaders, withResponse } from './with-response.ts';

export interface Fetched {
  /** Where the answer came from, after redirects. */
  readonly url: URL;
  /** Any status is an answer. */
  readonly status: number;
  readonly headers: FetchedHeaders;
  /** Decompressed. */
  readonly body: Uint8Array;
}

/**
 * Fetches what somebody gave the address of: only from the public internet, within bounds of time
 * and size. `allowHosts` may be elsewhere.
 *
 * @throws MusterError `fetch_refused`, `fetch_failed`, `fetch_too_large`, `fetch_timeout`
 * @see docs/decisions/0018-fetching.md
 */
export async function guardedFetch(address: string, request: FetchRequest): Promise<Fetched> {
  return withResponse(address, request, async ({ url, status, headers, body, signal }) => {
    const chunks: Uint8Array[] = [];
    const collect = new Writable({
      write(chunk: Uint8Array, _encoding, done) {
        chunks.push(chunk);
        done();
      },
    });
    await pipeline([...body, collect], { signal });
    return { url, status, headers, body: Buffer.concat(chunks) };
  });
}
