import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import {
  createEngineAccount,
  type EngineAccount,
  type ImportOptions,
  keysThatDiffer,
} from '../../../../test/support/engine-account.ts';

let db: TestDatabase;
const accounts: EngineAccount[] = [];
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(async () => {
  await Promise.all(accounts.map((account) => account.close()));
  await db.close();
});

const BEFORE = [
  'First Name,Email,Phone,Tags,Type',
  'Ann,ann@x.com,4155550101,vip,Agent',
  'Bob,bob@x.com,4155550102,,Client',
];
const HEADER = 'First Name,Email,Phone,Birthday';

interface Case {
  readonly note: string;
  readonly settings?: Parameters<typeof createEngineAccount>[1];
  readonly options?: ImportOptions;
  readonly header?: string;
  readonly rows: readonly string[];
  /** `row outcome` and the codes of its issues. */
  readonly ledger: readonly string[];
}

const CASES: readonly Case[] = [
  {
    note: 'create: what is there, and what stands twice in the file, fails',
    options: { mode: 'create' },
    rows: ['Ann,ANN@x.com,,', 'Cem,cem@x.com,,', 'Cem,cem@x.com,,', 'Bo,,(415) 555-0102,'],
    ledger: [
      '2 failed duplicate_email',
      '3 created',
      '4 failed duplicate_email',
      '5 failed duplicate_phone',
    ],
  },
  {
    note: 'E3 create with duplicates allowed',
    settings: { allow_duplicates: true, link_duplicates: true },
    options: { mode: 'create' },
    rows: ['Ann,ann@x.com,,', 'Ann,ann@x.com,,'],
    ledger: ['2 created', '3 created several_matches'],
  },
  {
    note: 'A2 update: what matches nobody, and what nothing could match, fails',
    options: { mode: 'update' },
    rows: ['Anna,ann@x.com,,', 'Cem,cem@x.com,,', 'Dee,,,', 'Bob,bob@x.com,,'],
    ledger: ['2 updated', '3 failed no_match', '4 failed required_missing', '5 unchanged'],
  },
  {
    note: 'M4 email says Ann, phone says Bob',
    rows: ['Ann,ann@x.com,4155550102,1990-01-02'],
    ledger: ['2 updated ambiguous_match'],
  },
  {
    note: 'M4 the same, held for review',
    settings: { on_ambiguous: 'hold' },
    rows: ['Ann,ann@x.com,4155550102,1990-01-02'],
    ledger: ['2 failed ambiguous_held'],
  },
  {
    note: 'C10 bad values: the email fails its row, phone and date do not',
    rows: ['Cem,cem@x,,', 'Ann,ann@x.com,12,', 'Bob,bob@x.com,,31/02/1990', 'Dee,,12,'],
    ledger: [
      '2 failed email_invalid',
      '3 unchanged phone_unreadable',
      '4 unchanged date_unreadable',
      '5 failed phone_unreadable',
    ],
  },
  {
    note: 'A1 E4 type and tags for the whole import',
    options: { constants: { type: 'Client', tags: ['fair'] } },
    rows: ['Ann,ann@x.com,,', 'Bob,bob@x.com,,', 'Bob,bob@x.com,,'],
    ledger: ['2 updated', '3 updated', '4 unchanged'],
  },
  {
    note: 'a key that no preference looks at finds nobody',
    settings: { find_by: ['email'] },
    rows: ['Bob,,4155550102,'],
    ledger: ['2 created'],
  },
  {
    note: 'a unique ID that no preference looks at finds nobody, and is not shared',
    options: { choices: [{ column: 'Reference', target: 'external_id' }] },
    header: 'First Name,Reference',
    rows: ['Cem,X1', 'Cem,X1'],
    ledger: ['2 created', '3 created key_taken'],
  },
];

test.each(CASES)('$note', async ({ settings = {}, options = {}, header, rows, ledger }) => {
  const account = await createEngineAccount(db, settings);
  accounts.push(account);
  await account.importLines(BEFORE);
  const record = await account.importLines([header ?? HEADER, ...rows], {
    batchRows: 2,
    ...options,
  });
  const found = await db.pool.query<{ line: string }>(
    `SELECT concat_ws(' ', row_number, outcome, (SELECT string_agg(i ->> 'code', ' ')
              FROM jsonb_array_elements(issues) i)) AS line
       FROM import_row WHERE import_id = $1 ORDER BY row_number`,
    [record.importId],
  );
  expect(found.rows.map(({ line }) => line)).toEqual(ledger);
  const { warnings: _, ...outcomes } = record.applied;
  expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
  expect(record.planned).toEqual({ warnings: 0, ...record.applied });
  expect(await keysThatDiffer(db, account.muster)).toEqual([]);
});

test('a unique ID that no preference looks at finds nobody, also where the row says what is there', async () => {
  const account = await createEngineAccount(db);
  accounts.push(account);
  const lines = ['First Name,Reference', 'Cem,X1'];
  const options = { choices: [{ column: 'Reference', target: 'external_id' }] };
  await account.importLines(lines, options);
  const again = await account.importLines(lines, options);
  expect(again.applied).toMatchObject({ created: 1, warnings: 1 });
});

test('A5 a corrected file uploaded again updates and never duplicates', async () => {
  const account = await createEngineAccount(db);
  accounts.push(account);
  const first = await account.importLines([HEADER, 'Ann,ann@x.com,,', 'Bob,bob@x,,']);
  expect(first.applied).toMatchObject({ created: 1, failed: 1 });
  const corrected = [HEADER, 'Ann,ann@x.com,,1990-01-02', 'Bob,bob@x.com,,'];
  const second = await account.importLines(corrected);
  expect(second.applied).toMatchObject({ created: 1, updated: 1 });
  const third = await account.importLines(corrected);
  expect(third.applied).toMatchObject({ unchanged: 2 });
  expect((await account.people()).length).toBe(2);
});
