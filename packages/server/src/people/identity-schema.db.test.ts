import { getMigrations } from 'better-auth/db/migration';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { connectPool } from '../database/connect-pool.ts';
import { authOptions } from './auth-options.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(async () => {
  await db?.close();
});

test('better-auth finds every table and column that it needs, of the types it needs', async () => {
  const pool = connectPool(db.url);
  // It looks for tables where the search path says.
  pool.on('connect', (client) => void client.query('SET search_path TO identity'));
  const said: string[] = [];
  try {
    const { toBeCreated, toBeAdded } = await getMigrations({
      ...authOptions({ pool, secret: 'x'.repeat(32), isSecure: false, schema: '' }),
      logger: { log: (_level, message) => said.push(message) },
    });
    expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
    // It makes this column a bigint itself, and does not know PostgreSQL's other word for it.
    expect(said.filter((message) => !/last_request.*but got int8/.test(message))).toEqual([]);
  } finally {
    await pool.end();
  }
});

test('the check would find a table that is missing', async () => {
  const { toBeCreated } = await getMigrations({
    ...authOptions({ pool: db.pool, secret: 'x'.repeat(32), isSecure: false, schema: '' }),
    logger: { disabled: true },
  });
  expect(toBeCreated.map(({ table }) => table)).toContain('person');
});
