import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { newUuid } from '../store/uuid-v7.ts';
import type { AccountPool } from './account-pool.ts';
import { haltablePool } from './haltable-pool.ts';
import { withClient } from './with-client.ts';
import { withTransaction } from './with-transaction.ts';

let db: TestDatabase;
let pool: AccountPool;

beforeAll(async () => {
  db = await createTestDatabase();
  pool = db.poolOf(newUuid());
  await db.pool.query('CREATE TABLE staging.mark (text text)');
  await db.pool.query('GRANT ALL ON staging.mark TO muster_app');
});

afterAll(() => db.close());

test('statements under way are cancelled, and their transactions rolled back', async () => {
  const halt = new AbortController();
  const haltable = haltablePool(pool, halt.signal);
  const work = withTransaction(haltable, async (client) => {
    await client.query("INSERT INTO staging.mark VALUES ('halted')");
    await client.query('SELECT pg_sleep(30)');
  });
  const beside = withClient(haltable, (client) => client.query('SELECT pg_sleep(30)'));
  await sleep(300);
  const haltedAt = performance.now();
  halt.abort();
  const ends = await Promise.allSettled([work, beside]);
  expect(performance.now() - haltedAt).toBeLessThan(1_000);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const { rows } = await db.pool.query('SELECT FROM staging.mark');
  expect(rows).toEqual([]);
});

test('after that nothing begins, also not what comes between two statements', async () => {
  const halt = new AbortController();
  const haltable = haltablePool(pool, halt.signal);
  const work = withTransaction(haltable, async (client) => {
    await client.query("INSERT INTO staging.mark VALUES ('late')");
    halt.abort();
    await client.query('SELECT pg_sleep(30)');
  });
  await expect(work).rejects.toThrow();
  await expect(haltable.query('SELECT 1', [])).rejects.toMatchObject({ code: 'halted' });
  await expect(withClient(haltable, async () => 'done')).rejects.toMatchObject({ code: 'halted' });
});

test('other work on the same connections meets nothing of it', async () => {
  const halt = new AbortController();
  const haltable = haltablePool(pool, halt.signal);
  const work = haltable.query('SELECT pg_sleep(30)', []);
  const beside = pool.query<{ done: string }>("SELECT 'done' AS done, pg_sleep(1)", []);
  await sleep(200);
  halt.abort();
  await expect(work).rejects.toThrow();
  for (let at = 0; at < 20; at += 1) await pool.query('SELECT pg_sleep(0.01)', []);
  expect((await beside).rows).toMatchObject([{ done: 'done' }]);
});
