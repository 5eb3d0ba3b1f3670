import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { openAccount } from '../crm/open-account.ts';
import { listImports } from '../store/imports.ts';
import { stagingTables, sweepStaging } from '../store/staging-tables.ts';
import { newUuid } from '../store/uuid-v7.ts';
import { connectPool } from './connect-pool.ts';
import { migrate, migrationState, MIGRATIONS_FOLDER } from './migrate.ts';

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createTestDatabase({ migrated: false });
  folder = await mkdtemp(join(tmpdir(), 'muster-migrations-'));
  await write('0001-notes.sql', 'CREATE TABLE note (id int PRIMARY KEY);\n');
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

async function write(name: string, sql: string): Promise<void> {
  await writeFile(join(folder, name), sql);
}

async function hasTable(name: string): Promise<boolean> {
  const { rows } = await database.pool.query<{ found: boolean }>(
    'SELECT to_regclass($1) IS NOT NULL AS found',
    [name],
  );
  return rows[0]?.found === true;
}

describe('migrations', () => {
  test('are applied once, in order, and named', async () => {
    await write('0002-more.sql', 'ALTER TABLE note ADD text text;');
    expect(await migrationState(database.pool, folder)).toEqual({
      applied: [],
      pending: ['0001-notes', '0002-more'],
    });
    expect(await migrate(database.pool, folder)).toEqual(['0001-notes', '0002-more']);
    expect(await migrate(database.pool, folder)).toEqual([]);
    expect(await migrationState(database.pool, folder)).toEqual({
      applied: ['0001-notes', '0002-more'],
      pending: [],
    });
  });

  test('that come later are applied to a database that has the earlier ones', async () => {
    await migrate(database.pool, folder);
    await write('0002-more.sql', 'ALTER TABLE note ADD text text;');
    expect(await migrate(database.pool, folder)).toEqual(['0002-more']);
  });

  test('that fail leave nothing behind, and keep those before them', async () => {
    await write('0002-broken.sql', 'CREATE TABLE half (id int); SELECT 1/0;');
    await expect(migrate(database.pool, folder)).rejects.toMatchObject({ code: '22012' });
    expect(await hasTable('half')).toBe(false);
    expect((await migrationState(database.pool, folder)).applied).toEqual(['0001-notes']);
    await write('0002-broken.sql', 'CREATE TABLE half (id int);');
    expect(await migrate(database.pool, folder)).toEqual(['0002-broken']);
  });

  test('applied by eight processes at once run once', async () => {
    await write('0002-slow.sql', 'SELECT pg_sleep(0.2); CREATE TABLE slow (id int);');
    const pools = Array.from({ length: 8 }, () => connectPool(database.url, { maxConnections: 1 }));
    const applied = await Promise.all(pools.map((pool) => migrate(pool, folder)));
    await Promise.all(pools.map((pool) => pool.end()));
    expect(applied.flat()).toEqual(['0001-notes', '0002-slow']);
  });

  test('edited after they were applied are refused', async () => {
    await migrate(database.pool, folder);
    await write('0001-notes.sql', 'CREATE TABLE note (id bigint PRIMARY KEY);\n');
    await expect(migrate(database.pool, folder)).rejects.toMatchObject({
      code: 'database_unsupported',
      message: expect.stringContaining('0001-notes was edited'),
    });
  });

  test('are the same with the line ends of Windows', async () => {
    await migrate(database.pool, folder);
    await write('0001-notes.sql', 'CREATE TABLE note (id int PRIMARY KEY);\r\n');
    expect(await migrate(database.pool, folder)).toEqual([]);
  });

  test('of a later Muster are not touched', async () => {
    await write('0002-more.sql', 'ALTER TABLE note ADD text text;');
    await migrate(database.pool, folder);
    await rm(join(folder, '0002-more.sql'));
    await expect(migrate(database.pool, folder)).rejects.toMatchObject({
      code: 'database_unsupported',
      message: expect.stringContaining('later version'),
    });
  });

  test.each([
    ['3-unpadded.sql', 'not named'],
    ['0002-Capitals.sql', 'not named'],
    ['0003-gap.sql', 'missing'],
    ['0001-twice.sql', 'twice'],
  ])('in a file named %s are our own bug', async (name, message) => {
    await write(name, 'SELECT 1;');
    await expect(migrate(database.pool, folder)).rejects.toThrow(message);
  });

  test('of the product keep what the first version has left, an import under way included', async () => {
    const first = '0001-contacts-and-imports.sql';
    const before = await mkdtemp(join(folder, 'first-'));
    await copyFile(join(MIGRATIONS_FOLDER, first), join(before, first));
    await migrate(database.registry, before);
    const [account, work, contact] = [newUuid(), newUuid(), newUuid()];
    const staged = stagingTables(work, 1).row;
    await database.registry.query(
      `INSERT INTO account VALUES ('${account}', 'main');
       INSERT INTO account_revision VALUES ('${account}', 1);
       INSERT INTO contact VALUES ('${account}', '${contact}', 1, '${work}', now(), now(), NULL, '${work}', 2, NULL, '{"email": "a@x.com"}');
       INSERT INTO contact_key VALUES ('${account}', 'email', 'a@x.com', '${contact}');
       INSERT INTO import (account_id, import_id, object, state, file_name, file_size, file_hash, plan)
       VALUES ('${account}', '${work}', 'contact', 'discarded', 'x.csv', 0, '', '{}');
       CREATE UNLOGGED TABLE ${staged} (row_number integer)`,
    );

    await migrate(database.registry);
    const pool = database.poolOf(account);
    expect(await openAccount(database.registry, 'main')).toMatchObject({ accountId: account });
    expect((await listImports(pool, account)).map(({ importId }) => importId)).toEqual([work]);
    expect(
      await pool.query(
        'SELECT contact_id FROM contact JOIN contact_key USING (account_id, contact_id)',
      ),
    ).toMatchObject({ rows: [{ contact_id: contact }] });
    await sweepStaging(pool);
    expect(await hasTable(staged)).toBe(false);
  });

  test('of the product are applied to every test database', async () => {
    const cloned = await createTestDatabase();
    const files = (await readdir(MIGRATIONS_FOLDER)).filter((name) => name.endsWith('.sql'));
    const { rows } = await cloned.pool.query('SELECT number FROM muster_migration');
    await cloned.close();
    expect(rows).toHaveLength(files.length);
  });
});
