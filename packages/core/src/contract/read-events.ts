/**
 * The server-sent events of an answer as they come, their data read as JSON. Comments are passed
 * over. Leaving the loop closes the connection.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export async function* readEvents(
  body: AsyncIterable<Uint8Array> | null,
): AsyncGenerator<{ readonly event: string; readonly data: never }> {
  let event = 'message';
  let data: string[] = [];
  for await (const line of linesOf(body ?? [])) {
    if (line === '') {
      if (data.length > 0) yield { event, data: JSON.parse(data.join('\n')) as never };
      event = 'message';
      data = [];
    } else if (line.startsWith('event:')) event = line.slice(6).trim();
    else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
  }
}

/** Browsers and Node have it; it is no I/O. */
declare const TextDecoder: new () => {
  decode(bytes: Uint8Array, options: { stream: true }): string;
};

/** Lines end with LF or CR LF; a character may be cut between two pieces. */
async function* linesOf(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of pieces) {
    rest += decoder.decode(piece, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.replace(/\r$/, '');
  }
}
