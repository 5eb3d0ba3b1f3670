import { textCoder } from '@muster/core/normalize/text';
import { unguardCell } from '@muster/core/read/formula-guard';
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

let db: TestDatabase;
const accounts: EngineAccount[] = [];
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(async () => {
  await Promise.all(accounts.map((account) => account.close()));
  await db.close();
});

async function newAccount(): Promise<EngineAccount> {
  const account = await createEngineAccount(db, { find_by: ['external_id'], placeholders: [] });
  accounts.push(account);
  return account;
}

/** A cell of CSV. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

const READING = { encoding: 'utf-8', delimiter: ',' } as const;

const CELLS: readonly { readonly note: string; readonly cell: string; readonly stored?: string }[] =
  [
    { note: 'a tab', cell: 'a\tb' },
    { note: 'line ends of every kind', cell: 'a\nb\r\nc\rd' },
    { note: 'NULL of COPY', cell: '\\N' },
    { note: 'the end of COPY, on a line of its own', cell: 'a\n\\.\nb' },
    { note: 'the end of COPY alone', cell: '\\.' },
    { note: 'backslashes', cell: '\\\\ \\t \\n \\x41 \\u0041 \\' },
    { note: 'quotes', cell: `"'\`` },
    { note: 'braces and what looks like JSON', cell: '{"a":[null]}' },
    { note: 'NUL, removed', cell: 'a\0b', stored: 'ab' },
    { note: 'other control characters', cell: 'a\u0001\u001f\u007f\u0085b' },
    { note: 'characters outside the basic plane', cell: 'a😀𝒳b' },
    { note: 'line separators of Unicode', cell: 'a\u2028\u2029b' },
    { note: 'the replacement character', cell: 'a\ufffdb' },
    { note: 'a byte order mark inside', cell: 'a\ufeffb' },
  ];

test.each(CELLS)('a cell with $note comes back as it was', async ({ cell, stored = cell }) => {
  const account = await newAccount();
  const record = await account.importLines(
    ['First Name,External ID,Company', ['Ann', quoted(cell), quoted(cell)].join(',')],
    { reading: READING },
  );
  expect(record.applied.created).toBe(1);
  const [ann] = await account.people();
  expect(ann).toEqual({ first_name: 'Ann', external_id: stored, company: stored });
  expect(await keysThatDiffer(db, account.muster)).toEqual([]);
});

const anyText = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom('\\', '\t', '\n', '\r', '\0', '"', "'", 'N', '.', ',', 'u', '\\u0000', '\\.'),
  ),
  maxLength: 30,
});

test('any text goes through staging and back to the contact, and its key finds it again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 20 }), async (texts) => {
      const account = await newAccount();
      const lines = [
        'First Name,External ID,Company',
        // Names long enough that no file of NULs passes for binary data.
        ...texts.map((text, at) =>
          [`Person ${at} ${'x'.repeat(400)}`, quoted(`${at}-${text}-`), quoted(text)].join(','),
        ),
      ];
      const record = await account.importLines(lines, { reading: READING });
      expect(record.applied.created).toBe(texts.length);
      const codeText = textCoder();
      const code = (cell: string): ReturnType<typeof codeText> => codeText(unguardCell(cell));
      expect((await account.people()).map((one) => [one['external_id'], one['company']])).toEqual(
        texts.map((text, at) => {
          const [id, company] = [code(`${at}-${text}-`), code(text)];
          return [
            id.kind === 'value' ? id.value : undefined,
            company.kind === 'value' ? company.value : undefined,
          ];
        }),
      );
      expect(await keysThatDiffer(db, account.muster)).toEqual([]);
      const again = await account.importLines(lines, { reading: READING });
      expect(again.applied.unchanged).toBe(texts.length);
      await account.reverse('undo', record);
      expect(await account.people()).toEqual([]);
    }),
    { numRuns: Number(process.env['MUSTER_PROPERTY_RUNS'] ?? 40) },
  );
}, 300_000);

test('header names with any characters do not keep an import from starting', async () => {
  const account = await newAccount();
  const record = await account.importLines([
    'First Name,a\0b,\\N,__proto__,"x\ny",constructor',
    'Ann,1,2,3,4,5',
  ]);
  expect(record.applied.created).toBe(1);
});

test('a cell of a megabyte, and a thousand columns', async () => {
  const account = await newAccount();
  const long = 'x\\t\\'.repeat(250_000);
  const extras = Array.from({ length: 998 }, (_, at) => `Extra ${at}`);
  const record = await account.importLines(
    [
      ['First Name', 'Notes', ...extras].join(','),
      ['Ann', quoted(long), ...extras.map(() => 'v')].join(','),
    ],
    { reading: { ...READING, header: 1 } },
  );
  expect(record.applied.created).toBe(1);
  expect((await account.people())[0]).toEqual({ first_name: 'Ann', notes: long });
});

test('an external ID too long for an index does not stop the import', async () => {
  const account = await newAccount();
  let seed = 1;
  const long = Array.from({ length: 9_000 }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String.fromCharCode(0x4e00 + (seed % 20_000));
  }).join('');
  const record = await account.importLines(['First Name,External ID', `Ann,${long}`, 'Bob,B1'], {
    choices: [{ column: 'External ID', target: 'external_id' }],
  });
  expect(record.state).toBe('applied');
  expect((await account.ledger(record)).map(({ row }) => row)).toEqual(['2 failed', '3 created']);
});
