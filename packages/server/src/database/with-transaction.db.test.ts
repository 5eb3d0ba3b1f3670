import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { withTransaction } from './with-transaction.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query('CREATE TABLE note (id int PRIMARY KEY, text text)');
});
afterAll(async () => await database.close());
beforeEach(async () => void (await database.pool.query('TRUNCATE note')));

async function countNotes(): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>('SELECT count(*) FROM note');
  return rows[0]?.count ?? -1;
}

describe('a transaction', () => {
  test('is committed when its work returns, and gives back what it returns', async () => {
    const result = await withTransaction(database.pool, async (client) => {
      await client.query("INSERT INTO note VALUES (1, 'a')");
      return 'done';
    });
    expect(result).toBe('done');
    expect(await countNotes()).toBe(1);
  });

  test('is rolled back when its work throws, and the error is passed on', async () => {
    const failure = new Error('stop');
    const running = withTransaction(database.pool, async (client) => {
      await client.query("INSERT INTO note VALUES (1, 'a')");
      throw failure;
    });
    await expect(running).rejects.toBe(failure);
    expect(await countNotes()).toBe(0);
  });

  test('whose statement failed leaves the connection fit for the next one', async () => {
    for (let round = 0; round < 12; round += 1) {
      const running = withTransaction(database.pool, (client) => client.query('SELECT 1/0'));
      await expect(running).rejects.toMatchObject({ code: '22012' });
    }
    expect(await countNotes()).toBe(0);
  });

  test('may be read only', async () => {
    const running = withTransaction(
      database.pool,
      (client) => client.query("INSERT INTO note VALUES (1, 'a')"),
      { readOnly: true },
    );
    await expect(running).rejects.toMatchObject({ code: '25006' });
  });

  test('runs again, as often as asked, when it lost to another one', async () => {
    let runs = 0;
    const result = await withTransaction(
      database.pool,
      async (client) => {
        runs += 1;
        if (runs < 3) await client.query("DO $$ BEGIN RAISE SQLSTATE '40001'; END $$");
        return runs;
      },
      { attempts: 3, isolation: 'serializable' },
    );
    expect(result).toBe(3);
  });

  test('says that the database went away when its connection is cut, and the pool goes on', async () => {
    const running = withTransaction(database.pool, async (client) => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await database.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      await client.query('SELECT 1');
    });
    await expect(running).rejects.toMatchObject({ code: 'database_unavailable' });
    expect(await countNotes()).toBe(0);
  });
});
