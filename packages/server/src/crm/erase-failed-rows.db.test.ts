import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { createEngineAccount } from '../../../../test/support/engine-account.ts';
import { runImport } from '../imports/run-import.ts';
import { eraseContact, finishErasures } from './erase-contact.ts';
import { sweepAccount } from './sweep-retention.ts';

const HEADER = 'Contact ID,First name,Email,Phone,Birthday';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

test('erasing a person leaves no byte of them, also where their rows failed, applied or only planned', async () => {
  const account = await createEngineAccount(db);
  const { muster } = account;
  const bad = [
    HEADER,
    'robbie-1,Bob,bob@example.com,,1.1.1990',
    'nobody-1,Ann,ann@example.com,,',
    'robbie-2,Bobby,,(415) 555-0102,',
    ',Cem,cem@example.com,,',
  ];
  await account.importLines([HEADER, ',Bob,Bob@Example.com,+1 415 555 0102,']);
  const choices = [{ column: 'Contact ID', target: 'contact_id' }];
  const applied = await account.importLines(bad, { choices });
  const planned = await account.importLines(bad, { choices, until: 'planned' });
  expect(applied.applied).toMatchObject({ failed: 3, created: 1 });
  const [bob] = await idsOf(account.muster.account.accountId, 'Bob');
  await eraseContact(muster, bob ?? '');
  await finishErasures(muster);
  await sweepAccount(muster, new AbortController().signal);
  // What the test itself wrote.
  for (const name of await readdir(muster.dataFolder)) {
    if (name.endsWith('.csv')) await rm(join(muster.dataFolder, name));
  }
  const bytes = (await filesBelow(muster.dataFolder)).join('\n');
  expect(bytes).toContain('nobody-1,Ann,ann@example.com');
  expect(bytes).not.toMatch(/bob|555.?0102|robbie/i);
  const tables = await textOfTables();
  expect(tables).toContain('nobody-1');
  expect(tables).not.toMatch(/bob|555.?0102|robbie/i);
  const after = await runImport(muster, planned.importId, {});
  expect(after.applied).toMatchObject({ unchanged: 1, failed: 1, skipped: 2 });
  await account.close();
});

async function idsOf(accountId: string, firstName: string): Promise<readonly string[]> {
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT contact_id AS id FROM contact WHERE account_id = $1 AND data ->> 'first_name' = $2`,
    [accountId, firstName],
  );
  return rows.map(({ id }) => id);
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'latin1')));
}

/** Every row of every table of the database, as text. */
async function textOfTables(): Promise<string> {
  const { rows } = await db.pool.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c
      WHERE c.relkind = 'r'
        AND c.relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of rows) {
    const found = await db.pool.query<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
    texts.push(...found.rows.map(({ text }) => text));
  }
  return texts.join('\n');
}
