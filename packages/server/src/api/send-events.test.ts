import fastify from 'fastify';
import { expect, test } from 'vitest';
import type { ServerSentEvent } from './route.ts';
import { sendEvents } from './send-events.ts';

test('sends events until there are no more', async () => {
  const { text, isLeft } = await watch({ events: 2, beatMs: 60_000, isAllowed: () => true });
  expect(text).toBe('event: step\ndata: 1\n\nevent: step\ndata: 2\n\n');
  expect(isLeft).toBe(true);
});

test('whoever is not allowed any more is sent nothing further', async () => {
  let asked = 0;
  const isAllowed = (): boolean => (asked += 1) < 3;
  const { text, isLeft } = await watch({ events: Infinity, beatMs: 20, isAllowed });
  expect(text).toMatch(/^event: step\ndata: 1\n\n/);
  expect(text.match(/: still here/g)).toHaveLength(2);
  expect(isLeft).toBe(true);
});

/** What a client is sent that watches until the end; whether the source was left then. */
async function watch(given: {
  readonly events: number;
  readonly beatMs: number;
  readonly isAllowed: () => boolean;
}): Promise<{ readonly text: string; readonly isLeft: boolean }> {
  let isLeft = false;
  async function* steps(): AsyncGenerator<ServerSentEvent> {
    try {
      for (let step = 1; step <= given.events; step += 1) {
        yield { event: 'step', data: step };
        await new Promise((resolve) => {
          setTimeout(resolve, 5);
        });
      }
    } finally {
      isLeft = true;
    }
  }
  const app = fastify();
  app.get('/events', (request, reply) =>
    sendEvents({ request, reply }, steps(), {
      isAllowed: async () => given.isAllowed(),
      beatMs: given.beatMs,
    }),
  );
  const response = await fetch(`${await app.listen({ host: '127.0.0.1', port: 0 })}/events`);
  const text = await response.text();
  await expect.poll(() => isLeft).toBe(true);
  await app.close();
  return { text, isLeft };
}
