import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import {
  createEngineAccount,
  type EngineAccount,
} from '../../../../test/support/engine-account.ts';
import { withTransaction } from '../database/with-transaction.ts';
import { dispatchEvents, expandImport } from '../store/dispatch-events.ts';
import { findImport } from './find-import.ts';
import { runImport } from './run-import.ts';

const LINES = ['First name,Email', 'Ann,ann@x.com', 'Bob,bob@x.com', 'Cem,cem@x.com'];

let db: TestDatabase;
let account: EngineAccount;
beforeAll(async () => {
  db = await createTestDatabase();
  account = await createEngineAccount(db);
  await db.pool.query(
    `INSERT INTO webhook (account_id, webhook_id, url, description, event_types, contacts_of_imports, secret)
     VALUES ($1, gen_random_uuid(), 'https://example.com', '', '{}', true, '')`,
    [account.muster.account.accountId],
  );
});
afterAll(async () => {
  await account.close();
  await db.close();
});

test('redoing the part of an import that was applied tells nobody that it is applied', async () => {
  let importId = '';
  const halt = new AbortController();
  const applying = account.importLines(LINES, {
    batchRows: 1,
    onStart: (id) => {
      importId = id;
    },
    onProgress: ({ stage, done }) => {
      if (stage === 'applying' && done === 2) halt.abort();
      halt.signal.throwIfAborted();
    },
  });
  await expect(applying).rejects.toThrow('aborted');
  const record = await findImport(account.muster, importId);
  await account.reverse('undo', record);
  expect(await account.reverse('redo', record)).toMatchObject({ state: 'applying' });
  expect(await eventsOf(importId)).toEqual(['import.planned', 'import.undone']);
  await runImport(account.muster, importId, {});
  expect((await eventsOf(importId)).at(-1)).toBe('import.applied');
});

test('redoing an import tells of the contacts that it restored, and of no others', async () => {
  const lines = LINES.map((line) => line.replace('@x', '@y'));
  const record = await account.importLines(lines);
  await account.reverse('undo', record);
  await account.importLines(['First name,Email', 'Dee,bob@y.com']);
  expect((await account.reverse('redo', record)).undone).toMatchObject({ reversed: 1 });
  const { pool } = account.muster;
  const { accountId } = pool;
  await withTransaction(pool, (client) => dispatchEvents(client, accountId));
  while (await withTransaction(pool, (client) => expandImport(client, accountId)));
  const { rows } = await db.pool.query<{ row: number }>(
    `SELECT (data ->> 'row')::integer AS row FROM event
      WHERE type = 'contact.restored' AND data ->> 'importId' = $1 ORDER BY 1`,
    [record.importId],
  );
  expect(rows.map(({ row }) => row)).toEqual([2, 4]);
});

async function eventsOf(importId: string): Promise<readonly string[]> {
  const { rows } = await db.pool.query<{ type: string }>(
    `SELECT type FROM event WHERE data ->> 'importId' = $1 ORDER BY event_id`,
    [importId],
  );
  return rows.map(({ type }) => type);
}
