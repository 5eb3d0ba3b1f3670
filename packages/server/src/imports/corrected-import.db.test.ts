import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import {
  createEngineAccount,
  type EngineAccount,
} from '../../../../test/support/engine-account.ts';
import { REPORT_COLUMNS } from '@muster/core/issue/report-columns';
import type { ImportRecord } from '../store/imports.ts';
import { reportRows } from './report-file.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const ANN = { email: 'ann@x.com', company: 'Acme', city: 'Rome', notes: 'Old' };
const CORRECTED = ['ann@x.com,Bolt,,New', 'bob@x.com,Bolt,,New'];

test.each([
  {
    note: 'as it was said for each',
    options: { onEmpty: undefined },
    ann: { company: 'Acme', notes: 'Old' },
  },
  {
    note: 'but for what is said now',
    options: {
      onEmpty: 'keep',
      choices: [{ column: 'Company', target: 'company', policy: 'overwrite' }],
    } as const,
    ann: { company: 'Bolt', city: 'Rome', notes: 'Old' },
  },
])(
  'a corrected report fills, clears and matches by its columns $note',
  async ({ options, ann }) => {
    const account = await createEngineAccount(db);
    await account.importLines(['Email,Company,City,Notes', Object.values(ANN).join(',')]);
    const { importId } = await account.importLines(
      ['Email,Company,City,Notes', 'bob@x,Bolt,,New'],
      {
        choices: [
          { column: 'Company', target: 'company', policy: 'fill' },
          { column: 'City', target: 'city', onEmpty: 'clear' },
          { column: 'Notes', target: 'notes', policy: 'fill' },
        ],
      },
    );
    const record = await account.importLines(
      ['Email,Company,City,Notes,Muster import', ...CORRECTED.map((line) => `${line},${importId}`)],
      options,
    );
    expect(record.applied).toMatchObject({ created: 1, updated: 1 });
    const people = await account.people();
    expect(people[0]).toEqual({ email: ANN.email, ...ann });
    await account.close();
  },
);

describe('a corrected row that became a record', () => {
  const FILE = ['Name,Email,Birthday', 'Ann,ann@gmial.com,no', 'No Key,,no', 'Bob,bob@x,'];
  const CHOICES = [{ column: 'Birthday', target: 'birthday' }];

  test('is about that record, whatever is corrected of it', async () => {
    const account = await createEngineAccount(db);
    const record = await account.importLines(FILE, { choices: CHOICES });
    expect(record.applied).toMatchObject({ created: 2, failed: 1 });
    const again = await account.importLines(
      await corrected(account, record, {
        'ann@gmial.com': 'ann@gmail.com',
        'No Key,': 'No Key,nobody@x.com',
        'bob@x,': 'bob@x.com,',
        ',no,': ',1980-05-17,',
      }),
    );
    expect(again.applied).toMatchObject({ created: 1, updated: 2 });
    const people = await account.people();
    expect(people.map(({ email, birthday }) => [email, birthday])).toEqual([
      ['ann@gmail.com', '1980-05-17'],
      ['nobody@x.com', '1980-05-17'],
      ['bob@x.com', undefined],
    ]);
    await account.close();
  });

  test('is so a second time, with the columns of the latest report alone', async () => {
    const account = await createEngineAccount(db);
    const record = await account.importLines(FILE, { choices: CHOICES });
    const again = await account.importLines(
      await corrected(account, record, { 'bob@x,': 'bob@gmial.com,' }),
    );
    expect(again.applied).toMatchObject({ created: 1, unchanged: 2, warnings: 3 });
    const [header] = await reportOf(account, again);
    expect(header).toEqual(['Name', 'Email', 'Birthday', ...REPORT_COLUMNS]);
    const last = await account.importLines(
      await corrected(account, again, { 'bob@gmial.com': 'bob@gmail.com', ',no,': ',1980-05-17,' }),
    );
    expect(last.applied).toMatchObject({ updated: 3 });
    expect((await account.people()).map(({ email }) => email)).toEqual([
      'ann@gmial.com',
      undefined,
      'bob@gmail.com',
    ]);
    await account.close();
  });

  test('is found by its keys once the record is in the bin', async () => {
    const account = await createEngineAccount(db);
    const record = await account.importLines(FILE, { choices: CHOICES });
    await account.reverse('undo', record);
    const again = await account.importLines(await corrected(account, record, { ',no,': ',,' }));
    expect(again.applied).toMatchObject({ created: 2, failed: 1 });
    await account.close();
  });

  test('is not looked for in a plan, of which nothing has become a record', async () => {
    const account = await createEngineAccount(db);
    const record = await account.importLines(FILE, { choices: CHOICES, until: 'planned' });
    const [header = [], ...rows] = await reportOf(account, record);
    expect(rows.map((cells) => cells[header.indexOf('Muster record')])).toEqual(['', '', '']);
    await account.close();
  });
});

/** The lines of an import's report, with texts replaced. */
async function corrected(
  account: EngineAccount,
  record: ImportRecord,
  corrections: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const rows = await reportOf(account, record);
  return rows.map((cells) => {
    const line = cells.map((cell) =>
      /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
    );
    return Object.entries(corrections).reduce(
      (text, [wrong, right]) => text.replace(wrong, right),
      line.join(','),
    );
  });
}

async function reportOf(
  { muster }: EngineAccount,
  record: ImportRecord,
): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const batch of reportRows(muster, record)) rows.push(...batch);
  return rows;
}
