import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** A COPY into a table under way on one connection, which does nothing else until `end`. */
export interface CopyIn {
  /** Sends lines in COPY's text format; resolves when more may be sent. */
  readonly write: (lines: string) => Promise<void>;
  /** Finishes the COPY; the number of rows is known to the caller. */
  readonly end: () => Promise<void>;
  /** Breaks it off: nothing of it stays. */
  readonly abort: (reason: Error) => Promise<void>;
}

/** Starts a COPY of text lines into `target`, e.g. `staging.row_x (row_number, state)`. */
export function copyIn(client: pg.PoolClient, target: string): CopyIn {
  const stream = client.query(
    copyFrom(`COPY ${target} FROM STDIN`, { highWaterMark: HIGH_WATER_BYTES }),
  );
  let failure: Error | undefined;
  const settled = finished(stream).catch((error: Error) => {
    failure = error;
    // What it still wants to send once the connection drains has nowhere to go any more: the stream
    // would look for its connection, and throw where nobody catches it. Not before the server is
    // ready for it does it send anything.
    Object.assign(stream, { chunks: [], _gotCopyInResponse: false });
  });
  return {
    async write(lines) {
      if (failure) throw failure;
      // A failed COPY never drains: whichever comes first.
      if (!stream.write(lines))
        await Promise.race([once(stream, 'drain').catch(() => undefined), settled]);
      if (failure) throw failure;
    },
    async end() {
      stream.end();
      await settled;
      if (failure) throw failure;
    },
    async abort(reason) {
      stream.destroy(reason);
      await settled;
    },
  };
}

const HIGH_WATER_BYTES = 4 * 1024 * 1024;
