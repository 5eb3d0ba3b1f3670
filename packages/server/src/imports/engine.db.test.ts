import { CONTACT } from '@muster/core/object/contact';
import { orderedKeys } from '@muster/core/match/row-keys';
import { Book } from '@muster/core/plan/book';
import { importRowByRow } from '@muster/core/plan/reference-model';
import type { CodedRow } from '@muster/core/normalize/coded-row';
import type { Mode } from '@muster/core/plan/rules';
import type { ImportPlan, MatchingSettings } from '@muster/core/plan/import-plan';
import type { ColumnPolicy } from '@muster/core/map/mapping';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/create-test-database.ts';
import { ensureAccount } from '../store/accounts.ts';
import { changeImport, insertImport } from '../store/imports.ts';
import { openStageWriter } from '../store/stage-writer.ts';
import { createStaging, indexStaging } from '../store/staging-tables.ts';
import { newUuid, uuidSource } from '../store/uuid-v7.ts';
import { applyImport } from './apply-import.ts';
import { openJob } from './import-job.ts';
import { planImport } from './plan-import.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

/** Few people, few keys: rows collide all the time. */
const emails = fc.constantFrom('a@x.com', 'b@x.com', 'c@x.com', 'A@x.com', 'd@y.org');
const phones = fc.constantFrom('+14155550101', '+14155550102', '+14155550103');
const values = fc.record(
  {
    first_name: fc.constantFrom<string | null>('Ann', 'Bob', 'Cem', null),
    company: fc.constantFrom<string | null>('Acme', 'Bolt', null),
    email: fc.option(emails),
    additional_emails: fc.option(fc.uniqueArray(emails, { minLength: 1, maxLength: 2, selector: (one) => one.toLowerCase() })),
    phone: fc.option(phones),
    additional_phones: fc.option(fc.uniqueArray(phones, { minLength: 1, maxLength: 2 })),
    external_id: fc.constantFrom('X1', 'X2'),
    tags: fc.option(fc.uniqueArray(fc.constantFrom('vip', 'Lead', 'lead'), { minLength: 1, selector: (one) => one.toLowerCase() })),
    do_not_email: fc.constantFrom<boolean | null>(true, false, null),
  },
  { requiredKeys: [] },
);
type Values = typeof values extends fc.Arbitrary<infer T> ? T : never;

interface Case {
  readonly before: readonly Values[];
  readonly file: readonly { readonly values: Values; readonly matchOnly: string | null; readonly state: 'ok' | 'failed' | 'empty'; readonly byId: number | null }[];
  readonly mode: Mode;
  readonly matching: MatchingSettings;
  readonly policies: Readonly<Partial<Record<keyof Values, ColumnPolicy>>>;
  readonly batchRows: number;
}

const policy = fc.constantFrom<ColumnPolicy>('overwrite', 'fill');
const cases: fc.Arbitrary<Case> = fc.record({
  before: fc.array(values, { maxLength: 5 }),
  file: fc.array(
    fc.record({
      values,
      matchOnly: fc.option(emails.map((one) => one.toLowerCase()), { freq: 4 }),
      state: fc.constantFrom('ok', 'ok', 'ok', 'ok', 'ok', 'failed', 'empty'),
      byId: fc.option(fc.nat({ max: 6 }), { freq: 4 }),
    }),
    { minLength: 1, maxLength: 9 },
  ),
  mode: fc.constantFrom('create', 'update', 'upsert'),
  matching: fc.record({
    allowDuplicates: fc.boolean(),
    findBy: fc.constantFrom(['email', 'phone'], ['phone', 'email'], ['external_id'], ['email'], ['external_id', 'email']),
    onAmbiguous: fc.constantFrom('update_first', 'hold'),
    onBinned: fc.constantFrom('create', 'restore'),
    linkDuplicates: fc.boolean(),
  }),
  policies: fc.record(
    { first_name: policy, email: policy, additional_emails: policy, tags: policy, do_not_email: fc.constant('clear_protection') },
    { requiredKeys: [] },
  ),
  batchRows: fc.constantFrom(2, 3, 100),
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
});
