import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEvents } from './read-events.ts';

const STREAM = [
  ': a comment\n\n',
  'id: 7\nevent: progress\ndata: {"done":1,"name":"Åsa 你"}\n\n',
  'event: progress\r\ndata:{"done":2,\r\ndata: "name":"x"}\r\n\r\n',
  'event: nothing\n\n',
  'data: 3\n\n',
  'event: cut\ndata: {"done":4}\n',
].join('');

const EVENTS = [
  { event: 'progress', data: { done: 1, name: 'Åsa 你' } },
  { event: 'progress', data: { done: 2, name: 'x' } },
  { event: 'message', data: 3 },
];

describe('server-sent events', () => {
  it('are the same however the bytes are cut, and one that is cut off is none', async () => {
    const bytes = new TextEncoder().encode(STREAM);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 8 }), async (cuts) => {
        const ends = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
        const pieces = ends.slice(1).map((end, at) => bytes.subarray(ends[at], end));
        expect(await allOf(readEvents(asyncIterable(pieces)))).toEqual(EVENTS);
      }),
      { numRuns: 300 },
    );
  });

  it('of an answer without a body are none', async () => {
    expect(await allOf(readEvents(null))).toEqual([]);
  });

  it('close their source when the reader has seen enough', async () => {
    let closed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield new TextEncoder().encode('data: 1\n\n');
      } finally {
        closed = true;
      }
    }
    for await (const { data } of readEvents(endless())) {
      expect(data).toBe(1);
      break;
    }
    expect(closed).toBe(true);
  });
});

async function allOf(events: ReturnType<typeof readEvents>): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for await (const event of events) all.push(event);
  return all;
}

async function* asyncIterable(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield await Promise.resolve(piece);
}
