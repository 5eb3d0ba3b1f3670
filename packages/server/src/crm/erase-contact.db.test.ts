import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import {
  createEngineAccount,
  type EngineAccount,
} from '../../../../test/support/engine-account.ts';
import { untilWaiting } from '../../../../test/support/until-waiting.ts';
import { storedFilePath } from '../files/file-store.ts';
import { openReport } from '../imports/import-files.ts';
import { runImport } from '../imports/run-import.ts';
import type { Condition } from '@muster/core/contract/contact-filter';
import { withTransaction } from '../database/with-transaction.ts';
import { writeSettings } from '../store/accounts.ts';
import { readRevision } from '../store/revisions.ts';
import { wantPhotosOfImport } from '../store/photos.ts';
import { startBulkAction } from './bulk-actions.ts';
import { createContact, restoreContact, updateContact } from './change-contacts.ts';
import { eraseAccount } from './erase-account.ts';
import { eraseContact, finishErasures } from './erase-contact.ts';
import { listContacts } from './list-contacts.ts';
import { runBulkAction } from './run-bulk-action.ts';
import { createSmartList, listSmartLists } from './smart-lists.ts';
import { liftSuppression, pageOfSuppressions } from './suppressions.ts';
import { sweepAccount, sweepRetention } from './sweep-retention.ts';

const ACTOR = { kind: 'person', id: 'p', name: 'Pat' } as const;
const FILE = [
  'First name,Email,Phone',
  'Ann,ann@example.com,+14155550101',
  'Bob,bob@example.com,+14155550102',
  'Cem,cem@example.com,+14155550103',
];

let db: TestDatabase;
let account: EngineAccount;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  account = await createEngineAccount(db);
});
afterEach(() => account.close());

describe('erasing a person', () => {
  test('leaves their email, phone and name nowhere in the database and in no stored file', async () => {
    const record = await account.importLines(FILE);
    // Quoted by issues of another import, which holds them in its file as well.
    const again = await account.importLines([...FILE, 'Bo,bob@example.com,'], { mode: 'create' });
    await updateContact(account.muster, ACTOR, {
      contactId: await idOf('Bob'),
      version: null,
      values: { company: 'Bobcorp' },
    });
    await eraseContact(account.muster, await idOf('Bob'));
    await finishErasures(account.muster);
    expect(await tablesWith('bob')).toEqual([]);
    expect(await tablesWith('4155550102')).toEqual([]);
    expect(await tablesWith('ann@example.com')).toContain('contact');
    for (const { importId } of [record, again]) {
      const file = await readFile(storedFilePath(account.muster.dataFolder, importId), 'utf8');
      expect(file).not.toMatch(/bob|550102/i);
      expect(file).toContain('Cem,cem@example.com,+14155550103');
    }
    expect(await namesLeft()).toEqual(['Ann', 'Cem']);
    const { rows } = await db.pool.query('SELECT FROM erasure WHERE account_id = $1', [
      account.muster.account.accountId,
    ]);
    expect(rows).toHaveLength(0);
  });

  test('leaves smart lists that name somebody whose email or phone only ends or begins like theirs', async () => {
    await account.importLines(FILE);
    const { muster } = account;
    const choices = { columns: null, sort: '@created' };
    const lists: readonly (readonly [string, readonly Condition[], string])[] = [
      ['acem@example.com', [{ field: 'email', operator: 'is', value: 'acem@example.com' }], ''],
      ['two', [{ field: 'email', operator: 'is_not', value: 'a.cem@example.com' }], ''],
      ['three', [{ field: 'email', operator: 'is', value: 'cem@example.com.au' }], ''],
      ['four', [{ field: 'phone', operator: 'starts_with', value: '+141555501034' }], ''],
      ['five', [], 'cem@example.community'],
    ];
    for (const [name, filter, search] of lists) {
      await createSmartList(muster, ACTOR, { ...choices, name, filter, search });
    }
    const before = await listSmartLists(muster.pool);
    await eraseContact(muster, await idOf('Cem'));
    expect(await listSmartLists(muster.pool)).toEqual(before);
  });

  test('takes them out of smart lists and bulk edits; what the lists find stays the same', async () => {
    await account.importLines(FILE);
    const { muster } = account;
    const bob = await idOf('Bob');
    const usual = { search: '', columns: null, sort: '@created' };
    const filters: readonly (readonly [string, readonly Condition[]])[] = [
      ['only them', [{ field: 'phone', operator: 'is', value: '(415) 555-0102' }]],
      [
        'one of',
        [{ field: 'email', operator: 'in', value: ['bob@example.com', 'ann@example.com'] }],
      ],
      ['the others', [{ field: 'email', operator: 'is_not', value: 'BOB@example.com' }]],
      ['by ID', [{ field: 'contact_id', operator: 'is', value: bob }]],
      ['Bob@example.com', [{ field: 'email', operator: 'not_empty' }]],
      ['none of it', [{ field: 'phone', operator: 'starts_with', value: '+1415' }]],
    ];
    for (const [name, filter] of filters) {
      await createSmartList(muster, ACTOR, { ...usual, name, filter });
    }
    await createSmartList(muster, ACTOR, {
      ...usual,
      name: 'searched',
      filter: [],
      search: 'bob@example.com',
    });
    const { bulkActionId } = await startBulkAction(muster, ACTOR, {
      selection: { ids: [bob] },
      change: { kind: 'edit', set: { notes: 'ask bob@example.com' }, add: {}, remove: {} },
    });
    await runBulkAction(muster, bulkActionId);
    await eraseContact(muster, bob);
    await finishErasures(muster);
    expect(await tablesWith('bob')).toEqual([]);
    expect(await tablesWith('555-0102')).toEqual([]);
    const found: Record<string, readonly unknown[]> = {};
    for (const list of await listSmartLists(muster.pool)) {
      const page = { ...list, binned: false, limit: 10, cursor: null, withTotal: false };
      const { items } = await listContacts(muster, page);
      const name = list.name.replace(/ .{36}$/, '');
      found[name] = items.map(({ values }) => values['first_name']);
    }
    expect(found).toEqual({
      '(erased)': ['Ann', 'Cem'],
      'by ID': [],
      'none of it': ['Ann', 'Cem'],
      'one of': ['Ann'],
      'only them': [],
      searched: [],
      'the others': ['Ann', 'Cem'],
    });
  });

  test('makes later imports fail their rows, until an owner lifts the suppression', async () => {
    await account.importLines(FILE);
    await eraseContact(account.muster, await idOf('Bob'));
    const second = await account.importLines(FILE);
    expect(second.applied).toMatchObject({ unchanged: 2, failed: 1 });
    expect(await issueCodes(second.importId)).toEqual(['suppressed']);
    expect(await tablesWith('bob')).toEqual([]);
    const { items } = await pageOfSuppressions(account.muster, { limit: 10 });
    expect(items.map(({ kind }) => kind).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'email',
      'phone',
    ]);
    for (const { suppressionId } of items) await liftSuppression(account.muster, suppressionId);
    const third = await account.importLines(FILE);
    expect(third.applied).toMatchObject({ unchanged: 2, created: 1 });
  });

  test('keeps people from adding them by hand, or giving their email to another contact', async () => {
    await account.importLines(FILE);
    await eraseContact(account.muster, await idOf('Bob'));
    const values = { first_name: 'Bob', email: 'BOB@example.com' };
    const refusal = { code: 'suppressed' };
    await expect(createContact(account.muster, ACTOR, values)).rejects.toMatchObject(refusal);
    const change = { contactId: await idOf('Ann'), version: null, values };
    await expect(updateContact(account.muster, ACTOR, change)).rejects.toMatchObject(refusal);
  });

  test('keeps others with their email in the bin, one by one and together', async () => {
    await account.close();
    account = await createEngineAccount(db, { allow_duplicates: true });
    await account.importLines(FILE);
    await account.importLines(['First name,Email', 'Robert,bob@example.com'], { mode: 'create' });
    const robert = await idOf('Robert');
    await account.bin('Robert');
    await account.bin('Ann');
    await eraseContact(account.muster, await idOf('Bob'));
    const refusal = expect.stringContaining('erased on request');
    const restored = restoreContact(account.muster, ACTOR, { contactId: robert, version: null });
    await expect(restored).rejects.toMatchObject({ code: 'suppressed', message: refusal });
    const { bulkActionId } = await startBulkAction(account.muster, ACTOR, {
      selection: { filter: [], search: '' },
      change: { kind: 'restore' },
    });
    expect(await runBulkAction(account.muster, bulkActionId)).toMatchObject({
      state: 'done',
      counts: { changed: 1, failed: 1 },
      failures: [{ contactId: robert, code: 'suppressed', sentence: { text: refusal } }],
    });
    expect(await namesLeft()).toEqual(['Ann', 'Cem']);
  });

  test('holds for the email and phone they had before, but for what has gone to somebody else', async () => {
    await account.importLines(FILE);
    const [bob, ann] = [await idOf('Bob'), await idOf('Ann')];
    const change = (contactId: string, values: Record<string, string>) =>
      updateContact(account.muster, ACTOR, { contactId, version: null, values });
    await change(bob, { email: 'robert@example.com', phone: '+14155550199' });
    await change(ann, { phone: '+14155550102' });
    await eraseContact(account.muster, bob);
    const again = await account.importLines(FILE.map((line) => line.replace(/,[+\d]+$/, ',')));
    expect(again.applied).toMatchObject({ unchanged: 2, failed: 1 });
    const anns = await account.importLines(['First name,Phone', 'Ann,+14155550102']);
    expect(anns.applied).toMatchObject({ unchanged: 1 });
  });

  test('makes an import that was planned before fail the row', async () => {
    await account.importLines(FILE);
    const planned = await account.importLines([...FILE, 'Dan,dan@example.com,'], {
      until: 'planned',
    });
    expect(planned.planned).toMatchObject({ unchanged: 3, created: 1 });
    await eraseContact(account.muster, await idOf('Bob'));
    const applied = await runImport(account.muster, planned.importId, {});
    expect(applied.applied).toMatchObject({ unchanged: 2, created: 1, failed: 1 });
    await finishErasures(account.muster);
    expect(await tablesWith('bob')).toEqual([]);
  });

  test('in the middle of an import that has them stops its worker, and the next one fails the row', async () => {
    await account.importLines(FILE);
    const bob = await idOf('Bob');
    const many = Array.from({ length: 3_000 }, (_, at) => `P${at},p${at}@example.com,`);
    const erasing: Promise<unknown>[] = [];
    let importId = '';
    const running = account.importLines([...FILE.slice(0, 1), ...many, ...FILE.slice(1)], {
      batchRows: 100,
      onStart: (id) => {
        importId = id;
      },
      onProgress: ({ stage, done }) => {
        if (stage !== 'applying' || done <= 500 || erasing.length > 0) return;
        erasing.push(eraseContact(account.muster, bob));
      },
    });
    await expect(running).rejects.toMatchObject({ code: 'taken_over' });
    await Promise.all(erasing);
    await sweepAccount(account.muster, new AbortController().signal);
    const { applied } = await runImport(account.muster, importId, {});
    expect(applied).toMatchObject({ created: 3_000, unchanged: 2 });
    expect((applied.failed ?? 0) + (applied.skipped ?? 0)).toBe(1);
    expect(await tablesWith('bob@')).toEqual([]);
  });

  test('leaves an import that brought them able to be undone', async () => {
    const record = await account.importLines(FILE);
    await eraseContact(account.muster, await idOf('Bob'));
    const undone = await account.reverse('undo', record);
    expect(undone.undone).toEqual({ reversed: 2, kept: 1 });
    await account.reverse('redo', record);
    expect(await namesLeft()).toEqual(['Ann', 'Cem']);
  });

  test('tells of other contacts with the same email, which stay', async () => {
    await account.close();
    account = await createEngineAccount(db, { allow_duplicates: true });
    await account.importLines(['First name,Email', 'Bob,bob@example.com']);
    await account.importLines(['First name,Email', 'Robert,bob@example.com'], { mode: 'create' });
    const { sameKeys } = await eraseContact(account.muster, await idOf('Bob'));
    expect(sameKeys).toEqual([await idOf('Robert')]);
  });

  test('goes through beside somebody who notes that their photo cannot be had', async () => {
    const { muster } = account;
    const lines = FILE.map(
      (line, at) => `${line},${at ? `http://x.com/${at}.png,never` : 'Photo URL,Birthday'}`,
    );
    const { importId } = await account.importLines(lines);
    await wantPhotosOfImport(
      muster.pool,
      { accountId: muster.account.accountId, importId },
      {
        column: 3,
        limit: 10,
      },
    );
    const bob = await idOf('Bob');
    const { erasing } = await withTransaction(muster.pool, async (client) => {
      await client.query("UPDATE contact_photo SET state = 'failed' WHERE contact_id = $1", [bob]);
      const waiting = eraseContact(muster, bob);
      waiting.catch(() => undefined);
      await untilWaiting(db);
      await client.query('UPDATE import_row SET issues = NULL WHERE record_id = $1', [bob]);
      return { erasing: waiting };
    });
    expect(await erasing).toMatchObject({ contactId: bob });
    expect(await tablesWith('bob')).toEqual([]);
  });

  test('of whom there is nobody is refused', async () => {
    await expect(
      eraseContact(account.muster, '00000000-0000-7000-8000-000000000000'),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('retention', () => {
  test('keeps files and the bin unless the account says for how long', async () => {
    const { importId } = await account.importLines(FILE);
    await account.bin('Bob');
    await agePast(400);
    await sweepAccount(account.muster, new AbortController().signal);
    expect((await stat(storedFilePath(account.muster.dataFolder, importId))).size).toBeGreaterThan(
      0,
    );
    const { accountId } = account.muster.account;
    const settings = { retention_days_files: 30, retention_days_bin: 90 };
    await writeSettings(db.poolOf(accountId), accountId, settings);
    await sweepAll();
    await expect(stat(storedFilePath(account.muster.dataFolder, importId))).rejects.toMatchObject({
      code: 'ENOENT',
    });
    await expect(openReport(account.muster, importId, 'csv')).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await namesLeft()).toEqual(['Ann', 'Cem']);
    expect(await tablesWith('bob')).toEqual([]);
    // With nothing left to empty, no plan becomes outdated by looking.
    const look = async () =>
      withTransaction(account.muster.pool, async (client) => readRevision(client, accountId));
    const revision = await look();
    await sweepAll();
    expect(await look()).toBe(revision);
  });
});

describe('erasing an account', () => {
  test('leaves no row and no file of it, and every other account as it is', async () => {
    const other = await createEngineAccount(db);
    await other.importLines(FILE);
    const { importId } = await account.importLines(FILE);
    const { accountId, name } = account.muster.account;
    const exports = join(account.muster.dataFolder, 'exports', accountId);
    await mkdir(exports, { recursive: true });
    await writeFile(join(exports, 'x.csv'), 'x');
    await db.pool.query(
      `INSERT INTO audit_log (account_id, audit_id, actor_kind, actor_id, actor_name, action, subject_kind, detail)
       VALUES ($1, gen_random_uuid(), 'system', '', '', 'test', 'test', '{}')`,
      [accountId],
    );
    await expect(eraseAccount(account.muster, db.registry, 'another')).rejects.toMatchObject({
      code: 'confirmation_wrong',
    });
    await eraseAccount(account.muster, db.registry, name);
    expect(await tablesWith(accountId)).toEqual([]);
    for (const gone of [storedFilePath(account.muster.dataFolder, importId), exports]) {
      await expect(stat(gone)).rejects.toMatchObject({ code: 'ENOENT' });
    }
    expect(await other.people()).toHaveLength(3);
    await other.close();
  });

  test('is the only way in which anything leaves the audit log', async () => {
    const { accountId } = account.muster.account;
    const pool = db.poolOf(accountId);
    await expect(
      pool
        .query("SELECT set_config('muster.erases_account', 'yes', false)")
        .then(() => pool.query('DELETE FROM audit_log WHERE account_id = $1', [accountId])),
    ).rejects.toThrow('permission denied');
    await expect(db.registry.query('DELETE FROM audit_log')).rejects.toThrow('only ever added to');
  });
});

async function idOf(firstName: string): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT contact_id AS id FROM contact WHERE account_id = $1 AND data ->> 'first_name' = $2`,
    [account.muster.account.accountId, firstName],
  );
  return rows[0]?.id ?? '';
}

async function namesLeft(): Promise<readonly unknown[]> {
  return (await account.people()).map((values) => values['first_name']);
}

async function issueCodes(importId: string): Promise<readonly string[]> {
  const { rows } = await db.pool.query<{ code: string }>(
    `SELECT issue ->> 'code' AS code FROM import_row, jsonb_array_elements(issues) issue
      WHERE import_id = $1`,
    [importId],
  );
  return rows.map(({ code }) => code);
}

/** Every table, staging included, with a row of this account that has the text somewhere. */
async function tablesWith(text: string): Promise<readonly string[]> {
  const { rows: tables } = await db.pool.query<{ name: string; tenant: boolean }>(
    `SELECT c.oid::regclass::text AS name, c.relforcerowsecurity AS tenant FROM pg_class c
      WHERE c.relkind = 'r' AND (c.relforcerowsecurity OR c.relnamespace = 'staging'::regnamespace)`,
  );
  const found: string[] = [];
  for (const { name, tenant } of tables) {
    const ofAccount = tenant ? 'AND account_id = $2' : 'AND $2::uuid IS NOT NULL';
    const { rowCount } = await db.pool.query(
      `SELECT FROM ${name} t WHERE t::text ILIKE $1 ${ofAccount} LIMIT 1`,
      [`%${text}%`, account.muster.account.accountId],
    );
    if (rowCount) found.push(name);
  }
  return found;
}

/** As if so many days had passed since everything that was done. */
async function agePast(days: number): Promise<void> {
  const { accountId } = account.muster.account;
  for (const change of [
    'import SET finished_at = finished_at - make_interval(days => $2)',
    'contact SET deleted_at = deleted_at - make_interval(days => $2)',
  ]) {
    await db.pool.query(`UPDATE ${change} WHERE account_id = $1`, [accountId, days]);
  }
}

async function sweepAll(): Promise<void> {
  const { dataFolder, revive } = account.muster;
  const failures: unknown[] = [];
  await sweepRetention(
    {
      pool: db.app,
      registry: db.registry,
      dataFolder,
      revive,
      onFailure: (error) => failures.push(error),
    },
    new AbortController().signal,
  );
  expect(failures).toEqual([]);
}
