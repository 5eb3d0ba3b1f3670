import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
  withDatabaseName,
} from '../../../../test/support/create-test-database.ts';
import { checkServer } from './check-server.ts';
import { connectPool } from './connect-pool.ts';
import { openDatabase } from './open-database.ts';

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = database.pool;
});
afterAll(async () => await database.close());

/** What PostgreSQL's values arrive as. */
const VALUES: readonly [sql: string, value: unknown, note: string][] = [
  ['9007199254740991::int8', 9_007_199_254_740_991, 'the largest whole number that is exact'],
  ['(-5)::int8', -5, 'a negative one'],
  ["'{1,null,3}'::int8[]", [1, null, 3], 'an array of them'],
  ['count(*)', 1, 'counts are int8'],
  [
    '12345678901234567890.10::numeric',
    '12345678901234567890.10',
    'no digit is lost, nor a last zero',
  ],
  ["'{1.10,null}'::numeric[]", ['1.10', null], 'nor in arrays'],
  ["'2024-02-29'::date", '2024-02-29', 'a day, in no zone'],
  ["'infinity'::date", 'infinity', 'no JavaScript date could hold it'],
  ["'{2024-02-29}'::date[]", ['2024-02-29'], 'an array of days'],
  [
    "'2024-02-29 12:34:56.123456+02'::timestamptz",
    '2024-02-29 10:34:56.123456+00',
    'microseconds kept, in UTC',
  ],
  ["'2024-02-29 12:34:56.123456'::timestamp", '2024-02-29 12:34:56.123456', 'microseconds kept'],
  ["'12:34:56'::time", '12:34:56', 'a time of day'],
  ["'1 day 2 hours'::interval", 'P1DT2H', 'ISO 8601'],
  [`'{"a":[1]}'::jsonb`, { a: [1] }, 'parsed'],
  ["'\\xff00'::bytea", Buffer.from([255, 0]), 'bytes'],
  ['\'{a,"b,c"}\'::text[]', ['a', 'b,c'], 'an array of text'],
  ['true', true, 'boolean'],
  ['1.5::float8', 1.5, 'number'],
];

describe('a pool', () => {
  test.each(VALUES)('gives %s as %j: %s', async (sql, value) => {
    const { rows } = await pool.query<{ x: unknown }>(`SELECT ${sql} AS x`);
    expect(rows[0]?.x).toEqual(value);
  });

  test('refuses a whole number that JavaScript would round', async () => {
    await expect(pool.query('SELECT 9007199254740993::int8')).rejects.toThrow('2^53');
    expect((await pool.query('SELECT 1 AS x')).rows).toEqual([{ x: 1 }]);
  });

  test('tells the server its name', async () => {
    const { rows } = await pool.query("SELECT current_setting('application_name') AS x");
    expect(rows).toEqual([{ x: 'muster' }]);
  });

  test('survives that the server closes its idle connections', async () => {
    const own = connectPool(database.url, { maxConnections: 2 });
    await own.query('SELECT 1');
    await pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database() AND backend_type = 'client backend'",
    );
    await expect
      .poll(async () => (await own.query('SELECT 1 AS x').catch(() => null))?.rows)
      .toEqual([{ x: 1 }]);
    await own.end();
  });
});

/** Addresses that lead nowhere, and what the sentence has to say. */
const NOWHERE: readonly [url: string, says: string][] = [
  ['postgresql://a:b@127.0.0.1:1/x', 'Nothing answers'],
  ['postgresql://a:b@machine.invalid/x', 'machine'],
  ['postgresql://a:b@/x?host=/nowhere', 'Nothing answers'],
];

describe('a database that cannot be used', () => {
  test.each(NOWHERE)('is named in plain words: %s', async (databaseUrl, says) => {
    const running = openDatabase({ databaseUrl, dataFolder: '/nowhere' });
    await expect(running).rejects.toMatchObject({
      code: 'database_unavailable',
      message: expect.stringContaining(says),
    });
  });

  test('such as one that does not exist on its server', async () => {
    const url = withDatabaseName(database.url, 'muster_no_such_database');
    await expect(openDatabase({ databaseUrl: url, dataFolder: '/nowhere' })).rejects.toMatchObject({
      code: 'database_unavailable',
      message: expect.stringContaining('does not exist'),
    });
  });
});

describe('a database that can', () => {
  test('is at least PostgreSQL 15', async () => {
    expect((await checkServer(pool)).major).toBeGreaterThanOrEqual(15);
  });

  test('opens with its migrations applied, and closes', async () => {
    const empty = await createTestDatabase({ migrated: false });
    const opened = await openDatabase({ databaseUrl: empty.url, dataFolder: '/nowhere' });
    const { rows } = await opened.registry.query('SELECT number FROM muster_migration');
    await opened.close();
    await empty.close();
    expect(rows.length).toBeGreaterThan(0);
  });
});
