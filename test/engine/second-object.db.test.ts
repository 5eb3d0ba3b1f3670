import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeIssue } from '../../packages/core/src/issue/describe-issue.ts';
import type { Issue } from '../../packages/core/src/issue/issue.ts';
import { recogniseColumns } from '../../packages/core/src/map/recognise-columns.ts';
import { applyChoices } from '../../packages/core/src/map/apply-choices.ts';
import { validateMapping } from '../../packages/core/src/map/validate-mapping.ts';
import type { ObjectDefinition } from '../../packages/core/src/object/definition.ts';
import type { Mode } from '../../packages/core/src/plan/rules.ts';
import { storeFile } from '../../packages/server/src/files/file-store.ts';
import { openTable } from '../../packages/server/src/formats/open-table.ts';
import { sampleRows } from '../../packages/server/src/formats/sample-rows.ts';
import type { Muster } from '../../packages/server/src/imports/muster.ts';
import { openJob } from '../../packages/server/src/imports/import-job.ts';
import { writeReport } from '../../packages/server/src/imports/report-file.ts';
import { summarizeImport } from '../../packages/server/src/imports/report-summary.ts';
import { runImport } from '../../packages/server/src/imports/run-import.ts';
import { reverseImport } from '../../packages/server/src/imports/undo-import.ts';
import { ensureAccount } from '../../packages/server/src/store/accounts.ts';
import { digestRecords } from '../../packages/server/src/store/digest.ts';
import { type ImportRecord, insertImport } from '../../packages/server/src/store/imports.ts';
import { tablesOf } from '../../packages/server/src/store/object-tables.ts';
import { newUuid } from '../../packages/server/src/store/uuid-v7.ts';
import { createTestDatabase, type TestDatabase } from '../support/create-test-database.ts';

/** An object that the product does not know: nothing of it but this and its two tables. */
const BOOKING: ObjectDefinition = {
  name: 'booking',
  label: 'Booking',
  plural: 'Bookings',
  createNeedsOneOf: ['title'],
  namedBy: [['title']],
  fields: [
    field('booking_id', 'Booking ID', 'record_id'),
    { ...field('reference', 'Reference', 'unique_id'), keyKind: 'reference' },
    field('title', 'Title', 'text'),
    field('price', 'Price', 'money'),
    { ...field('stage', 'Stage', 'single_option'), options: ['Asked', 'Booked', 'Paid'] },
    field('close_date', 'Close date', 'date'),
    { ...field('labels', 'Labels', 'tags'), many: true },
  ],
};

function field(key: string, label: string, type: ObjectDefinition['fields'][number]['type']) {
  return { key, label, type, group: 'Booking', custom: false, many: false };
}

let db: TestDatabase;
let folder: string;
let muster: Muster;

beforeAll(async () => {
  db = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'muster-booking-'));
  await db.pool.query(
    `CREATE TABLE booking (LIKE contact INCLUDING ALL);
     ALTER TABLE booking RENAME contact_id TO booking_id;
     CREATE TABLE booking_key (LIKE contact_key INCLUDING ALL);
     ALTER TABLE booking_key RENAME contact_id TO booking_id;
     SELECT isolate_account('booking'), isolate_account('booking_key')`,
  );
  const account = await ensureAccount(db.pool, 'bookings');
  muster = {
    pool: db.poolOf(account.accountId),
    account,
    dataFolder: folder,
    revive: async () => undefined,
  };
});

afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

const FIRST = [
  'Reference,Title,Price,Stage,Close date,Labels',
  'R1,Wedding,"$1,200.50",asked,2026-05-01,summer',
  'R2,Birthday,300,Booked,2026-06-01,',
];
const SECOND = [
  'Reference,Title,Price,Stage,Close date,Labels',
  'R1,Wedding,1200.50,Paid,,vip',
  'R2,Birthday,300,Booked,2026-06-01,',
  'R3,Concert,soon,Booked,31/02/2026,',
  'R3,Concert,50,,,',
  'R4,,10,,,',
  ',,,,,',
];

test('an object defined as data alone is read, mapped, planned, applied, undone, redone and reported', async () => {
  await importBookings(FIRST, 'create');
  const start = await digest();
  const record = await importBookings(SECOND, 'upsert');
  expect(record.planned).toEqual(record.applied);
  expect(record.applied).toEqual({
    created: 1,
    updated: 2,
    unchanged: 1,
    failed: 1,
    skipped: 1,
    warnings: 1,
  });
  const after = await digest();
  const { rows } = await db.pool.query<{ data: unknown }>(
    'SELECT data FROM booking ORDER BY booking_id',
  );
  expect(rows.map(({ data }) => data)).toEqual([
    {
      reference: 'R1',
      title: 'Wedding',
      price: { amount: '1200.50', currency: 'USD' },
      stage: 'Paid',
      close_date: '2026-05-01',
      labels: ['summer', 'vip'],
    },
    expect.objectContaining({ reference: 'R2', stage: 'Booked' }),
    {
      reference: 'R3',
      title: 'Concert',
      price: { amount: '50.00', currency: 'USD' },
      stage: 'Booked',
    },
  ]);
  expect(after).not.toBe(start);
  expect((await reverse(record, 'undo')).undone).toEqual({ reversed: 3 });
  expect(await digest()).toBe(start);
  await reverse(record, 'redo');
  expect(await digest()).toBe(after);
  expect(await contactRows()).toBe(0);

  const summary = await summarizeImport(muster, record);
  expect(summary).toMatchObject({ rows: 6, created: 1, updated: 2, unchanged: 1, failed: 1 });
  expect(summary.issues.map(({ code }) => code)).toContain('required_missing');
  const path = join(folder, 'report.csv');
  expect(await writeReport(muster, record, { path, format: 'csv' })).toBe(2);
});

test('every issue of another object speaks of that object', async () => {
  await importBookings(FIRST, 'upsert');
  const sentences = new Set<string>();
  for (const [mode, lines] of [
    ['create', FIRST],
    ['update', [...FIRST.slice(0, 1), 'R9,Nobody,,,,', ',No key,,,,']],
    ['upsert', ['Booking ID,Title', `${newUuid()},Nobody`]],
    ['upsert', ['Reference,Price', 'R8,10']],
  ] as const) {
    const record = await importBookings(lines, mode);
    const { rows } = await db.pool.query<{ issues: readonly Issue[] }>(
      'SELECT issues FROM import_row WHERE import_id = $1 AND issues IS NOT NULL',
      [record.importId],
    );
    for (const issue of rows.flatMap(({ issues }) => issues)) {
      const { title, sentence, advice } = describeIssue(issue, 'Column', { object: BOOKING });
      for (const text of [title, sentence, advice]) sentences.add(text);
    }
  }
  expect([...sentences].filter((text) => /contact|phone|email/i.test(text))).toEqual([]);
  expect([...sentences]).toContain('No existing booking has R9.');
});

async function importBookings(lines: readonly string[], mode: Mode): Promise<ImportRecord> {
  const path = join(folder, 'bookings.csv');
  await writeFile(path, `${lines.join('\n')}\n`);
  const table = await openTable(path, {});
  const recognised = recogniseColumns({
    definition: BOOKING,
    headers: table.columns,
    samples: (await sampleRows(table)).map((row) => row.cells),
    languages: ['en'],
  });
  const choices = table.columns.map((column) => ({ column, target: column }));
  const { mapping, problems } = applyChoices(recognised, choices, {
    definition: BOOKING,
    onEmpty: 'keep',
  });
  const findBy = ['reference'];
  expect(problems).toEqual([]);
  if (mode !== 'upsert' || lines[0]?.includes('Title'))
    expect(validateMapping({ definition: BOOKING, mapping, mode, findBy })).toEqual([]);
  const { accountId } = muster.account;
  const importId = newUuid();
  const file = await storeFile(folder, importId, path);
  await insertImport(muster.pool, {
    accountId,
    importId,
    fileName: 'bookings.csv',
    fileSize: file.size,
    fileHash: file.hash,
    plan: {
      version: 1,
      object: BOOKING.name,
      mode,
      reading: { ...table.format, dialect: { ...table.format.dialect } },
      mapping,
      constants: {},
      matching: {
        allowDuplicates: false,
        findBy,
        onAmbiguous: 'update_first',
        onBinned: 'create',
        linkDuplicates: false,
      },
      normalizing: {
        country: 'US',
        currency: 'USD',
        dateOrder: null,
        language: 'en',
        timeZone: 'UTC',
        placeholders: [],
        members: [],
      },
    },
  });
  return runImport(muster, importId, { definition: BOOKING, batchRows: 2 });
}

async function reverse({ importId }: ImportRecord, kind: 'undo' | 'redo'): Promise<ImportRecord> {
  const key = { accountId: muster.account.accountId, importId };
  const { job } = await openJob(muster.pool, key, { definition: BOOKING, batchRows: 2 });
  return reverseImport(job, kind);
}

function digest(): Promise<string> {
  const scope = {
    tables: tablesOf(BOOKING),
    listFields: ['labels'],
    memberFields: [],
    members: [],
  };
  return digestRecords(muster.pool, muster.account.accountId, scope);
}

async function contactRows(): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>(
    'SELECT (SELECT count(*) FROM contact) + (SELECT count(*) FROM contact_key) AS count',
  );
  return rows[0]?.count ?? -1;
}
