import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServerSentEvent } from './route.ts';

/**
 * Answers with server-sent events until there are no more or the client leaves, which ends the
 * iteration. A comment every 15 s keeps proxies from closing a quiet connection.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function sendEvents(
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  events: AsyncIterable<ServerSentEvent>,
): FastifyReply {
  const iterator = events[Symbol.asyncIterator]();
  const stream = new Readable({ read: () => undefined });
  const beat = setInterval(() => stream.push(': still here\n\n'), BEAT_MS);
  stream.on('close', () => {
    clearInterval(beat);
    void iterator.return?.(undefined)?.then(undefined, () => undefined);
  });
  request.raw.on('close', () => stream.destroy());
  void pump();
  return (
    reply
      .type('text/event-stream')
      .header('Cache-Control', 'no-store, no-transform')
      // nginx holds answers back otherwise.
      .header('X-Accel-Buffering', 'no')
      .send(stream)
  );

  async function pump(): Promise<void> {
    try {
      for (;;) {
        const next = await iterator.next();
        if (stream.destroyed) return;
        if (next.done === true) break;
        stream.push(eventText(next.value));
      }
      stream.push(null);
    } catch (error) {
      stream.destroy(error as Error);
    }
  }
}

const BEAT_MS = 15_000;

function eventText({ event, id, data }: ServerSentEvent): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
