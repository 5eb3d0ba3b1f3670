import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contactsCsv, insertNewImport } from '../../../../test/support/insert-new-import.ts';
import { removeDataFolder } from '../../../../test/support/remove-data-folder.ts';
import { startWorkProcess, stopWorkProcess } from '../../../../test/support/start-work-process.ts';
import { digestAccount } from '../crm/digest.ts';
import { accountPool } from '../database/account-pool.ts';
import { stopEmbedded } from '../database/embedded/stop-embedded.ts';
import { type Database, openDatabase } from '../database/open-database.ts';
import { findImport } from '../imports/find-import.ts';
import type { Muster } from '../imports/muster.ts';
import { requestRun } from '../imports/request-run.ts';
import { runImport } from '../imports/run-import.ts';
import { ensureAccount } from '../store/accounts.ts';
import type { ImportRecord } from '../store/imports.ts';

/** A server of this test's own, since it is stopped: embedded whatever the other tests run on. */
let folder: string;
let file: string;
let database: Database;
let worker: ChildProcess;
let expected: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-restart-'));
  file = join(folder, 'contacts.csv');
  await writeFile(file, contactsCsv(40_000));
  database = await openDatabase({ dataFolder: folder, databaseUrl: null });
  const muster = await account('undisturbed');
  await runImport(muster, await insertNewImport(muster, file), {});
  expected = await digestAccount(muster.pool, muster.account);
  worker = await startWorkProcess({ DATABASE_URL: '', MUSTER_DATA: folder });
});

afterAll(async () => {
  await stopWorkProcess(worker, 'SIGKILL');
  await database.close();
  await removeDataFolder(folder);
});

test.each([
  ['stopped', 'applying'],
  ['killed', 'planned'],
  ['killed', 'applying'],
] as const)(
  'PostgreSQL %s while an import is %s: worker and import go on by themselves',
  async (how, state) => {
    const muster = await account(`${how} while ${state}`);
    const importId = await insertNewImport(muster, file);
    await requestRun(muster, importId, 'applied');
    const postmaster = await postmasterPid();
    await until(muster, importId, (record) => record.state === state);
    if (how === 'stopped') await stopEmbedded({ dataFolder: folder });
    else process.kill(postmaster, 'SIGKILL');
    const record = await until(muster, importId, ({ wanted }) => wanted === null);
    expect(record).toMatchObject({ state: 'applied', failure: null });
    expect(await digestAccount(muster.pool, muster.account)).toBe(expected);
    expect(worker.exitCode).toBe(null);
  },
);

async function account(name: string): Promise<Muster> {
  const opened = await ensureAccount(database.registry, name);
  return {
    pool: accountPool(database.pool, opened.accountId),
    account: opened,
    dataFolder: folder,
    revive: async () => undefined,
  };
}

/** The import once it is so. While the database is away, nobody but the worker starts it. */
async function until(
  muster: Muster,
  importId: string,
  isSo: (record: ImportRecord) => boolean,
): Promise<ImportRecord> {
  for (const startedAt = performance.now(); performance.now() - startedAt < 60_000;) {
    try {
      const record = await findImport(muster, importId);
      if (isSo(record)) return record;
    } catch {
      // The database is away.
    }
    await sleep(20);
  }
  throw new Error('It never came to that');
}

async function postmasterPid(): Promise<number> {
  const { rows } = await database.registry.query<{ folder: string }>(
    "SELECT current_setting('data_directory') AS folder",
  );
  const lines = await readFile(join(rows[0]?.folder ?? '', 'postmaster.pid'), 'utf8');
  return Number(lines.split('\n', 1)[0]);
}
