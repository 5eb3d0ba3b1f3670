import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { openAccount } from '../crm/open-account.ts';
import { type AccountPool, accountPool } from './account-pool.ts';
import { connectPool } from './connect-pool.ts';
import { APP_ROLE } from './ensure-app-role.ts';
import { withClient } from './with-client.ts';
import { withTransaction } from './with-transaction.ts';

let db: TestDatabase;
/** One connection: whatever a transaction leaves on it, the next one meets. */
let single: Pool;
let ann: AccountPool;
let bob: AccountPool;
beforeAll(async () => {
  db = await createTestDatabase();
  single = connectPool(db.url, { maxConnections: 1, role: APP_ROLE });
  ann = accountPool(single, (await openAccount(db.registry, 'ann')).accountId);
  bob = accountPool(single, (await openAccount(db.registry, 'bob')).accountId);
});
afterAll(async () => {
  await single.end();
  await db.close();
});

const ACCOUNTS = 'SELECT name FROM account ORDER BY name';

async function namesOn({ query }: Pick<AccountPool, 'query'>): Promise<readonly string[]> {
  return (await query<{ name: string }>(ACCOUNTS)).rows.map(({ name }) => name);
}

describe('an account’s pool', () => {
  test('has each statement see its account, whatever the one before on the connection saw', async () => {
    for (const [pool, name] of [
      [ann, 'ann'],
      [bob, 'bob'],
      [ann, 'ann'],
    ] as const) {
      expect(await namesOn(pool)).toEqual([name]);
    }
  });

  test('leaves no account behind: after a transaction, one that failed, one that was taken back', async () => {
    const endings: readonly ((pool: AccountPool) => Promise<unknown>)[] = [
      (pool) => pool.query('SELECT 1'),
      (pool) => pool.query('SELECT 1/0'),
      (pool) => withTransaction(pool, () => Promise.reject(new Error('stop'))),
      (pool) => withTransaction(pool, (client) => client.query('COMMIT')),
      (pool) => withTransaction(pool, (client) => client.query('SELECT 1'), { readOnly: true }),
    ];
    for (const end of endings) {
      await end(ann).catch(() => undefined);
      expect((await single.query(ACCOUNTS)).rows).toEqual([]);
      expect(await withClient(ann, async (client) => (await client.query(ACCOUNTS)).rows)).toEqual(
        [],
      );
    }
  });

  test('keeps apart what runs at once', async () => {
    const [left, right] = [db.poolOf(ann.accountId), db.poolOf(bob.accountId)];
    const found = await Promise.all(
      Array.from({ length: 60 }, (_, at) => namesOn(at % 2 === 0 ? left : right)),
    );
    expect(found).toEqual(Array.from({ length: 60 }, (_, at) => [at % 2 === 0 ? 'ann' : 'bob']));
  });

  test('gives parameters, rows and their number as a connection does', async () => {
    const { rows, rowCount } = await ann.query<{ sum: number }>(
      'SELECT $1::int + $2::int AS sum',
      [2, 3],
    );
    expect({ rows, rowCount }).toEqual({ rows: [{ sum: 5 }], rowCount: 1 });
  });

  test('writes for its account only', async () => {
    const insert = "INSERT INTO member VALUES ($1, gen_random_uuid(), 'Cy', 'cy@x.com')";
    await ann.query(insert, [ann.accountId]);
    await expect(ann.query(insert, [bob.accountId])).rejects.toMatchObject({ code: '42501' });
    expect((await bob.query('SELECT FROM member')).rowCount).toBe(0);
    expect((await ann.query('SELECT FROM member')).rowCount).toBe(1);
  });

  test.each(["'; RESET ROLE; --", '', 'ann', '01900000-0000-7000-8000-00000000000G'])(
    'is of an account, not of %j',
    (accountId) => {
      expect(() => accountPool(single, accountId)).toThrow('match');
    },
  );

  test('goes on after the server has closed all connections', async () => {
    const pool = db.poolOf(ann.accountId);
    await Promise.all([namesOn(pool), namesOn(pool), namesOn(pool)]);
    await db.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database() AND backend_type = 'client backend'",
    );
    await expect.poll(() => namesOn(pool).catch(() => null)).toEqual(['ann']);
  });
});
