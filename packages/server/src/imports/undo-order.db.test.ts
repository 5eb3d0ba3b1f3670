import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import {
  createEngineAccount,
  type EngineAccount,
  keysThatDiffer,
} from '../../../../test/support/engine-account.ts';
import type { ImportRecord } from '../store/imports.ts';

let db: TestDatabase;
const accounts: EngineAccount[] = [];
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(async () => {
  await Promise.all(accounts.map((account) => account.close()));
  await db.close();
});

async function accountWith(lines: readonly string[]): Promise<EngineAccount> {
  const account = await createEngineAccount(db);
  accounts.push(account);
  await account.importLines(lines);
  return account;
}

const BEFORE = ['First Name,Email,Company,Tags', 'Ann,ann@x.com,Acme,vip', 'Bob,bob@x.com,,'];
const HEADER = 'First Name,Email,Company,City,Phone,Tags';

test('a creation is taken back once the imports that changed it are, in whatever order these were', async () => {
  const account = await accountWith(BEFORE);
  const start = await account.digest();
  const created = await account.importLines([HEADER, 'Cem,cem@x.com,,,,']);
  const company = await account.importLines([HEADER, 'Cem,cem@x.com,Bolt,,,']);
  const city = await account.importLines([HEADER, 'Cem,cem@x.com,,Rome,,']);
  for (const record of [company, city, created]) {
    expect((await account.reverse('undo', record)).undone).toEqual({ reversed: 1 });
  }
  expect(await account.digest()).toBe(start);
  expect(await keysThatDiffer(db, account.muster)).toEqual([]);
});

test('a value that comes and goes is undone to the first, also when an earlier import is undone first', async () => {
  const account = await accountWith(BEFORE);
  const start = await account.digest();
  const there = await account.importLines([HEADER, 'Ann,ann@x.com,Bolt,,,']);
  const back = await account.importLines([HEADER, 'Ann,ann@x.com,Acme,,,']);
  expect((await account.reverse('undo', there)).undone).toEqual({ kept: 1 });
  await account.reverse('undo', back);
  await account.reverse('undo', there);
  expect(await account.digest()).toBe(start);
});

test('a contact that somebody edited between imports is kept, however these are undone', async () => {
  const account = await accountWith(BEFORE);
  const created = await account.importLines([HEADER, 'Cem,cem@x.com,,,,']);
  await account.edit('Cem', (cem) => ({ ...cem, city: 'Oslo' }));
  const company = await account.importLines([HEADER, 'Cem,cem@x.com,Bolt,,,']);
  await account.reverse('undo', company);
  expect((await account.reverse('undo', created)).undone).toEqual({ kept: 1 });
  expect((await account.people()).at(-1)).toMatchObject({ first_name: 'Cem', city: 'Oslo' });
});

test('an email that cannot be given back does not keep the contact from being undone', async () => {
  const account = await accountWith(BEFORE);
  const start = await account.digest();
  const files = [
    ['Ann,ann@x.com,,,4155550101,'],
    ['Cem,cem@x.com,,,4155550101,'],
    ['Ann,ann@x.com,,,4155550102,'],
    ['Dee,dee@x.com,,,4155550102,'],
  ];
  const records: ImportRecord[] = [];
  for (const rows of files) records.push(await account.importLines([HEADER, ...rows]));
  await undoAll(account, records);
  expect(await account.digest()).toBe(start);
});

test('emails that three imports made contacts exchange do not keep a creation from being undone', async () => {
  const account = await accountWith(BEFORE);
  const start = await account.digest();
  const files = [
    ['Cem,ann@x.com,,,4155550102,', 'Cem,cem@x.com,,,4155550102,', 'Ann,ann@x.com,,,4155550101,'],
    ['Dee,dee@x.com,,,4155550102,', 'Cem,cem@x.com,,,4155550101,'],
    ['Ann,ann@x.com,,,4155550101,'],
  ];
  const records: ImportRecord[] = [];
  for (const rows of files) records.push(await account.importLines([HEADER, ...rows]));
  await undoAll(account, records);
  expect(await account.digest()).toBe(start);
});

test('what was undone in turns is redone as a whole', async () => {
  const account = await accountWith(BEFORE);
  const start = await account.digest();
  const files = [
    ['Ann,ann@x.com,,,4155550102,', 'Cem,cem@x.com,,,4155550101,'],
    ['Dee,dee@x.com,,,4155550102,', 'Ann,ann@x.com,,,4155550101,'],
    ['Ann,ann@x.com,,,,'],
    ['Cem,cem@x.com,,,,'],
  ];
  const records: ImportRecord[] = [];
  for (const rows of files) records.push(await account.importLines([HEADER, ...rows]));
  const after = await account.digest();
  await undoAll(account, records);
  expect(await account.digest()).toBe(start);
  for (const record of records) await account.reverse('redo', record);
  expect(await account.digest()).toBe(after);
});

test('imports of the same people, undone in any order, always leave what was there before them', async () => {
  await fc.assert(
    fc.asyncProperty(
      imports,
      fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
      async (files, draws) => {
        const account = await createEngineAccount(db);
        try {
          await account.importLines(BEFORE);
          const start = await account.digest();
          const records: ImportRecord[] = [];
          for (const rows of files) {
            records.push(await account.importLines([HEADER, ...rows], { batchRows: 2 }));
          }
          const after = await account.digest();
          const order = shuffled(records, draws);
          await undoAll(account, order);
          expect(await account.digest()).toBe(start);
          expect(await keysThatDiffer(db, account.muster)).toEqual([]);
          for (const record of records) await account.reverse('redo', record, { batchRows: 2 });
          expect(await account.digest()).toBe(after);
          await undoAll(account, order.toReversed());
          expect(await account.digest()).toBe(start);
          expect(await keysThatDiffer(db, account.muster)).toEqual([]);
        } finally {
          await account.close();
        }
      },
    ),
    { numRuns: Number(process.env['MUSTER_PROPERTY_RUNS'] ?? 30) },
  );
});

/** What was kept because of another import is tried again once all have been undone. */
async function undoAll(account: EngineAccount, order: readonly ImportRecord[]): Promise<void> {
  let kept = order;
  for (let round = 0; kept.length > 0 && round < order.length; round += 1) {
    const left: ImportRecord[] = [];
    for (const record of kept) {
      const { undone } = await account.reverse('undo', record, { batchRows: 2 });
      if ((undone.kept ?? 0) > 0) left.push(record);
    }
    kept = left;
  }
}

function shuffled<T>(values: readonly T[], draws: readonly number[]): T[] {
  return values
    .map((value, at) => [draws[at] ?? 0, value] as const)
    .toSorted(([left], [right]) => left - right)
    .map(([, value]) => value);
}

const cell = (...values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom('', ...values);

/** Two phones that people take from each other: rows meet, and rename, each other's contacts. */
const row = fc
  .tuple(
    fc.constantFrom('Ann,ann@x.com', 'Cem,cem@x.com', 'Dee,dee@x.com'),
    cell('Acme', 'Bolt'),
    cell('Rome', 'Oslo'),
    cell('4155550101', '4155550102'),
    cell('vip', 'fair', 'fair; new'),
  )
  .map((cells) => cells.join(','));

const imports = fc.array(fc.array(row, { minLength: 1, maxLength: 4 }), {
  minLength: 2,
  maxLength: 4,
});
