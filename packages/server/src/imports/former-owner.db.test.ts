import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import {
  createEngineAccount,
  type EngineAccount,
} from '../../../../test/support/engine-account.ts';
import { addMember, findMembers } from '../crm/change-settings.ts';
import { exportContacts } from '../crm/export-contacts.ts';

let db: TestDatabase;
let account: EngineAccount;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  account = await createEngineAccount(db);
  await add();
  await account.importLines(['Email,Owner', 'a@x.com,Ann Lee']);
  await db.pool.query('UPDATE member SET left_at = now() WHERE account_id = $1', [
    account.muster.account.accountId,
  ]);
});
afterEach(() => account.close());

test('who has left is given no contacts by name, and is a member no more', async () => {
  const record = await account.importLines(['Email,Owner', 'b@x.com,Ann Lee']);
  expect(record.applied).toMatchObject({ created: 1 });
  const [before, after] = await account.people();
  expect(before).toHaveProperty('owner');
  expect(after).not.toHaveProperty('owner');
  expect(await members()).toEqual([]);
});

test('who has left still owns what they own: an export that is imported again changes nothing', async () => {
  const { pool, account: own, dataFolder } = account.muster;
  const path = join(dataFolder, 'export.csv');
  await exportContacts(pool, own, { path, format: 'csv' });
  const text = await readFile(path, 'utf8');
  expect(text).toContain('ann@acme.com');
  const digest = await account.digest();
  const again = await account.importLines(text.trimEnd().split('\r\n'));
  expect(again.applied).toEqual({ unchanged: 1, warnings: 0 });
  expect(await account.digest()).toBe(digest);
});

test('who is added again is found by name again', async () => {
  await add();
  await account.importLines(['Email,Owner', 'b@x.com,Ann Lee']);
  const [before, after] = await account.people();
  expect(after?.['owner']).toBe(before?.['owner']);
  expect(await members()).toMatchObject([{ name: 'Ann Lee' }]);
});

function add(): Promise<unknown> {
  const { pool, account: own } = account.muster;
  return addMember(pool, own, { name: 'Ann Lee', email: 'ann@acme.com' });
}

function members(): ReturnType<typeof findMembers> {
  return findMembers(account.muster.pool, account.muster.account);
}
