import { CONTACT } from '@muster/core/object/contact';
import type { RecordKey } from '@muster/core/match/key';
import { extraKeys, orderedKeys } from '@muster/core/match/row-keys';
import { Book } from '@muster/core/plan/book';
import { importRowByRow } from '@muster/core/plan/reference-model';
import type { CodedRow } from '@muster/core/normalize/coded-row';
import type { Mode } from '@muster/core/plan/rules';
import type { NormalizeSettings } from '@muster/core/normalize/settings';
import type { ImportPlan, MatchingSettings } from '@muster/core/plan/import-plan';
import type { ColumnPolicy } from '@muster/core/map/mapping';
import type { Json } from '@muster/core/json';
import { keyText, recordKeys } from '@muster/core/match/record-keys';
import { newValues } from '@muster/core/plan/new-values';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { ensureAccount } from '../store/accounts.ts';
import { changeImport, insertImport } from '../store/imports.ts';
import { openStageWriter } from '../store/stage-writer.ts';
import { createStaging, indexStaging } from '../store/staging-tables.ts';
import { suppressKeys } from '../store/suppressions.ts';
import { newUuid, uuidSource } from '../store/uuid-v7.ts';
import { applyImport } from './apply-import.ts';
import { type ImportJob, openJob } from './import-job.ts';
import { importRules } from './import-rules.ts';
import { planImport } from './plan-import.ts';
import { reverseImport } from './undo-import.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

/** Few people, few keys: rows collide all the time. */
const emails = fc.constantFrom('a@x.com', 'b@x.com', 'c@x.com', 'A@x.com', 'd@y.org');
const phones = fc.constantFrom('+14155550101', '+14155550102', '+14155550103');
const values: fc.Arbitrary<Values> = fc.record(
  {
    first_name: fc.constantFrom<string | null>('Ann', 'Bob', 'Cem', null),
    company: fc.constantFrom<string | null>('Acme', 'Bolt', null),
    email: fc.option(emails),
    additional_emails: fc.option(
      fc.uniqueArray(emails, { minLength: 1, maxLength: 2, selector: (one) => one.toLowerCase() }),
    ),
    phone: fc.option(phones),
    additional_phones: fc.option(fc.uniqueArray(phones, { minLength: 1, maxLength: 2 })),
    external_id: fc.constantFrom('X1', 'X2'),
    tags: fc.option(
      fc.uniqueArray(fc.constantFrom('vip', 'Lead', 'lead'), {
        minLength: 1,
        selector: (one) => one.toLowerCase(),
      }),
    ),
    do_not_email: fc.constantFrom<boolean | null>(true, false, null),
  },
  { requiredKeys: [] },
);
type Values = Readonly<Record<string, Json>>;

/** A record's primary address is never among its additional ones. */
function asStored(given: Values): Values {
  const stored = { ...given };
  for (const [field, rest] of [
    ['email', 'additional_emails'],
    ['phone', 'additional_phones'],
  ] as const) {
    const [first, others] = [stored[field], stored[rest]];
    if (typeof first !== 'string' || !Array.isArray(others)) continue;
    stored[rest] = others.filter((one) => String(one).toLowerCase() !== first.toLowerCase());
  }
  return stored;
}

interface Case {
  readonly before: readonly { readonly values: Values; readonly binned: boolean }[];
  readonly file: readonly {
    readonly values: Values;
    readonly matchOnly: string | null;
    readonly state: 'ok' | 'failed' | 'empty';
    readonly byId: number | null;
    readonly again: { readonly of: number; readonly change: boolean } | null;
  }[];
  readonly mode: Mode;
  readonly matching: MatchingSettings;
  readonly policies: Readonly<Partial<Record<string, ColumnPolicy>>>;
  readonly batchRows: number;
  /** Keys of people who were erased. */
  readonly erased: readonly RecordKey[];
}

const policy = fc.constantFrom<ColumnPolicy>('overwrite', 'fill');
const fileRow: fc.Arbitrary<Case['file'][number]> = fc.record({
  values,
  matchOnly: fc.option(
    emails.map((one) => one.toLowerCase()),
    { freq: 4 },
  ),
  state: fc.constantFrom('ok', 'ok', 'ok', 'ok', 'ok', 'failed', 'empty'),
  byId: fc.option(fc.nat({ max: 6 }), { freq: 4 }),
  // Says again what a record or an earlier row said, in part changed: files are like that.
  again: fc.option(fc.record({ of: fc.nat({ max: 8 }), change: fc.boolean() })),
});
const cases: fc.Arbitrary<Case> = fc.record({
  before: fc
    .array(
      fc.record({
        values,
        binned: fc.constantFrom(false, false, false, true),
        // Has taken over a key from one before, be that in the bin or not.
        takes: fc.option(
          fc.record({
            of: fc.nat({ max: 4 }),
            field: fc.constantFrom('external_id', 'phone', 'email'),
          }),
        ),
      }),
      { maxLength: 5 },
    )
    .map((all) =>
      all.map(({ values: own, binned, takes }) => {
        const key = takes && all[takes.of]?.values[takes.field];
        return { values: asStored(key ? { ...own, [takes.field]: key } : own), binned };
      }),
    ),
  // In a short file, rows meet some records of the account and not others.
  file: fc.oneof(
    fc.array(fileRow, { minLength: 1, maxLength: 2 }),
    fc.array(fileRow, { minLength: 1, maxLength: 9 }),
  ),
  mode: fc.constantFrom('create', 'update', 'upsert'),
  matching: fc.record({
    allowDuplicates: fc.boolean(),
    findBy: fc.constantFrom(
      ['email', 'phone'],
      ['phone', 'email'],
      ['external_id'],
      ['email'],
      ['external_id', 'email'],
    ),
    onAmbiguous: fc.constantFrom('update_first', 'hold'),
    onBinned: fc.constantFrom('create', 'restore'),
    linkDuplicates: fc.boolean(),
  }),
  policies: fc.record(
    {
      first_name: policy,
      email: policy,
      additional_emails: policy,
      tags: policy,
      do_not_email: fc.constant('clear_protection'),
    },
    { requiredKeys: [] },
  ),
  batchRows: fc.constantFrom(2, 3, 100),
  erased: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    fc.uniqueArray(
      fc.constantFrom(
        { kind: 'email', value: 'a@x.com' },
        { kind: 'email', value: 'c@x.com' },
        { kind: 'phone', value: '+14155550101' },
      ),
      { minLength: 1 },
    ),
  ),
});

describe('the set-based engine', () => {
  test('always gives what handling the rows one by one gives', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (given) => {
        const engine = await importInDatabase(given);
        const model = importInModel(given, engine.before);
        expect(engine.rows).toEqual(model.rows);
        expect(engine.records).toEqual(model.records);
        expect(engine.keys).toEqual(model.keys);
      }),
      { numRuns: Number(process.env['MUSTER_PROPERTY_RUNS'] ?? 1000) },
    );
  }, 900_000);

  test('C4 M2 undoing an import always leaves the account as it was before, redoing as it was after', async () => {
    await fc.assert(
      fc.asyncProperty(cases.map(withoutSharedKeys), async (given) => {
        const { accountId, importId, before, ...after } = await importInDatabase(given);
        const { job } = await openJob(
          db.poolOf(accountId),
          { accountId, importId },
          { definition: CONTACT, batchRows: given.batchRows },
        );
        const undone = await reverseImport(job, 'undo');
        expect(undone.state).toBe('undone');
        const start = stateOfRecords(before);
        expect(withoutFlags(await readState(accountId, importId, before))).toEqual(start);
        expect((await reverseImport(job, 'undo')).undone).toEqual(undone.undone);
        await reverseImport(job, 'redo');
        expect(withoutFlags(await readState(accountId, importId, before))).toEqual(
          withoutFlags(after),
        );
        await reverseImport(job, 'undo');
        expect(withoutFlags(await readState(accountId, importId, before))).toEqual(start);
      }),
      { numRuns: Number(process.env['MUSTER_PROPERTY_RUNS'] ?? 500) },
    );
  }, 900_000);
});

/** Accounts as their settings allow them: a key that is shared all the same is not given back to both. */
function withoutSharedKeys(given: Case): Case {
  const seen = new Set<string>();
  const before = given.before.filter(({ values: data }) => {
    const keys = recordKeys(CONTACT, newValues(CONTACT, data)).map(keyText);
    const isFree = keys.every((key) => !seen.has(key));
    if (isFree) for (const key of keys) seen.add(key);
    return isFree;
  });
  return { ...given, before };
}

interface Comparable {
  readonly records: readonly unknown[];
  readonly keys: unknown;
}

/** Records without versions, undone creations and do-not-contact flags: those are never taken back. */
function withoutFlags({ records, keys }: Pick<State, 'records' | 'keys'>): Comparable {
  return {
    records: records.flatMap(([name, , binned, data]) => {
      const { do_not_email: _, ...rest } = data;
      return binned && name?.startsWith('row ') ? [] : [[name, binned, rest]];
    }),
    keys,
  };
}

function stateOfRecords(before: Before): Comparable {
  return withoutFlags({
    records: before.map(({ values: data, binned }, at) => [`before ${at}`, 1, binned, data]),
    keys: before
      .flatMap(({ values: data, binned }, at) =>
        recordKeys(CONTACT, data).map(({ kind, value }) =>
          JSON.stringify([kind, value, `before ${at}`, !binned]),
        ),
      )
      .sort(),
  });
}

interface State {
  readonly rows: readonly unknown[];
  readonly records: readonly (readonly [
    name: string | undefined,
    version: number,
    binned: boolean,
    data: Values,
  ])[];
  readonly keys: unknown;
}

type Before = readonly { readonly id: string; readonly values: Values; readonly binned: boolean }[];

async function importInDatabase(
  given: Case,
): Promise<State & { accountId: string; importId: string; before: Before }> {
  const { accountId } = await ensureAccount(db.pool, newUuid());
  const before = seedRecords(given);
  await insertRecords(accountId, before);
  await suppressKeys(db.poolOf(accountId), accountId, given.erased);
  const importId = newUuid();
  const plan = planOf(given);
  await insertImport(db.poolOf(accountId), {
    accountId,
    importId,
    fileName: 'x.csv',
    fileSize: 0,
    fileHash: '',
    plan,
  });
  const { job } = await openJob(
    db.poolOf(accountId),
    { accountId, importId },
    { definition: CONTACT, batchRows: given.batchRows },
  );
  await stage(job, codedRows(given, before));
  await planImport(job);
  await applyImport(job);
  return { accountId, importId, before, ...(await readState(accountId, importId, before)) };
}

function importInModel(given: Case, before: Before): State {
  const suppressed = new Set(given.erased.map(keyText));
  const rules = { ...importRules(planOf(given), CONTACT), suppressed };
  const book = new Book(rules);
  for (const { id, values: data, binned } of before) {
    book.put({ id, values: data, binned, version: 1, createdByRow: null });
  }
  const nextId = uuidSource();
  const rows = codedRows(given, before);
  const ids = rows.map(() => nextId());
  const decisions = importRowByRow(rows, ids, { book, rules });
  const names = new Map(before.map(({ id }, at) => [id, `before ${at}`]));
  rows.forEach((row, at) => names.set(ids[at] as string, `row ${row.rowNumber}`));
  const records = [...book.all()].sort((left, right) => (left.id < right.id ? -1 : 1));
  return {
    rows: decisions.map((decision, at) => [
      rows[at]?.rowNumber,
      decision.outcome,
      decision.recordId === null ? null : names.get(decision.recordId),
      decision.version,
      decision.issues.map((issue) => issue.code),
    ]),
    records: records.map((record) => [
      names.get(record.id),
      record.version,
      record.binned,
      record.values,
    ]),
    keys: records
      .flatMap((record) =>
        recordKeys(CONTACT, record.values).map(({ kind, value }) => [
          kind,
          value,
          names.get(record.id),
          !record.binned,
        ]),
      )
      .map((key) => JSON.stringify(key))
      .sort(),
  };
}

async function readState(accountId: string, importId: string, before: Before): Promise<State> {
  const ledger = await db.pool.query<{
    row_number: number;
    outcome: string;
    record_id: string | null;
    version: number | null;
    issues: { code: string }[] | null;
  }>(
    `SELECT row_number, outcome, record_id, version, issues FROM import_row
      WHERE account_id = $1 AND import_id = $2 ORDER BY row_number`,
    [accountId, importId],
  );
  const names = new Map(before.map(({ id }, at) => [id, `before ${at}`]));
  for (const row of ledger.rows) {
    if (row.outcome === 'created') names.set(row.record_id as string, `row ${row.row_number}`);
  }
  const records = await db.pool.query<{
    contact_id: string;
    version: number;
    binned: boolean;
    data: Values;
  }>(
    `SELECT contact_id, version, deleted_at IS NOT NULL AS binned, data FROM contact
      WHERE account_id = $1 ORDER BY contact_id`,
    [accountId],
  );
  const keys = await db.pool.query<{
    kind: string;
    value: string;
    contact_id: string;
    live: boolean;
  }>('SELECT kind, value, contact_id, live FROM contact_key WHERE account_id = $1', [accountId]);
  return {
    rows: ledger.rows.map((row) => [
      row.row_number,
      row.outcome,
      row.record_id === null ? null : names.get(row.record_id),
      row.version,
      (row.issues ?? []).map((issue) => issue.code),
    ]),
    records: records.rows.map((row) => [
      names.get(row.contact_id),
      row.version,
      row.binned,
      row.data,
    ]),
    keys: keys.rows
      .map((row) => JSON.stringify([row.kind, row.value, names.get(row.contact_id), row.live]))
      .sort(),
  };
}

function seedRecords(given: Case): Before {
  const nextId = uuidSource();
  return given.before.map(({ values: data, binned }) => ({
    id: nextId(),
    values: newValues(CONTACT, data),
    binned,
  }));
}

async function insertRecords(accountId: string, before: Before): Promise<void> {
  for (const { id, values: data, binned } of before) {
    await db.pool.query(
      `INSERT INTO contact (account_id, contact_id, version, changed_by, created_at, updated_at, deleted_at, data)
       VALUES ($1, $2, 1, $2, now(), now(), CASE WHEN $3 THEN now() END, $4)`,
      [accountId, id, binned, JSON.stringify(data)],
    );
    for (const { kind, value } of recordKeys(CONTACT, data)) {
      await db.pool.query(
        'INSERT INTO contact_key (account_id, kind, value, contact_id, live) VALUES ($1, $2, $3, $4, $5)',
        [accountId, kind, value, id, !binned],
      );
    }
  }
}

function codedRows(given: Case, before: Before): readonly CodedRow[] {
  const said: Values[] = before.map((record) => record.values);
  return given.file.map((row, at): CodedRow => {
    const again = row.again === null ? undefined : said[row.again.of];
    const rowValues =
      again === undefined ? row.values : row.again?.change ? { ...again, ...row.values } : again;
    said.push(rowValues);
    const extra = row.matchOnly === null ? [] : [{ kind: 'email', value: row.matchOnly }];
    const settled = row.state !== 'ok';
    return {
      rowNumber: at + 2,
      values: rowValues,
      keys: orderedKeys(CONTACT, rowValues, extra),
      recordId: row.byId === null || settled ? null : (before[row.byId]?.id ?? UNKNOWN_ID),
      issues:
        row.state === 'failed'
          ? [{ code: 'email_invalid', severity: 'error', column: 0, value: 'x' }]
          : [],
      empty: row.state === 'empty',
    };
  });
}

const UNKNOWN_ID = '01900000-0000-7000-8000-000000000000';

function planOf(given: Case): ImportPlan {
  return {
    version: 1,
    object: 'contact',
    mode: given.mode,
    reading: {},
    mapping: Object.entries(given.policies).map(([field, policyOf], column) => ({
      column,
      name: field,
      target: { object: 'contact', field },
      policy: policyOf as ColumnPolicy,
      onEmpty: 'keep' as const,
      setBy: 'person' as const,
    })),
    constants: {},
    matching: given.matching,
    normalizing: NORMALIZING,
  };
}

const NORMALIZING: NormalizeSettings = {
  country: 'US',
  currency: 'USD',
  dateOrder: null,
  language: 'en',
  timeZone: 'UTC',
  placeholders: [],
  members: [],
};

async function stage(job: ImportJob, rows: readonly CodedRow[]): Promise<void> {
  const rowClient = await db.app.connect();
  const keyClient = await db.app.connect();
  try {
    await createStaging(rowClient, job.tables.staging);
    const matchOnly = rows.some(
      (row) => extraKeys(recordKeys(CONTACT, row.values), row.keys).length > 0,
    );
    const writer = openStageWriter(rowClient, keyClient, {
      tables: job.tables.staging,
      definition: CONTACT,
      matchOnly,
    });
    for (const row of rows) writer.add(row, row.rowNumber * 100);
    await writer.flush();
    await writer.end();
    await indexStaging(rowClient, job.tables.staging);
    await changeImport(job.pool, job, {
      rowCount: rows.length,
      lastRow: rows.at(-1)?.rowNumber ?? 0,
    });
  } finally {
    rowClient.release();
    keyClient.release();
  }
}
