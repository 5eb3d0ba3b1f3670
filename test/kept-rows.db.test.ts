import { afterAll, beforeAll, expect, test } from 'vitest';
import { reversalText } from '../packages/server/src/cli/import-summary.ts';
import { summarizeImport } from '../packages/server/src/imports/report-summary.ts';
import { createTestDatabase, type TestDatabase } from './support/create-test-database.ts';
import { createEngineAccount, type EngineAccount } from './support/engine-account.ts';

let db: TestDatabase;
let account: EngineAccount;
beforeAll(async () => {
  db = await createTestDatabase();
  account = await createEngineAccount(db);
});
afterAll(async () => {
  await account.close();
  await db.close();
});

const HEADER = 'First Name,Email,Company,Do not email';

test('M2 every row that undoing kept is listed with the contact and the reason', async () => {
  await account.importLines([HEADER, 'Bob,bob@x.com,,']);
  const others = Array.from({ length: 25 }, (_, at) => `P${at},p${at}@x.com,,`);
  const record = await account.importLines([HEADER, 'Bob,bob@x.com,Bolt,yes', ...others]);
  await account.edit('Bob', (bob) => ({ ...bob, company: 'Dot' }));
  for (const at of others.keys()) await account.edit(`P${at}`, (one) => ({ ...one, city: 'Oslo' }));
  const summary = await summarizeImport(account.muster, await account.reverse('undo', record));
  expect(summary.keptRows).toHaveLength(26);
  expect(summary.keptRows.slice(0, 2)).toEqual([
    {
      row: 2,
      recordId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: 'Bob',
      fields: [
        { field: 'company', label: 'Company', reason: 'changed' },
        { field: 'do_not_email', label: expect.any(String), reason: 'protected' },
      ],
    },
    {
      row: 3,
      recordId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: 'P0',
      fields: [{ field: null, label: null, reason: 'changed' }],
    },
  ]);
  const text = reversalText(summary);
  expect(text).toMatch(/Row 2, Bob: Company: changed since;/);
  expect(text.match(/Row \d+, /g)).toHaveLength(20);
  expect(text).toContain('6 more in: muster show');
});

test('no row is listed once nothing is kept', async () => {
  const record = await account.importLines([HEADER, 'Cem,cem@x.com,,']);
  const summary = await summarizeImport(account.muster, await account.reverse('undo', record));
  expect(summary.keptRows).toEqual([]);
  expect(reversalText(summary)).not.toContain('Row ');
});
