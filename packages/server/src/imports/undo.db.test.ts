import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import {
  createEngineAccount,
  type EngineAccount,
  keysThatDiffer,
} from '../../../../test/support/engine-account.ts';
import { addField, removeField } from '../crm/fields.ts';
import type { ImportRecord } from '../store/imports.ts';
import { runImport } from './run-import.ts';

let db: TestDatabase;
const accounts: EngineAccount[] = [];
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(async () => {
  await Promise.all(accounts.map((account) => account.close()));
  await db.close();
});

async function accountWith(
  lines: readonly string[],
  settings: Parameters<typeof createEngineAccount>[1] = {},
): Promise<EngineAccount> {
  const account = await createEngineAccount(db, settings);
  accounts.push(account);
  if (lines.length > 0) await account.importLines(lines);
  return account;
}

const BEFORE = [
  'First Name,Email,Phone,Company,Tags',
  'Ann,ann@x.com,4155550101,Acme,vip',
  'Bob,bob@x.com,4155550102,,',
];
const FILE = [
  'First Name,Email,Phone,Company,Tags,Do not email',
  'Ann,ann@x.com,4155550191,Bolt,fair,',
  'Bob,bob@x.com,,Bolt,fair,yes',
  'Cem,cem@x.com,4155550103,Bolt,fair,',
  'Cem,cem@x.com,4155550193,Cog,,',
  'Ann,ann@x.com,,,,',
];

describe('C4 M2 undo where nobody changed anything', () => {
  test('leaves the account as it was, but for do-not-contact; redo as the import left it', async () => {
    const account = await accountWith(BEFORE);
    const start = await account.digest();
    const record = await account.importLines(FILE.map((line) => line.replace(',yes', ',')));
    const after = await account.digest();
    expect(after).not.toBe(start);
    expect((await account.reverse('undo', record)).undone).toEqual({ reversed: 4 });
    expect(await account.digest()).toBe(start);
    expect(await keysThatDiffer(db, account.muster)).toEqual([]);
    expect((await account.reverse('redo', record)).state).toBe('applied');
    expect(await account.digest()).toBe(after);
    expect(await keysThatDiffer(db, account.muster)).toEqual([]);
  });

  test('M14 a do-not-contact flag stays, and its row says so', async () => {
    const account = await accountWith(BEFORE);
    const record = await account.importLines(FILE);
    expect((await account.reverse('undo', record)).undone).toEqual({ reversed: 3, kept: 1 });
    expect(await account.people()).toMatchObject([
      { first_name: 'Ann', company: 'Acme', tags: ['vip'] },
      { first_name: 'Bob', do_not_email: true },
    ]);
    expect((await account.people())[1]).not.toHaveProperty('company');
    expect(await account.ledger(record)).toEqual([
      { row: '2 updated', undo: 'reversed', note: null },
      { row: '3 updated', undo: 'kept', note: { do_not_email: 'protected' } },
      { row: '4 created', undo: 'reversed', note: null },
      { row: '5 updated', undo: 'reversed', note: null },
      { row: '6 unchanged', undo: null, note: null },
    ]);
  });

  test('undoing twice is undoing once: no version, no count changes', async () => {
    const account = await accountWith(BEFORE);
    const record = await account.importLines(FILE);
    const first = await account.reverse('undo', record);
    const versions = await account.versions();
    const ledger = await account.ledger(record);
    const second = await account.reverse('undo', record);
    expect([second.state, second.undone]).toEqual([first.state, first.undone]);
    expect(await account.versions()).toEqual(versions);
    expect(await account.ledger(record)).toEqual(ledger);
  });
});

describe('C4 M2 undo does not trample on what people changed since', () => {
  test('changed values, changed creations and tags added by hand are kept and listed', async () => {
    const account = await accountWith(BEFORE);
    const record = await account.importLines(FILE.map((line) => line.replace(',yes', ',')));
    await account.edit('Ann', (ann) => ({ ...ann, tags: ['vip', 'fair', 'mine'] }));
    await account.edit('Bob', (bob) => ({ ...bob, company: 'Dot', city: 'Rome' }));
    await account.edit('Cem', (cem) => ({ ...cem, city: 'Oslo' }));
    expect((await account.reverse('undo', record)).undone).toEqual({ reversed: 2, kept: 2 });
    expect(await account.people()).toEqual([
      {
        first_name: 'Ann',
        email: 'ann@x.com',
        phone: '+14155550101',
        company: 'Acme',
        tags: ['vip', 'mine'],
      },
      {
        first_name: 'Bob',
        email: 'bob@x.com',
        phone: '+14155550102',
        company: 'Dot',
        city: 'Rome',
      },
      expect.objectContaining({ first_name: 'Cem', company: 'Bolt', city: 'Oslo' }),
    ]);
    expect((await account.ledger(record)).slice(0, 4)).toEqual([
      { row: '2 updated', undo: 'reversed', note: null },
      { row: '3 updated', undo: 'kept', note: { company: 'changed' } },
      { row: '4 created', undo: 'kept', note: { '': 'changed' } },
      { row: '5 updated', undo: 'reversed', note: null },
    ]);
    expect(await keysThatDiffer(db, account.muster)).toEqual([]);
  });

  test('a contact that somebody deleted since stays in the bin', async () => {
    const account = await accountWith(BEFORE);
    const record = await account.importLines(FILE);
    await account.bin('Ann');
    await account.bin('Cem');
    expect((await account.reverse('undo', record)).undone).toEqual({ kept: 4 });
    expect((await account.people()).map((one) => one['first_name'])).toEqual(['Bob']);
  });

  test('a phone that another contact has by now is not given back', async () => {
    const account = await accountWith(BEFORE);
    const record = await account.importLines(FILE);
    await account.edit('Bob', (bob) => ({ ...bob, phone: '+14155550101' }));
    await account.reverse('undo', record);
    const [ann] = await account.people();
    expect(ann).toMatchObject({ phone: '+14155550191', company: 'Acme' });
    expect((await account.ledger(record))[0]).toEqual({
      row: '2 updated',
      undo: 'kept',
      note: { phone: 'key_taken' },
    });
    expect(await keysThatDiffer(db, account.muster)).toEqual([]);
  });

  test('redo does not bring back a contact whose email somebody else has by now', async () => {
    const account = await accountWith(BEFORE);
    const record = await account.importLines(FILE);
    await account.reverse('undo', record);
    await account.edit('Ann', (ann) => ({ ...ann, email: 'cem@x.com' }));
    const redone = await account.reverse('redo', record);
    expect((await account.people()).map((one) => one['first_name'])).toEqual(['Ann', 'Bob']);
    expect(Object.values(redone.undone).every((count) => count >= 0)).toBe(true);
    expect(await keysThatDiffer(db, account.muster)).toEqual([]);
  });
});

test('undoing again is about what was kept: a tag that somebody has added anew stays', async () => {
  const account = await accountWith(BEFORE);
  const record = await account.importLines(FILE.map((line) => line.replace(',yes', ',')));
  await account.edit('Bob', (bob) => ({ ...bob, company: 'Dot' }));
  await account.reverse('undo', record);
  await account.edit('Bob', (bob) => ({ ...bob, tags: ['fair'], company: 'Bolt' }));
  expect((await account.reverse('undo', record)).undone).toEqual({ reversed: 4, kept: 0 });
  const bob = (await account.people())[1];
  expect(bob).toMatchObject({ first_name: 'Bob', tags: ['fair'] });
  expect(bob).not.toHaveProperty('company');
});

test('a redo after a kept row never counts below zero, and undoing again counts anew', async () => {
  const account = await accountWith(BEFORE);
  const record = await account.importLines(FILE);
  await account.edit('Bob', (bob) => ({ ...bob, company: 'Dot' }));
  const undone = await account.reverse('undo', record);
  const redone = await account.reverse('redo', record);
  expect(redone.undone).toEqual({ reversed: 0, kept: 0 });
  expect((await account.reverse('undo', record)).undone).toEqual(undone.undone);
});

describe('C4 M6 undo broken off', () => {
  const lines = ['First Name,Email,Company', ...people(20, (at) => `P${at},p${at}@x.com,New`)];

  test('goes on from where it stood, in a fresh job, to the same end', async () => {
    const account = await accountWith([
      'First Name,Email',
      ...people(10, (at) => `P${at},p${at}@x.com`),
    ]);
    const start = await account.digest();
    const record = await account.importLines(lines);
    const after = await account.digest();
    for (const kind of ['undo', 'redo', 'undo'] as const) {
      await expect(account.reverse(kind, record, breaksOff(2))).rejects.toThrow('broken off');
      const resumed = await runImport(account.muster, record.importId, { batchRows: 3 });
      expect(resumed.state).toBe(kind === 'undo' ? 'undone' : 'applied');
      expect(resumed.undone.reversed).toBe(kind === 'undo' ? 20 : 0);
      expect(await account.digest()).toBe(kind === 'undo' ? start : after);
    }
  });

  test('an undo broken off can be turned round, and a redo too', async () => {
    const account = await accountWith([]);
    const start = await account.digest();
    const record = await account.importLines(lines);
    const after = await account.digest();
    await expect(account.reverse('undo', record, breaksOff(3))).rejects.toThrow('broken off');
    expect((await account.reverse('redo', record)).undone.reversed).toBe(0);
    expect(await account.digest()).toBe(after);
    await account.reverse('undo', record);
    await expect(account.reverse('redo', record, breaksOff(3))).rejects.toThrow('broken off');
    expect((await account.reverse('undo', record)).undone.reversed).toBe(20);
    expect(await account.digest()).toBe(start);
  });

  test('an import that is applied in part is undone in part; redone, it goes on to the end', async () => {
    const account = await accountWith([]);
    const start = await account.digest();
    let importId = '';
    const options = {
      ...breaksOff(3, 'applying'),
      onStart: (id: string) => {
        importId = id;
      },
    };
    await expect(account.importLines(lines, options)).rejects.toThrow('broken off');
    const record = { importId } as ImportRecord;
    expect((await account.people()).length).toBe(5);
    const undone = await account.reverse('undo', record);
    expect([undone.state, undone.undone]).toEqual(['undone', { reversed: 5 }]);
    expect(await account.digest()).toBe(start);
    expect((await account.reverse('redo', record)).state).toBe('applying');
    const applied = await runImport(account.muster, importId, { batchRows: 3 });
    expect([applied.state, applied.applied.created]).toEqual(['applied', 20]);
    expect((await account.people()).length).toBe(20);
  });
});

describe('M2 two imports of the same people are undone in any order', () => {
  const A = ['First Name,Email,Company,City', 'Ann,ann@x.com,A Inc,Rome', 'Cem,cem@x.com,A Inc,'];
  const B = ['First Name,Email,Company', 'Ann,ann@x.com,B Inc', 'Cem,cem@x.com,B Inc'];

  test('the later one first', async () => {
    const account = await accountWith(BEFORE);
    const start = await account.digest();
    const first = await account.importLines(A);
    const between = await account.digest();
    const second = await account.importLines(B);
    expect((await account.reverse('undo', second)).undone).toEqual({ reversed: 2 });
    expect(await account.digest()).toBe(between);
    expect((await account.reverse('undo', first)).undone).toEqual({ reversed: 2 });
    expect(await account.digest()).toBe(start);
  });

  test('the earlier one first: kept where the later one changed it, and taken back after that', async () => {
    const account = await accountWith(BEFORE);
    const start = await account.digest();
    const first = await account.importLines(A);
    const second = await account.importLines(B);
    expect((await account.reverse('undo', first)).undone).toEqual({ kept: 2 });
    expect(await account.ledger(first)).toEqual([
      { row: '2 updated', undo: 'kept', note: { company: 'changed' } },
      { row: '3 created', undo: 'kept', note: { '': 'changed' } },
    ]);
    expect(await account.people()).toMatchObject([
      { first_name: 'Ann', company: 'B Inc' },
      {},
      { first_name: 'Cem', company: 'B Inc' },
    ]);
    expect((await account.people())[0]).not.toHaveProperty('city');
    await account.reverse('undo', second);
    const again = await account.reverse('undo', first);
    expect([again.state, again.undone]).toEqual(['undone', { kept: 0, reversed: 2 }]);
    expect(await account.digest()).toBe(start);
    expect(await keysThatDiffer(db, account.muster)).toEqual([]);
  });
});

function people(count: number, line: (at: number) => string): string[] {
  return Array.from({ length: count }, (_, at) => line(at));
}

/** Options under which the work is broken off after that many batches. */
function breaksOff(
  batches: number,
  stage = '',
): { batchRows: number; onProgress: (progress: { stage: string }) => void } {
  let left = batches;
  return {
    batchRows: 3,
    onProgress(progress) {
      if (stage !== '' && progress.stage !== stage) return;
      left -= 1;
      if (left === 0) throw new Error('broken off');
    },
  };
}

describe('C4 undo of an import whose field was removed since', () => {
  test('takes back everything but the field, and so does redo', async () => {
    const account = await accountWith(BEFORE);
    const { muster } = account;
    const start = await account.digest();
    const { pool, account: own } = muster;
    await addField(pool, own, { label: 'Locker', type: 'text', options: [], key: null });
    const record = await account.importLines([
      'First Name,Email,Company,Locker',
      'Ann,ann@x.com,Bolt,7',
      'Cem,cem@x.com,Cog,8',
    ]);
    await removeField(pool, own, { name: 'Locker', withValues: true });
    const after = await account.people();
    expect((await account.reverse('undo', record)).undone).toEqual({ reversed: 2 });
    expect(await account.digest()).toBe(start);
    await account.reverse('redo', record);
    expect(await account.people()).toEqual(after);
    expect(await keysThatDiffer(db, muster)).toEqual([]);
  });
});
