import { CONTACT } from '@muster/core/object/contact';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { boundApplyRange } from './apply-range.ts';
import { tablesOf } from './object-tables.ts';
import { createStaging, stagingTables } from './staging-tables.ts';
import { newUuid } from './uuid-v7.ts';

let db: TestDatabase;
const tables = { objects: tablesOf(CONTACT), staging: stagingTables(newUuid(), 1) };
beforeAll(async () => {
  db = await createTestDatabase();
  const client = await db.pool.connect();
  await createStaging(client, tables.staging);
  client.release();
  // Random text, which does not compress: 32 kB a row, and as much again in the plan of row 6.
  const noise =
    "(SELECT string_agg(md5(random()::text || n || i), '') FROM generate_series(1, 1000) i)";
  await db.pool.query(
    `INSERT INTO ${tables.staging.row} (row_number, byte_offset, new_id, state, values)
     SELECT n, 0, gen_random_uuid(), 'd', jsonb_build_object('notes', ${noise}) FROM generate_series(1, 10) n`,
  );
  await db.pool.query(
    `INSERT INTO ${tables.staging.plan} (row_number, outcome, before)
     SELECT n, 'updated', CASE WHEN n = 6 THEN jsonb_build_object('notes', ${noise}) END FROM generate_series(1, 10) n`,
  );
});
afterAll(() => db.close());

test.each([
  { note: 'everything fits', after: 0, bytes: 1_000_000, end: 10 },
  { note: 'three rows fit', after: 0, bytes: 100_000, end: 3 },
  { note: 'values before a change count as well', after: 4, bytes: 100_000, end: 6 },
  { note: 'one row at least, however large', after: 5, bytes: 10, end: 6 },
  { note: 'the last row', after: 9, bytes: 10, end: 10 },
])('M5 a batch ends where its values are too much: $note', async ({ after, bytes, end }) => {
  const client = await db.pool.connect();
  try {
    expect(await boundApplyRange(client, tables, { after, upTo: 10, bytes })).toEqual({
      after,
      upTo: end,
    });
  } finally {
    client.release();
  }
});
