import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes text and waits until there is room for more. */
export type WriteText = (text: string) => Promise<void>;

/** The reader of our output went away. */
export class OutputClosed extends Error {}

/** Writes to a stream that may be closed by its reader; then each write throws `OutputClosed`. */
export function streamWriter(stream: Writable): WriteText {
  let failure: Error | null = null;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    failure = error.code === 'EPIPE' ? new OutputClosed('', { cause: error }) : error;
  });
  return async (text) => {
    if (failure !== null) throw failure;
    if (stream.write(text)) return;
    // A failed write emits its error instead of `drain`, which the handler above has noted.
    await once(stream, 'drain').catch(() => undefined);
    if (failure !== null) throw failure;
  };
}
