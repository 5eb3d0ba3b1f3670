import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import {
  createEngineAccount,
  type EngineAccount,
} from '../../../../test/support/engine-account.ts';
import { accountPool } from '../database/account-pool.ts';
import { digestAccount } from './digest.ts';
import { undoImport } from '../imports/run-import.ts';
import { restoreBackup, writeBackup } from './backup.ts';

const FILE = ['First name,Email', 'Ann,ann@example.com', 'Bob,bob@example.com'];

let from: TestDatabase;
let to: TestDatabase;
let account: EngineAccount;
let folder: string;
beforeAll(async () => {
  [from, to] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  account = await createEngineAccount(from);
  folder = await mkdtemp(join(tmpdir(), 'muster-backup-'));
});
afterAll(async () => {
  await account.close();
  await Promise.all([from.close(), to.close()]);
  await rm(folder, { recursive: true, force: true });
});

test('a backup restored into another database is the same in every table, and its imports can be undone', async () => {
  const { muster } = account;
  const record = await account.importLines(FILE);
  await account.importLines([...FILE.slice(0, 1), 'Anna,ann@example.com']);
  const other = await createEngineAccount(from);
  await other.importLines(FILE);
  await other.close();
  await from.pool.query(
    `INSERT INTO identity.organization (id, name, slug) VALUES ($1, 'An\tn', 'ann')`,
    [muster.account.accountId],
  );
  await writeFile(join(muster.dataFolder, 'secret'), 'a secret');
  const backup = join(folder, 'backup');
  await writeBackup({ registry: from.registry, dataFolder: muster.dataFolder }, backup);
  expect(await readdir(folder)).toEqual(['backup']);

  const dataFolder = join(folder, 'restored');
  await restoreBackup({ registry: to.registry, dataFolder }, backup);
  expect(await contentsOf(to)).toEqual(await contentsOf(from));
  expect(await readFile(join(dataFolder, 'secret'), 'utf8')).toBe('a secret');
  const restored = { ...muster, dataFolder, pool: accountPool(to.app, muster.account.accountId) };
  expect(await digestAccount(restored.pool, muster.account)).toBe(await account.digest());
  const undone = await undoImport(restored, record.importId, { kind: 'undo' });
  expect(undone.state).toBe('undone');
  const { rows } = await to.app.query('SELECT FROM contact');
  expect(rows).toHaveLength(0);

  await expect(
    restoreBackup({ registry: to.registry, dataFolder: join(folder, 'third') }, backup),
  ).rejects.toMatchObject({ code: 'not_empty' });
});

test('a backup is not written over anything, and what is no backup of this version is refused', async () => {
  const { dataFolder } = account.muster;
  const taken = join(folder, 'taken');
  await mkdir(taken);
  await expect(writeBackup({ registry: from.registry, dataFolder }, taken)).rejects.toMatchObject({
    code: 'file_write_failed',
  });
  const into = { registry: to.registry, dataFolder: join(folder, 'other') };
  await expect(restoreBackup(into, taken)).rejects.toMatchObject({ code: 'backup_unusable' });
  const old = { kind: 'muster backup', createdAt: '', schema: ['1-old x'], tables: [] };
  await writeFile(join(taken, 'manifest.json'), JSON.stringify(old));
  await expect(restoreBackup(into, taken)).rejects.toMatchObject({ code: 'backup_unusable' });
});

/** Rows of every table, as text. */
async function contentsOf({ pool }: TestDatabase): Promise<Record<string, readonly string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c
      WHERE c.relkind = 'r' AND c.relnamespace IN ('public'::regnamespace, 'identity'::regnamespace)
        AND c.relname <> 'muster_migration'`,
  );
  const contents: Record<string, readonly string[]> = {};
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(
      `SELECT t::text AS row FROM ${name} t ORDER BY 1`,
    );
    contents[name] = rows.map(({ row }) => row);
  }
  return contents;
}
