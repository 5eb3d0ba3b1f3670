import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServerSentEvent } from './route.ts';

/**
 * Answers with server-sent events until there are no more or the client leaves, which ends the
 * iteration. A comment every 15 s keeps proxies from closing a quiet connection; whoever `isAllowed`
 * no more by then is sent nothing further.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function sendEvents(
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  events: AsyncIterable<ServerSentEvent>,
  {
    isAllowed,
    beatMs = BEAT_MS,
  }: { readonly isAllowed: () => Promise<boolean>; readonly beatMs?: number },
): FastifyReply {
  const iterator = events[Symbol.asyncIterator]();
  const stream = new Readable({ read: () => undefined });
  let isOver = false;
  const beat = setInterval(() => void goOn(), beatMs);
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

  async function goOn(): Promise<void> {
    const goesOn = await isAllowed();
    if (isOver || stream.destroyed) return;
    if (!goesOn) return end();
    stream.push(': still here\n\n');
  }

  function end(): void {
    isOver = true;
    stream.push(null);
  }

  async function pump(): Promise<void> {
    try {
      for (;;) {
        const next = await iterator.next();
        if (isOver || stream.destroyed) return;
        if (next.done === true) return end();
        stream.push(eventText(next.value));
      }
    } catch (error) {
      stream.destroy(error as Error);
    }
  }
}

const BEAT_MS = 15_000;

function eventText({ event, id, data }: ServerSentEvent): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
