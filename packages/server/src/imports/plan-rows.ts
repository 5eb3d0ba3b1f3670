import type { Horizons } from '@muster/core/plan/book';
import type { ImportRules } from '@muster/core/plan/rules';
import type pg from 'pg';
import type { BatchTables } from '../store/apply-batch.ts';
import type { ImportKey } from '../store/imports.ts';
import { matchRows, readLinks } from '../store/match-rows.ts';
import {
  clearPlan,
  planNew,
  planSettled,
  planUnchanged,
  type RowRange,
  writeTangled,
} from '../store/plan-rows.ts';
import { decideApart, decideTangled } from './decide-rows.ts';
import { findSuppressedRows } from '../store/suppressions.ts';
import { createTangle } from './tangle.ts';

export interface PlanJob extends ImportKey {
  readonly rules: ImportRules;
  readonly tables: BatchTables;
  readonly range: RowRange;
  /** Told how many rows have been gone through. */
  readonly onProgress?: (rows: number) => void;
}

/**
 * Decides every staged row of the range against the account as the transaction sees it, and
 * writes the plan. Rows that meet nobody, and rows that change nothing, are decided in SQL; the
 * others by `decideRow`: rows that can meet each other in file order, group by group.
 *
 * Of the records that hold one key rows meet the oldest only. Where rows have taken the key from
 * all of those, the plan is made anew with more of them.
 */
export async function planRows(client: pg.PoolClient, job: PlanJob): Promise<void> {
  let holders = HOLDERS;
  while (!(await planAgainst(client, job, holders))) holders *= 16;
}

/** Far more than rows of one file take a key from, as a rule, and few enough to be read for each of many keys. */
const HOLDERS = 20;

/** Whether so many holders of a key were enough. */
async function planAgainst(client: pg.PoolClient, job: PlanJob, holders: number): Promise<boolean> {
  const { accountId, tables, range, rules } = job;
  await clearPlan(client, tables, range);
  const horizons: Horizons = await matchRows(client, {
    accountId,
    tables,
    range,
    rules,
    holders,
  });
  const suppressed = await findSuppressedRows(client, { accountId, tables, range });
  const tangle = createTangle(range);
  // Decided by `decideRow`, whatever they would be otherwise.
  for (const row of suppressed.rows) tangle.link(row, row);
  await readLinks(client, tables, { ...range, link: tangle.link });
  const { rows, groupOf } = tangle.groups();
  await writeTangled(client, tables, rows);
  await planSettled(client, tables, range);
  if (rules.mode !== 'update') await planNew(client, tables, range);
  if (rules.mode !== 'create' && !replacesSets(rules)) {
    await planUnchanged(client, accountId, { tables, range, findFields: findFields(rules) });
  }
  const deciding = { ...job, rules: { ...rules, suppressed: suppressed.keys }, horizons };
  return (
    (await decideApart(client, deciding)) &&
    (await decideTangled(client, deciding, { rows, groupOf }))
  );
}

function replacesSets(rules: ImportRules): boolean {
  return rules.definition.fields.some(
    (field) => field.many && rules.policies.get(field.key) === 'overwrite',
  );
}

function findFields({ definition, findBy }: ImportRules): readonly string[] {
  return definition.fields
    .filter(({ keyKind }) => keyKind !== undefined && findBy.includes(keyKind))
    .map(({ key }) => key);
}
