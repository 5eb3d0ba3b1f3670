import { stat } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { createEngineAccount } from '../../../../test/support/engine-account.ts';
import { storedFilePath } from '../files/file-store.ts';
import { requestRun } from '../imports/request-run.ts';
import { runWanted } from '../imports/run-wanted.ts';
import { eraseAccount } from './erase-account.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

test.each(['reading', 'applying'] as const)(
  'an account that is erased while a worker is %s its file leaves nothing behind',
  async (stage) => {
    const account = await createEngineAccount(db);
    const { muster } = account;
    const { accountId, name } = muster.account;
    const lines = Array.from({ length: 60_000 }, (_, at) => `P${at},p${at}@x.com`);
    let importId = '';
    const halt = new AbortController();
    const beginning = account.importLines(['First name,Email', ...lines], {
      onStart: (id) => {
        importId = id;
      },
      onProgress: (progress) => {
        if (progress.stage === stage) halt.abort();
        halt.signal.throwIfAborted();
      },
    });
    await expect(beginning).rejects.toThrow('aborted');
    await requestRun(muster, importId, 'applied');
    const unexpected: unknown[] = [];
    const working = runWanted(muster, importId, {
      signal: new AbortController().signal,
      batchRows: 500,
      onUnexpected: (error) => unexpected.push(error),
    });
    await inMiddle(importId, stage);
    await eraseAccount(muster, db.registry, name);
    expect(await working).toBe('lost');
    expect(unexpected).toEqual([]);
    const { rows } = await db.pool.query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'staging'::regnamespace AND relname LIKE $1`,
      [`%${importId.replaceAll('-', '')}%`],
    );
    expect(rows).toEqual([]);
    for (const table of ['import', 'import_run', 'import_row', 'contact', 'contact_key', 'event']) {
      const left = await db.pool.query(`SELECT FROM ${table} WHERE account_id = $1`, [accountId]);
      expect([table, left.rowCount]).toEqual([table, 0]);
    }
    await expect(stat(storedFilePath(muster.dataFolder, importId))).rejects.toMatchObject({
      code: 'ENOENT',
    });
    await account.close();
  },
);

/** Once the worker has tables of its own, or has applied some rows. */
async function inMiddle(importId: string, stage: 'reading' | 'applying'): Promise<void> {
  const { rows } = await db.pool.query<{ there: boolean }>(
    stage === 'applying'
      ? 'SELECT cursor > 1000 AS there FROM import WHERE import_id = $1'
      : `SELECT EXISTS (SELECT FROM pg_class WHERE relname = 'row_' || replace($1, '-', '') || '_2') AS there`,
    [importId],
  );
  if (rows[0]?.there !== true) await inMiddle(importId, stage);
}
