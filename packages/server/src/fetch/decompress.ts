import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';

/**
 * What takes a body's compression away again: nothing, or one stream.
 *
 * @throws MusterError `fetch_failed` for one that was not asked for, or several at once.
 */
export function decompress(url: URL, contentEncoding: string | undefined): readonly Transform[] {
  const encoding = (contentEncoding ?? '').trim().toLowerCase();
  if (encoding === '' || encoding === 'identity') return [];
  if (encoding === 'gzip' || encoding === 'x-gzip') return [createGunzip()];
  if (encoding === 'br') return [createBrotliDecompress()];
  throw new MusterError(
    'fetch_failed',
    say('{host} sent a body that is compressed in a way it was not asked for.', { host: url.host }),
  );
}
