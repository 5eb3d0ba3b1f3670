import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inEnglish } from '@muster/core/language/sentence';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { contactsCsv, insertNewImport } from '../../../../test/support/insert-new-import.ts';
import { startWorkProcess, stopWorkProcess } from '../../../../test/support/start-work-process.ts';
import { readConfig } from '../config.ts';
import { digestAccount } from '../crm/digest.ts';
import { storedFilePath } from '../files/file-store.ts';
import { findImport } from '../imports/find-import.ts';
import type { Muster } from '../imports/muster.ts';
import { requestHalt, requestResume, requestReversal, requestRun } from '../imports/request-run.ts';
import { runImport } from '../imports/run-import.ts';
import { storeFile } from '../files/file-store.ts';
import { ensureAccount } from '../store/accounts.ts';
import type { ImportRecord } from '../store/imports.ts';
import { openJobQueue } from './open-job-queue.ts';
import { type RunningWorker, startWorker } from './start-worker.ts';

/** Rounds of killing workers; more of them take their time. */
const KILLS = Number(process.env['MUSTER_WORKER_KILLS'] ?? 1);
const ROWS = 30_000;

let db: TestDatabase;
let folder: string;
let file: string;
let expected: string;
const workers = new Set<ChildProcess>();
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'muster-worker-'));
  file = join(folder, 'contacts.csv');
  await writeFile(file, contactsCsv(ROWS));
  const muster = await account('undisturbed');
  await runImport(muster, await newImport(muster), {});
  expected = await digestOf(muster);
});

afterEach(async () => {
  for (const worker of workers) await kill(worker);
  for (const close of closing.splice(0)) await close();
});

afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

test('two workers take imports that are asked for to planned, and then to applied', async () => {
  await startProcess();
  await startProcess();
  const muster = await account('two workers');
  const ids = [await newImport(muster, 2_000), await newImport(muster, 2_000)];
  const queue = await openJobQueue(db);
  closing.push(queue.close);
  for (const importId of ids) {
    await requestRun(muster, importId, 'planned');
    await queue.send({ kind: 'import', accountId: muster.account.accountId, importId });
  }
  for (const id of ids) expect(await settled(muster, id)).toMatchObject({ state: 'planned' });
  for (const id of ids) await requestRun(muster, id, 'applied');
  for (const id of ids) {
    const record = await settled(muster, id);
    expect(record).toMatchObject({ state: 'applied', wanted: null, halt: null, failure: null });
    expect(record.progress).toMatchObject({ stage: 'applying', done: 2_000, total: 2_000 });
  }
});

test(`killed ${KILLS} times at random, an import goes on in another worker within 30 s, and equals an undisturbed one`, async () => {
  const muster = await account('killed');
  for (let kills = 0; kills < KILLS; kills += 1) {
    const importId = await newImport(muster);
    await requestRun(muster, importId, 'applied');
    const first = await startProcess();
    await reached(muster, importId, kills % 2 === 0 ? 'applying' : 'planning');
    await kill(first);
    const killedAt = performance.now();
    const { progress } = await findImport(muster, importId);
    await startProcess();
    await until(async () => (await findImport(muster, importId)).progress?.at !== progress?.at);
    expect(performance.now() - killedAt).toBeLessThan(30_000);
    expect(await settled(muster, importId)).toMatchObject({ state: 'applied' });
    expect(await digestOf(muster)).toBe(expected);
    for (const worker of workers) await kill(worker);
    await emptied(muster, importId);
  }
});

test('a worker that slept past its lease and wakes up writes nothing', async () => {
  const muster = await account('asleep');
  const importId = await newImport(muster);
  await requestRun(muster, importId, 'applied');
  const sleeper = await startProcess();
  await reached(muster, importId, 'applying');
  sleeper.kill('SIGSTOP');
  await startProcess();
  expect(await settled(muster, importId)).toMatchObject({ state: 'applied' });
  const digest = await digestOf(muster);
  sleeper.kill('SIGCONT');
  await sleep(3_000);
  expect(await digestOf(muster)).toBe(digest);
  expect(digest).toBe(expected);
  expect(await settled(muster, importId)).toMatchObject({ state: 'applied', failure: null });
});

test.each(['reading', 'planning', 'applying', 'undoing'] as const)(
  'cancelling takes effect within 2 s while %s',
  async (stage) => {
    await startProcess();
    const muster = await account(`cancelled while ${stage}`);
    const importId = await newImport(muster);
    if (stage === 'undoing') {
      await runImport(muster, importId, {});
      await requestReversal(muster, importId, { kind: 'undo', by: null });
    } else await requestRun(muster, importId, 'applied');
    await reached(muster, importId, stage);
    const cancelledAt = performance.now();
    const record = await requestHalt(muster, importId, 'cancel');
    await until(async () => (await busyStatements()) === 0);
    expect(performance.now() - cancelledAt).toBeLessThan(2_000);
    expect(record).toMatchObject({ state: 'cancelled', wanted: null, halt: 'cancel' });
    await sleep(500);
    expect(await findImport(muster, importId)).toMatchObject({
      state: 'cancelled',
      cursor: record.cursor,
      applied: record.applied,
    });
    if (record.cursor === 0) {
      await expect(requestRun(muster, importId, 'applied')).rejects.toThrow(
        /Import the file again/,
      );
      return;
    }
    await requestReversal(muster, importId, { kind: 'undo', by: null });
    expect(await settled(muster, importId)).toMatchObject({ state: 'undone', failure: null });
    expect(await contactsOf(muster)).toBe(0);
  },
);

test('paused in each stage and resumed, an import equals an undisturbed one', async () => {
  await startProcess();
  const muster = await account('paused');
  const importId = await newImport(muster);
  await requestRun(muster, importId, 'applied');
  for (const stage of ['reading', 'planning', 'applying'] as const) {
    await reached(muster, importId, stage);
    const paused = await requestHalt(muster, importId, 'pause');
    expect(paused).toMatchObject({ wanted: null, halt: 'pause' });
    await sleep(1_000);
    expect(await findImport(muster, importId)).toMatchObject({ cursor: paused.cursor });
    expect(await requestResume(muster, importId)).toMatchObject({ wanted: 'applied', halt: null });
  }
  expect(await settled(muster, importId)).toMatchObject({ state: 'applied' });
  expect(await digestOf(muster)).toBe(expected);
});

test('a worker that is told to stop hands its import over at once', async () => {
  const muster = await account('handed over');
  const importId = await newImport(muster);
  await requestRun(muster, importId, 'applied');
  const first = await startProcess();
  await reached(muster, importId, 'applying');
  await startProcess();
  const stoppedAt = performance.now();
  await stopWorkProcess(first, 'SIGTERM');
  expect(first.exitCode).toBe(0);
  expect(performance.now() - stoppedAt).toBeLessThan(8_000);
  expect(await settled(muster, importId)).toMatchObject({ state: 'applied', failure: null });
  expect(await digestOf(muster)).toBe(expected);
});

test('a file that is gone fails its own import, and the next one runs', async () => {
  await startProcess();
  const muster = await account('poison');
  const poison = await newImport(muster, 10);
  await rm(storedFilePath(folder, poison));
  const next = await newImport(muster, 10);
  await requestRun(muster, poison, 'applied');
  await requestRun(muster, next, 'applied');
  expect(await settled(muster, next)).toMatchObject({ state: 'applied' });
  const failed = await settled(muster, poison);
  expect(failed).toMatchObject({ state: 'staging', wanted: null });
  // By its name: where files lie is the server's own business.
  expect(inEnglish(failed.failure?.sentence ?? '')).toBe('There is no file "contacts.csv".');
  // Once it is corrected, a person can have it go on.
  await storeFile(folder, poison, join(folder, '10.csv'));
  await requestResume(muster, poison);
  expect(await settled(muster, poison)).toMatchObject({ state: 'applied', failure: null });
});

test('an import that runs out of memory three times fails, and the same worker does the next', async () => {
  const muster = await account('too large');
  const path = join(folder, 'large.csv');
  await writeFile(path, largeCsv());
  const importId = await newImport(muster, path);
  const next = await newImport(muster, 10);
  const worker = await startHere({ threadMemoryMb: 44 });
  await requestRun(muster, importId, 'applied');
  await requestRun(muster, next, 'applied');
  expect(await settled(muster, next)).toMatchObject({ state: 'applied' });
  expect(await settled(muster, importId)).toMatchObject({ failure: { code: 'worker_died' } });
  await worker.stop();
});

test('one account with many imports does not keep another waiting', async () => {
  const many = await account('many');
  const ids: string[] = [];
  for (let at = 0; at < 12; at += 1) ids.push(await newImport(many, 500));
  for (const id of ids) await requestRun(many, id, 'applied');
  const few = await account('few');
  const one = await newImport(few, 500);
  await requestRun(few, one, 'applied');
  await startProcess();
  expect(await settled(few, one)).toMatchObject({ state: 'applied' });
  const states = await Promise.all(ids.map(async (id) => (await findImport(many, id)).state));
  expect(states.filter((state) => state === 'applied').length).toBeLessThan(6);
  for (const id of ids) expect(await settled(many, id)).toMatchObject({ state: 'applied' });
});

async function startHere(options: { threadMemoryMb: number }): Promise<RunningWorker> {
  return startWorker(
    {
      config: readConfig(
        { MUSTER_DATA: folder, DATABASE_URL: db.url, MUSTER_LOG_LEVEL: 'silent' },
        folder,
      ),
      database: { ...db, pool: db.app, registry: db.registry, revive: async () => undefined },
      log: pino({ level: 'silent' }),
    },
    options,
  );
}

async function startProcess(): Promise<ChildProcess> {
  const worker = await startWorkProcess({ DATABASE_URL: db.url, MUSTER_DATA: folder });
  workers.add(worker);
  return worker;
}

async function kill(worker: ChildProcess): Promise<void> {
  workers.delete(worker);
  await stopWorkProcess(worker, 'SIGKILL');
}

async function account(name: string): Promise<Muster> {
  const { accountId } = await ensureAccount(db.pool, name);
  return {
    pool: db.poolOf(accountId),
    account: { accountId, name, settings: {} },
    dataFolder: folder,
    revive: async () => undefined,
  };
}

async function newImport(muster: Muster, given: string | number = file): Promise<string> {
  const path = typeof given === 'string' ? given : join(folder, `${given}.csv`);
  if (typeof given === 'number') await writeFile(path, contactsCsv(given));
  return insertNewImport(muster, path);
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const startedAt = performance.now(); !(await isSo());) {
    if (performance.now() - startedAt > 60_000) throw new Error('It never came to that');
    await sleep(20);
  }
}

/** The import once nothing is wanted of it any more. */
async function settled(muster: Muster, importId: string): Promise<ImportRecord> {
  await until(async () => (await findImport(muster, importId)).wanted === null);
  return findImport(muster, importId);
}

/** Waits until work is in the middle of a stage, told by what the import's connections do. */
async function reached(
  muster: Muster,
  importId: string,
  stage: 'reading' | 'planning' | 'applying' | 'undoing',
): Promise<void> {
  await until(async () => {
    const { state, cursor, undoCursor } = await findImport(muster, importId);
    if (stage === 'applying') return state === 'applying' && cursor > 0 && cursor < ROWS;
    if (stage === 'undoing')
      return state === 'undoing' && undoCursor !== null && undoCursor < cursor;
    return (await busyStatements(stage === 'reading' ? 'COPY%' : '%staging.match%')) > 0;
  });
}

/** Statements of workers that run just now. */
async function busyStatements(like = '%staging%'): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>(
    `SELECT count(*) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND state <> 'idle' AND query LIKE $1`,
    [like],
  );
  return rows[0]?.count ?? 0;
}

function digestOf(muster: Muster): Promise<string> {
  return digestAccount(muster.pool, muster.account);
}

async function contactsOf({ pool, account: { accountId } }: Muster): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'SELECT count(*) FROM contact WHERE account_id = $1 AND deleted_at IS NULL',
    [accountId],
  );
  return rows[0]?.count ?? -1;
}

/** Makes room for the next round in the same account. */
async function emptied({ account: { accountId } }: Muster, importId: string): Promise<void> {
  await db.pool.query('DELETE FROM contact WHERE account_id = $1', [accountId]);
  await db.pool.query('DELETE FROM contact_key WHERE account_id = $1', [accountId]);
  await db.pool.query('DELETE FROM import_row WHERE import_id = $1', [importId]);
}

/** Cells of six megabytes in memory each, and more than a thread of this test has in all. */
function largeCsv(): string {
  const lines = ['First name,Last name,Email,City'];
  for (let row = 0; row < 8; row += 1) {
    lines.push(`First${row},Last,same@example.com,${'名'.repeat(3_000_000)}`);
  }
  return lines.join('\n');
}
