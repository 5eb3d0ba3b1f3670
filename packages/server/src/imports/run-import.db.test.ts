import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { untilWaiting } from '../../../../test/support/until-waiting.ts';
import { loadDefinition } from '../crm/fields.ts';
import { withTransaction } from '../database/with-transaction.ts';
import { storedFilePath } from '../files/file-store.ts';
import { storedRows } from '../formats/stored-rows.ts';
import type { TableFormat } from '../formats/table.ts';
import { ensureAccount } from '../store/accounts.ts';
import { readImport } from '../store/imports.ts';
import { stagingTables, sweepStaging } from '../store/staging-tables.ts';
import { newUuid } from '../store/uuid-v7.ts';
import { discardImport } from './discard-import.ts';
import { openImport, startImport } from './import-file.ts';
import { type ImportJob, openJob } from './import-job.ts';
import type { Muster } from './muster.ts';
import { planImport } from './plan-import.ts';
import { requestHalt } from './request-run.ts';
import { runImport } from './run-import.ts';
import { stageImport } from './stage-import.ts';

let db: TestDatabase;
let folder: string;
let muster: Muster;
const ROWS = 50;
const REQUEST = {
  object: 'contact',
  mode: 'upsert',
  choices: [],
  onEmpty: 'keep',
  constants: {},
  reading: {},
} as const;

beforeAll(async () => {
  db = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'muster-run-'));
  const lines = Array.from({ length: ROWS }, (_, at) => `Ann ${at},ann${at}@example.com`);
  await writeFile(join(folder, 'people.csv'), `First Name,Email\n${lines.join('\n')}\n`);
});
beforeEach(async () => {
  const account = await ensureAccount(db.pool, newUuid());
  muster = {
    pool: db.poolOf(account.accountId),
    revive: async () => undefined,
    account,
    dataFolder: folder,
  };
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

test('M6 staged again after a crash, and broken off before the plan was made: no row is lost', async () => {
  const importId = await planPeople();
  await emptyStaging(importId);
  const job = await takeOver(importId);
  // As a resumed import does: the tables of the plan are empty, so it stages into its own.
  await stageImport(inTables(job, job.fence), await source(importId));
  expect((await runImport(muster, importId, {})).applied).toMatchObject({ created: ROWS });
  expect(await countContacts()).toBe(ROWS);
});

test('M6 a writer that slept through a take-over cannot touch the rows of the one that took over', async () => {
  const importId = await planPeople();
  await emptyStaging(importId);
  const slept = await takeOver(importId);
  const awake = await takeOver(importId);
  await stageImport(inTables(awake, awake.fence), await source(importId));
  await planImport(inTables(awake, awake.fence));
  const late = stageImport(inTables(slept, slept.fence), await source(importId));
  await expect(late).rejects.toMatchObject({ code: 'taken_over' });
  expect((await runImport(muster, importId, {})).applied).toMatchObject({ created: ROWS });
  expect(await countContacts()).toBe(ROWS);
});

test('planning under somebody else who takes over ends as taken_over', async () => {
  const importId = await planPeople();
  const job = await takeOver(importId);
  const { planning } = await withTransaction(db.pool, async (client) => {
    await client.query(`LOCK TABLE ${job.tables.staging.plan}`);
    const waiting = planImport(job);
    waiting.catch(() => undefined);
    await untilWaiting(db);
    await takeOver(importId);
    return { planning: waiting };
  });
  await expect(planning).rejects.toMatchObject({ code: 'taken_over' });
});

test('a writer whose tables were swept away under it ends as taken_over', async () => {
  const lines = Array.from({ length: 60_000 }, (_, at) => `Ann ${at},ann${at}@example.com`);
  const path = join(folder, 'many.csv');
  await writeFile(path, `First Name,Email\n${lines.join('\n')}\n`);
  const opened = await openImport(muster, { ...REQUEST, path });
  let importId = '';
  let sweeping: Promise<unknown> | undefined;
  const staging = startImport(muster, opened, {
    until: 'planned',
    onStart: (id) => {
      importId = id;
    },
    onProgress: () => {
      sweeping ??= takeOver(importId).then(() => dropWhenFree(importId));
    },
  });
  await expect(staging).rejects.toMatchObject({ code: 'taken_over' });
  await sweeping;
});

test('a cancelled import that goes on keeps the tables it is staged into', async () => {
  const { accountId } = muster.account;
  const importId = await planPeople();
  const halt = new AbortController();
  const applying = runImport(muster, importId, {
    batchRows: 10,
    signal: halt.signal,
    onProgress: ({ done }) => {
      if (done === 19) halt.abort();
    },
  });
  await expect(applying).rejects.toMatchObject({ code: 'halted' });
  await requestHalt(muster, importId, 'cancel');
  const job = await takeOver(importId);
  const own = inTables(job, job.fence);
  await stageImport(own, await source(importId));
  // As whoever ends another import of the account does.
  await sweepStaging(muster.pool);
  await planImport(own);
  expect(await stagingTableNames(importId)).toHaveLength(6);
  expect((await runImport(muster, importId, {})).applied).toMatchObject({ created: ROWS });
  expect(await readImport(muster.pool, { accountId, importId })).toMatchObject({
    state: 'applied',
  });
});

test('no staging table stays behind a finished, undone or discarded import, or a broken-off one', async () => {
  const applied = await planPeople();
  await runImport(muster, applied, {});
  const job = await takeOver(await planPeople());
  await stageImport(inTables(job, job.fence), await source(job.importId));
  await discardImport(muster, job.importId);
  expect(await stagingTableCount()).toBe(0);
});

async function planPeople(): Promise<string> {
  const opened = await openImport(muster, { ...REQUEST, path: join(folder, 'people.csv') });
  return (await startImport(muster, opened, { until: 'planned' })).importId;
}

/** What a crash of the database does to unlogged tables. */
async function emptyStaging(importId: string): Promise<void> {
  for (const table of await stagingTableNames(importId)) {
    await db.pool.query(`TRUNCATE staging."${table}"`);
  }
}

/** Waits in line for each table, as one does that is in use. */
async function dropWhenFree(importId: string): Promise<void> {
  for (const table of await stagingTableNames(importId)) {
    await db.pool.query(`DROP TABLE IF EXISTS staging."${table}"`);
  }
}

async function takeOver(importId: string): Promise<ImportJob> {
  const { accountId } = muster.account;
  const definition = await loadDefinition(muster.pool, accountId, 'contact');
  return (await openJob(muster.pool, { accountId, importId }, { definition })).job;
}

function inTables(job: ImportJob, stagedBy: number): ImportJob {
  return {
    ...job,
    stagedBy,
    tables: { ...job.tables, staging: stagingTables(job.importId, stagedBy) },
  };
}

async function source(importId: string): Promise<ReturnType<typeof storedRows>> {
  const { plan } = await readImport(muster.pool, { accountId: muster.account.accountId, importId });
  return storedRows(storedFilePath(folder, importId), plan.reading as unknown as TableFormat);
}

async function countContacts(): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>(
    'SELECT count(*) AS count FROM contact WHERE account_id = $1 AND deleted_at IS NULL',
    [muster.account.accountId],
  );
  return rows[0]?.count ?? -1;
}

async function stagingTableNames(importId: string): Promise<readonly string[]> {
  const { rows } = await db.pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'staging' AND tablename LIKE $1`,
    [`%${importId.replaceAll('-', '')}%`],
  );
  return rows.map(({ name }) => name);
}

async function stagingTableCount(): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>(
    `SELECT count(*) AS count FROM pg_tables t
      WHERE schemaname = 'staging' AND NOT EXISTS (
        SELECT FROM import i WHERE i.state IN ('planned', 'staging', 'applying')
           AND t.tablename LIKE '%' || replace(i.import_id::text, '-', '') || '%')`,
  );
  return rows[0]?.count ?? -1;
}
