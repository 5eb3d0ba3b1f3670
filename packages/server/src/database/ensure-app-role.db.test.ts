import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  asOwner,
  OWNER_PASSWORD,
  withDatabaseName,
} from '../../../../test/support/create-test-database.ts';
import { removeDataFolder } from '../../../../test/support/remove-data-folder.ts';
import { digestAccount } from '../crm/digest.ts';
import { exportContacts } from '../crm/export-contacts.ts';
import { openAccount } from '../crm/open-account.ts';
import { openImport, startImport } from '../imports/import-file.ts';
import { undoImport } from '../imports/run-import.ts';
import { accountPool } from './account-pool.ts';
import { connectPool } from './connect-pool.ts';
import { ensureEmbedded } from './embedded/ensure-embedded.ts';
import { APP_ROLE } from './ensure-app-role.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';

/** A server of this test's own: its roles belong to all of its databases. */
let folder: string;
let serverUrl: string;
let server: Pool;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-role-'));
  serverUrl = (await ensureEmbedded({ dataFolder: folder, settings: { fsync: 'off' } })).url;
  server = connectPool(serverUrl, { maxConnections: 1 });
});
afterAll(async () => {
  await server.end();
  await removeDataFolder(folder);
});

const DATABASES = ['one', 'two', 'three', 'four'];

/** The address of an empty database that belongs to an ordinary user of its own. */
async function createOwned(name: string, rights: 'CREATEROLE' | 'NOCREATEROLE'): Promise<string> {
  await server.query(`CREATE ROLE ${name} LOGIN ${rights} PASSWORD '${OWNER_PASSWORD}'`);
  await server.query(`CREATE DATABASE ${name} OWNER ${name}`);
  return asOwner(withDatabaseName(serverUrl, name), name);
}

async function migrateAt(url: string): Promise<void> {
  const pool = connectPool(url, { maxConnections: 2 });
  try {
    await migrate(pool);
  } finally {
    await pool.end();
  }
}

describe('the app’s role', () => {
  test('is made once when many databases are set up at once', async () => {
    for (const name of DATABASES) await server.query(`CREATE DATABASE ${name}`);
    await Promise.all(DATABASES.map((name) => migrateAt(withDatabaseName(serverUrl, name))));
    const { rows } = await server.query('SELECT rolname FROM pg_roles WHERE rolname = $1', [
      APP_ROLE,
    ]);
    expect(rows).toHaveLength(1);
  });

  test('is refused in plain words to an owner who may not take it on, until an administrator lets it', async () => {
    const url = await createOwned('careful', 'NOCREATEROLE');
    await expect(migrateAt(url)).rejects.toMatchObject({
      code: 'database_unsupported',
      message: expect.stringContaining(
        `CREATE ROLE ${APP_ROLE} NOLOGIN; GRANT ${APP_ROLE} TO careful;`,
      ),
    });
    await server.query(`GRANT ${APP_ROLE} TO careful`);
    await migrateAt(url);
  });

  test('is refused while it is above row security', async () => {
    await server.query(`ALTER ROLE ${APP_ROLE} BYPASSRLS`);
    await expect(migrateAt(serverUrl)).rejects.toMatchObject({ code: 'database_unsupported' });
    await server.query(`ALTER ROLE ${APP_ROLE} NOBYPASSRLS`);
  });
});

describe('an ordinary owner', () => {
  test('who may make roles makes it, imports and undoes in it, and sees no account’s rows itself', async () => {
    for (const name of [...DATABASES, 'careful']) await server.query(`DROP DATABASE ${name}`);
    await server.query(`DROP ROLE ${APP_ROLE}`);
    const databaseUrl = await createOwned('plain', 'CREATEROLE');
    const { pool, registry, revive, close } = await openDatabase({
      databaseUrl,
      dataFolder: folder,
    });
    try {
      const account = await openAccount(registry, 'main');
      const muster = {
        pool: accountPool(pool, account.accountId),
        account,
        dataFolder: folder,
        revive,
      };
      expect(await openAccount(registry, 'main')).toEqual(account);
      const empty = await digestAccount(muster.pool, account);
      const path = join(folder, 'people.csv');
      await writeFile(
        path,
        `First name,Email\n${Array.from({ length: 6_000 }, (_, at) => `P${at},p${at}@x.com\n`).join('')}`,
      );
      const opened = await openImport(muster, {
        path,
        object: 'contact',
        mode: 'upsert',
        choices: [],
        onEmpty: 'keep',
        constants: {},
        reading: {},
      });
      const record = await startImport(muster, opened, {});
      expect(record.applied).toMatchObject({ created: 6_000 });
      const copy = { path: join(folder, 'copy.csv'), format: 'csv' } as const;
      expect(await exportContacts(muster.pool, account, copy)).toBe(6_000);
      for (const { query } of [registry, pool].map((each) => ({ query: each.query.bind(each) }))) {
        expect((await query('SELECT FROM contact')).rowCount).toBe(0);
      }
      await undoImport(muster, record.importId, { kind: 'undo' });
      expect(await digestAccount(muster.pool, account)).toBe(empty);
    } finally {
      await close();
    }
  });
});
