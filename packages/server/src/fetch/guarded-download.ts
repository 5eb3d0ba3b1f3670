import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';
import { nameOfDownload } from './name-of-download.ts';
import { type FetchRequest, withResponse } from './with-response.ts';

export interface DownloadRequest extends Omit<FetchRequest, 'method' | 'body'> {
  /** Where to write; nothing may be there yet. */
  readonly path: string;
}

export interface Downloaded {
  /** Where the file came from, after redirects. */
  readonly url: URL;
  /** What its sender or else its address calls it, without folders; null when neither does. */
  readonly name: string | null;
  /** In bytes. */
  readonly size: number;
  /** SHA-256, in hexadecimal. */
  readonly hash: string;
}

/**
 * Like `guardedFetch`, into a file: whole or not at all; memory stays flat.
 *
 * @throws MusterError `fetch_refused`, `fetch_failed` also for any status but a success,
 * `fetch_too_large`, `fetch_timeout`, `disk_full`.
 */
export async function guardedDownload(
  address: string,
  request: DownloadRequest,
): Promise<Downloaded> {
  const { path, ...rest } = request;
  return withResponse(address, rest, async ({ url, status, headers, body, signal }) => {
    if (status < 200 || status > 299)
      throw new MusterError(
        'fetch_failed',
        say(
          '{host} answered with status {status} instead of a file. Check that the address opens without signing in.',
          { host: url.host, status },
        ),
      );
    const hash = createHash('sha256');
    let size = 0;
    const measure = new Transform({
      transform(chunk: Uint8Array, _encoding, done) {
        hash.update(chunk);
        size += chunk.length;
        done(null, chunk);
      },
    });
    // Not ours to remove if opening it fails because something is there.
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
    let isOurs = false;
    file.once('open', () => {
      isOurs = true;
    });
    try {
      await pipeline([...body, measure, file], { signal });
    } catch (error) {
      if (isOurs) await rm(path, { force: true });
      throw error;
    }
    return { url, name: nameOfDownload(url, headers), size, hash: hash.digest('hex') };
  });
}
