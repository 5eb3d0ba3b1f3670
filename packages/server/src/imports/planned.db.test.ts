import { say } from '@muster/core/language/sentence';
import { keyText, recordKeys } from '@muster/core/match/record-keys';
import { CONTACT } from '@muster/core/object/contact';
import * as fc from 'fast-check';
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
import { importSheet } from '../../../../test/support/import-sheet.ts';
import type { ImportRecord } from '../store/imports.ts';
import { readRowsWithIssues } from '../store/ledger.ts';
import { tablesOf } from '../store/object-tables.ts';
import { openJob } from './import-job.ts';
import { applyImport } from './apply-import.ts';
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

async function newAccount(lines: readonly string[]): Promise<EngineAccount> {
  const account = await createEngineAccount(db);
  accounts.push(account);
  await account.importLines(lines);
  return account;
}

const BEFORE = ['First Name,Email,Phone', 'Ann,ann@x.com,4155550101', 'Bob,bob@x.com,4155550102'];
const FILE = [
  'First Name,Email,Phone,Company',
  'Ann,ann@x.com,,Acme',
  'Bob,bob@x.com,,',
  'Cem,cem@x.com,,Acme',
  'Cem,CEM@x.com,,Bolt',
  ',,,',
  'Dee,dee@x,,Acme',
  'Ann,ann@x.com,4155550102,Acme',
];

describe('M1 a planned import', () => {
  test('changes nothing in the account, and applying it gives exactly the planned counts', async () => {
    const account = await newAccount(BEFORE);
    const [digest, sizes] = [await account.digest(), await permanentRows()];
    const planned = await account.importLines(FILE, { until: 'planned', batchRows: 2 });
    expect(planned.state).toBe('planned');
    expect(planned.planned).toEqual({
      created: 1,
      updated: 2,
      unchanged: 2,
      skipped: 1,
      failed: 1,
      warnings: 1,
    });
    expect(await account.digest()).toBe(digest);
    // The import itself is remembered, and nothing else.
    expect(await permanentRows()).toEqual({ ...sizes, import: Number(sizes['import']) + 1 });
    const applied = await runImport(account.muster, planned.importId, { batchRows: 2 });
    expect(applied.state).toBe('applied');
    expect(applied.applied).toEqual(planned.planned);
  });

  test('has each row once in its report, also in one that is written while rows are applied', async () => {
    const account = await newAccount(BEFORE);
    const planned = await account.importLines(FILE, { until: 'planned' });
    const page = { after: 0, limit: 100, tables: tablesOf(CONTACT) };
    const before = await readRowsWithIssues(account.muster.pool, planned, page);
    const halt = new AbortController();
    const applying = runImport(account.muster, planned.importId, {
      batchRows: 1,
      signal: halt.signal,
      onProgress: ({ done }) => {
        if (done === 6) halt.abort();
      },
    });
    await expect(applying).rejects.toMatchObject({ code: 'halted' });
    expect(before).toHaveLength(2);
    expect(await readRowsWithIssues(account.muster.pool, planned, page)).toEqual(before);
  });

  test('that the account has moved away from is planned anew, in each batch', async () => {
    const account = await newAccount(BEFORE);
    const planned = await account.importLines(FILE, { until: 'planned' });
    await account.edit('Ann', (ann) => ({ ...ann, email: 'ann@new.com' }));
    await account.edit('Bob', (bob) => ({ ...bob, email: 'cem@x.com', company: 'Bolt' }));
    const applied = await runImport(account.muster, planned.importId, { batchRows: 2 });
    expect((await account.ledger(applied)).map(({ row }) => row)).toEqual([
      '2 created',
      '3 created',
      '4 updated',
      '5 updated',
      '6 skipped',
      '7 failed',
      '8 unchanged',
    ]);
    expect(applied.applied).toMatchObject({ created: 2, updated: 2, unchanged: 1, warnings: 1 });
    expect((await account.people()).map((one) => [one['first_name'], one['email']])).toEqual([
      ['Ann', 'ann@new.com'],
      ['Cem', 'cem@x.com'],
      ['Ann', 'ann@x.com'],
      ['Bob', 'bob@x.com'],
    ]);
    expect(await keysThatDiffer(db, account.muster)).toEqual([]);
  });
});

test('a row of the same file is named as such, also when the plan is made anew batch by batch', async () => {
  const account = await newAccount(BEFORE);
  const planned = await account.importLines(
    ['First Name,Email', 'Cem,cem@x.com', 'Dee,dee@x.com', 'Ed,ed@x.com', 'Cem,cem@x.com'],
    { mode: 'create', until: 'planned' },
  );
  await account.edit('Bob', (bob) => ({ ...bob, company: 'Bolt' }));
  await runImport(account.muster, planned.importId, { batchRows: 2 });
  const { rows } = await db.pool.query<{ issues: unknown }>(
    'SELECT issues FROM import_row WHERE import_id = $1 AND row_number = 5',
    [planned.importId],
  );
  expect(rows[0]?.issues).toMatchObject([
    {
      code: 'duplicate_email',
      params: { owner: say('row {row} of this file ({name})', { row: 2, name: 'Cem' }) },
    },
  ]);
});

test('after a change by others the rest is planned anew at once, when they are quiet again', async () => {
  const account = await newAccount(BEFORE);
  const lines = Array.from({ length: 40 }, (_, at) => `P${at % 30},p${at % 30}@x.com,,C${at}`);
  const planned = await account.importLines([...FILE.slice(0, 1), ...lines], { until: 'planned' });
  await account.edit('Bob', (bob) => ({ ...bob, email: 'p29@x.com' }));
  const stages: string[] = [];
  const totals = new Set<number>();
  const applied = await runImport(account.muster, planned.importId, {
    batchRows: 2,
    onProgress: ({ stage, done, total }) => {
      if (stage !== stages.at(-1)) stages.push(stage);
      if (stage === 'applying') totals.add(total ?? -1).add(done);
    },
  });
  expect(stages).toEqual(['applying', 'replanning', 'applying']);
  // Rows of the file, the header not among them.
  expect(Math.max(...totals)).toBe(40);
  expect(totals.has(0)).toBe(true);
  expect(applied.replanning).toBe(false);
  expect(applied.applied).toMatchObject({ created: 29, updated: 11 });
  expect(applied.planned).toEqual(planned.planned);
  expect(await keysThatDiffer(db, account.muster)).toEqual([]);
});

const NAMES = ['Ann', 'Bob', 'Cem'] as const;
const edits = fc.array(
  fc.record({
    afterBatch: fc.nat({ max: 6 }),
    name: fc.constantFrom(...NAMES),
    what: fc.constantFrom('email', 'company', 'tag', 'bin'),
  }),
  { maxLength: 4 },
);
const fileRows = fc.array(
  fc.record({
    name: fc.constantFrom(...NAMES),
    email: fc.constantFrom('ann@x.com', 'bob@x.com', 'cem@x.com', 'hand1@x.com', ''),
    phone: fc.constantFrom('4155550101', '4155550102', '', ''),
    company: fc.constantFrom('Acme', 'Bolt', ''),
  }),
  { minLength: 4, maxLength: 10 },
);

test('an import among hand edits between its batches always equals handling the rows one by one', async () => {
  await fc.assert(
    fc.asyncProperty(fileRows, edits, async (rows, made) => {
      const cells = rows.map(({ name, email, phone, company }) => [name, email, phone, company]);
      const account = await newAccount(BEFORE);
      const planned = await account.importLines(
        ['First Name,Email,Phone,Company', ...cells.map((row) => row.join(','))],
        { until: 'planned' },
      );
      const outcomes: string[] = [];
      let record: ImportRecord = planned;
      for (let batch = 0; record.state !== 'applied'; batch += 1) {
        for (const edit of made.filter(({ afterBatch }) => afterBatch === batch)) {
          await tryEdit(account, edit, outcomes.length);
        }
        const before = await account.people();
        const isBroken = { thrown: false };
        record = await applyOneBatch(account, planned, isBroken);
        const done = (await account.ledger(planned)).slice(outcomes.length);
        const model = importSheet({
          before: Object.fromEntries(before.map((values, at) => [`before ${at}`, values])),
          columns: ['first_name', 'email', 'phone', 'company'],
          rows: cells.slice(outcomes.length, outcomes.length + done.length),
        });
        expect(done.map(({ row }) => row.split(' ')[1])).toEqual(
          model.outcomes.map((outcome) => outcome.split(' ')[0]),
        );
        expect((await account.people()).map(sorted)).toEqual(
          Object.values(model.people).map(sorted),
        );
        outcomes.push(...done.map(({ row }) => row));
        expect(await keysThatDiffer(db, account.muster)).toEqual([]);
      }
      expect(outcomes).toHaveLength(rows.length);
    }),
    { numRuns: Number(process.env['MUSTER_PROPERTY_RUNS'] ?? 40) },
  );
}, 300_000);

/** Applies one batch of two rows and breaks off; the last one runs to the end. */
async function applyOneBatch(
  { muster }: EngineAccount,
  { importId }: ImportRecord,
  isBroken: { thrown: boolean },
): Promise<ImportRecord> {
  const key = { accountId: muster.account.accountId, importId };
  let from: number | null = null;
  const { job, record } = await openJob(db.poolOf(key.accountId), key, {
    definition: CONTACT,
    batchRows: 2,
    onProgress({ done, total }) {
      from ??= done;
      if (done > from && done !== total) {
        isBroken.thrown = true;
        throw new Error('broken off');
      }
    },
  });
  try {
    return await applyImport(job);
  } catch (error) {
    if (!isBroken.thrown) throw error;
    return record;
  }
}

async function tryEdit(
  account: EngineAccount,
  { name, what }: { readonly name: string; readonly what: string },
  at: number,
): Promise<void> {
  const people = await account.people();
  const one = people.find((person) => person['first_name'] === name);
  if (!one) return;
  if (what === 'bin') return account.bin(name);
  const changed = {
    ...one,
    ...(what === 'email'
      ? { email: `hand${at}@x.com` }
      : what === 'company'
        ? { company: `Hand ${at}` }
        : { tags: ['by hand'] }),
  };
  const taken = new Set(
    people.filter((p) => p !== one).flatMap((p) => recordKeys(CONTACT, p).map(keyText)),
  );
  if (recordKeys(CONTACT, changed).some((key) => taken.has(keyText(key)))) return;
  return account.edit(name, () => changed);
}

function sorted(values: object): string {
  return JSON.stringify(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Rows of every table that stays, by name. */
async function permanentRows(): Promise<Readonly<Record<string, number>>> {
  const { rows } = await db.pool.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname",
  );
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    const counted = await db.pool.query<{ count: number }>(
      `SELECT count(*) AS count FROM "${name}"`,
    );
    counts[name] = counted.rows[0]?.count ?? 0;
  }
  return counts;
}
