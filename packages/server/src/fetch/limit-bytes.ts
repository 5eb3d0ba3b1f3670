import { Transform } from 'node:stream';
import { say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';

/**
 * Passes bytes through, and fails at the first one too many.
 *
 * @throws MusterError `fetch_too_large` at once, where the server says beforehand how many there are.
 */
export function limitBytes(url: URL, maxBytes: number, announced: string | undefined): Transform {
  const tooLarge = (): MusterError =>
    new MusterError(
      'fetch_too_large',
      say('What {host} sends is larger than {size}. Use a smaller file.', {
        host: url.host,
        size: sizeInWords(maxBytes),
      }),
    );
  if (Number(announced) > maxBytes) throw tooLarge();
  let bytes = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(tooLarge());
      else done(null, chunk);
    },
  });
}

function sizeInWords(bytes: number): string {
  const [unit, name] = UNITS.find(([size]) => bytes >= size) ?? [1, 'bytes'];
  return `${Math.round(bytes / unit)} ${name}`;
}

const UNITS: readonly (readonly [number, string])[] = [
  [1024 ** 3, 'GB'],
  [1024 ** 2, 'MB'],
  [1024, 'kB'],
];
