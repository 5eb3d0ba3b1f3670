import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openImport, startImport } from '../../packages/server/src/imports/import-file.ts';
import type { Muster } from '../../packages/server/src/imports/muster.ts';
import { ensureAccount } from '../../packages/server/src/store/accounts.ts';
import type { ImportRecord } from '../../packages/server/src/store/imports.ts';
import { createTestDatabase, type TestDatabase } from '../support/create-test-database.ts';

const RACES = 20;
const PEOPLE = 3_000;
const BATCH_ROWS = 200;

let db: TestDatabase;
let folder: string;

beforeAll(async () => {
  db = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'muster-race-'));
});

afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

test(`two imports of the same people at once, in opposite order, ${RACES} times: one contact a person, no error`, async () => {
  const people = Array.from({ length: PEOPLE }, (_, at) => at);
  const there = await writePeople('there.csv', people, 'There');
  const back = await writePeople('back.csv', people.toReversed(), 'Back');
  for (let race = 0; race < RACES; race += 1) {
    const muster = await openMuster(`race ${race}`);
    const records = await Promise.all([importPeople(muster, there), importPeople(muster, back)]);
    for (const { state, applied } of records) {
      expect(state).toBe('applied');
      expect(applied.failed ?? 0).toBe(0);
      expect((applied.created ?? 0) + (applied.updated ?? 0)).toBe(PEOPLE);
    }
    const { rows } = await db.pool.query<{ contacts: number; emails: number; keys: number }>(
      `SELECT (SELECT count(*) FROM contact WHERE account_id = $1) AS contacts,
              (SELECT count(DISTINCT value) FROM contact_key WHERE account_id = $1 AND kind = 'email') AS emails,
              (SELECT count(*) FROM contact_key WHERE account_id = $1) AS keys`,
      [muster.account.accountId],
    );
    expect(rows[0]).toEqual({ contacts: PEOPLE, emails: PEOPLE, keys: 2 * PEOPLE });
  }
});

test('imports into different accounts at once do not meet', async () => {
  const file = await writePeople('own.csv', [1, 2, 3], 'Own');
  const records = await Promise.all(
    ['left', 'right'].map(async (name) => importPeople(await openMuster(name), file)),
  );
  expect(records.map(({ applied }) => applied.created)).toEqual([3, 3]);
});

async function openMuster(name: string): Promise<Muster> {
  const account = await ensureAccount(db.pool, name);
  return {
    pool: db.poolOf(account.accountId),
    revive: async () => undefined,
    account,
    dataFolder: folder,
  };
}

async function importPeople(muster: Muster, path: string): Promise<ImportRecord> {
  const opened = await openImport(muster, {
    path,
    object: 'contact',
    mode: 'upsert',
    choices: [],
    onEmpty: 'keep',
    constants: {},
    reading: {},
  });
  return startImport(muster, opened, { batchRows: BATCH_ROWS });
}

async function writePeople(
  name: string,
  people: readonly number[],
  company: string,
): Promise<string> {
  const path = join(folder, name);
  const lines = people.map(
    (at) => `Ann ${at},ann${at}@example.com,+1415${2_000_000 + at},${company}`,
  );
  await writeFile(path, `First Name,Email,Phone,Company\n${lines.join('\n')}\n`);
  return path;
}
