import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { PgBoss } from 'pg-boss';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { JOB_POLLING, openBoss } from './open-boss.ts';
import { openJobQueue } from './open-job-queue.ts';

let db: TestDatabase;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

afterAll(() => db.close());

test('a job whose worker has died is delivered to another within 30 s', async () => {
  const queue = await openQueue();
  await queue.send({ kind: 'bulk', accountId: 'a', bulkActionId: 'b' });
  const dead = await open();
  // Taken, and no sign of life ever after.
  expect(await dead.fetch('bulk')).toHaveLength(1);
  await dead.stop({ graceful: false });
  const takenAt = performance.now();
  const arrived = Promise.withResolvers<unknown>();
  const other = await open();
  await other.work('bulk', JOB_POLLING, async ([job]) => {
    arrived.resolve(job?.data);
  });
  expect(await arrived.promise).toEqual({ accountId: 'a', bulkActionId: 'b' });
  expect(performance.now() - takenAt).toBeLessThan(30_000);
});

test('wake-ups of the same kind and subject do not pile up, and come at once', async () => {
  const queue = await openQueue();
  for (let at = 0; at < 3; at += 1) {
    await queue.send({ kind: 'import', accountId: 'a', importId: 'one' });
  }
  await queue.send({ kind: 'import', accountId: 'a', importId: 'two' });
  const boss = await open();
  const arrived: unknown[] = [];
  await boss.work<{ importId: string }>('import', { batchSize: 100 }, async (jobs) => {
    arrived.push(...jobs.map(({ data }) => data.importId));
  });
  await expect.poll(() => new Set(arrived), { timeout: 10_000 }).toEqual(new Set(['one', 'two']));
  expect(arrived).toHaveLength(2);
  const sentAt = performance.now();
  await queue.send({ kind: 'import', accountId: 'a', importId: 'three' });
  await expect.poll(() => arrived, { timeout: 10_000 }).toContain('three');
  expect(performance.now() - sentAt).toBeLessThan(2_000);
});

async function open(): Promise<PgBoss> {
  const boss = await openBoss(db, { works: true, onError: () => undefined });
  closing.push(() => boss.stop({ graceful: false }));
  return boss;
}

async function openQueue(): Promise<Awaited<ReturnType<typeof openJobQueue>>> {
  const queue = await openJobQueue(db);
  closing.push(queue.close);
  return queue;
}
