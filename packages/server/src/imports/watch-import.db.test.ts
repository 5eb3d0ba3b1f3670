import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ImportServer,
  startImportServer,
} from '../../../../test/support/start-import-server.ts';
import type { Muster } from './muster.ts';
import { openMuster } from './open-muster.ts';
import { watchImport } from './watch-import.ts';

let http: ImportServer;
beforeAll(async () => {
  http = await startImportServer();
});
afterAll(async () => {
  await http.close();
});

interface Counted {
  readonly muster: Muster;
  readonly importId: string;
  /** Statements so far. */
  readonly looks: () => number;
}

/** An import that waits for a worker, in an account whose statements are counted. */
async function waitingImport(): Promise<Counted> {
  const client = await http.newClient();
  const importId = await http.newDraft(client, 'Email\nann@example.com\n');
  await client.api.planImport({ params: { importId } });
  const muster = await openMuster(http.server.services, client.accountId);
  let looks = 0;
  const query: Muster['pool']['query'] = (text, values) => {
    looks += 1;
    return muster.pool.query(text, values);
  };
  return { muster: { ...muster, pool: { ...muster.pool, query } }, importId, looks: () => looks };
}

test('all who watch share one look at the import, and nobody looks when nobody watches', async () => {
  const { muster, importId, looks } = await waitingImport();
  const watchers = await Promise.all(
    Array.from({ length: 20 }, () => watchImport(muster, importId)),
  );
  // Each sees at once how it stands.
  expect(looks()).toBe(20);
  const startedAt = performance.now();
  await Promise.all(
    watchers.map(async (watcher) => {
      for (let news = 0; news < 3; news++) await watcher.next();
    }),
  );
  const shared = looks() - 20;
  expect(shared).toBeGreaterThanOrEqual(2);
  expect(shared).toBeLessThanOrEqual(2 + (performance.now() - startedAt) / 500);
  for (const watcher of watchers) await watcher.return?.();
  // One look may have been under way.
  await sleep(50);
  const after = looks();
  await sleep(1_200);
  expect(looks()).toBe(after);
});

test('a watcher who waits for news is let go at once', async () => {
  const { muster, importId } = await waitingImport();
  const watcher = await watchImport(muster, importId);
  await watcher.next();
  const waiting = watcher.next();
  await watcher.return?.();
  expect(await waiting).toMatchObject({ done: true });
});

test('a slow reader gets the newest news, not all of it', async () => {
  const { muster, importId, looks } = await waitingImport();
  const watcher = await watchImport(muster, importId);
  await sleep(1_700);
  await watcher.next();
  const before = looks();
  // Nothing was kept for it: the next news is that of the next look.
  await watcher.next();
  expect(looks()).toBeGreaterThan(before);
  await watcher.return?.();
});

test('an import of another account is not watched', async () => {
  const { importId } = await waitingImport();
  const other = await waitingImport();
  await expect(watchImport(other.muster, importId)).rejects.toMatchObject({ code: 'not_found' });
});
