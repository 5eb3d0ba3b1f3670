import { withTransaction } from '../database/with-transaction.ts';
import { changeImport, type ImportRecord, readImport } from '../store/imports.ts';
import { countPlan, indexPlan } from '../store/plan-rows.ts';
import { addCounts } from './count-rows.ts';
import { readRevision } from '../store/revisions.ts';
import type { ImportJob } from './import-job.ts';
import { planRows } from './plan-rows.ts';

/**
 * Plans every row that has not been applied yet, against the account as it is now, and counts the
 * outcomes. Nothing but the import's own tables changes.
 */
export async function planImport(job: ImportJob): Promise<ImportRecord> {
  const { accountId, importId, rules, tables, onProgress } = job;
  const record = await readImport(job.pool, job);
  const range = { after: record.cursor, upTo: record.lastRow ?? 0 };
  const total = range.upTo - range.after;
  onProgress({ stage: 'planning', done: 0, total });
  await withTransaction(
    job.pool,
    async (client) => {
      await client.query(PLANNING_SETTINGS);
      const plannedRevision = await readRevision(client, accountId);
      await planRows(client, {
        accountId,
        importId,
        rules,
        tables,
        range,
        onProgress: (done) => onProgress({ stage: 'planning', done, total }),
      });
      await indexPlan(client, tables);
      await changeImport(client, job, {
        // Rows that were applied before stay counted as what became of them.
        planned: addCounts(record.applied, await countPlan(client, tables)),
        state: record.cursor > 0 ? 'applying' : 'planned',
        stagedBy: job.stagedBy,
        plannedRevision,
        replanning: false,
      });
    },
    { isolation: 'repeatable read' },
  );
  return readImport(job.pool, job);
}

/**
 * Plans the rows after those applied once more, against the account as it is now. What was counted
 * when the import was planned stays: it is what somebody said yes to.
 */
export async function planRest(job: ImportJob, record: ImportRecord): Promise<ImportRecord> {
  const { accountId, importId, rules, tables, onProgress } = job;
  const range = { after: record.cursor, upTo: record.lastRow ?? 0 };
  const total = range.upTo - range.after;
  onProgress({ stage: 'planning', done: 0, total });
  return withTransaction(
    job.pool,
    async (client) => {
      await client.query(PLANNING_SETTINGS);
      const plannedRevision = await readRevision(client, accountId);
      await planRows(client, {
        accountId,
        importId,
        rules,
        tables,
        range,
        onProgress: (done) => onProgress({ stage: 'planning', done, total }),
      });
      const change = { plannedRevision, replanning: false };
      await changeImport(client, job, change);
      return { ...record, ...change };
    },
    { isolation: 'repeatable read' },
  );
}

/**
 * Planning joins whole files with whole accounts: hash tables in memory rather than on disk. A few
 * thousand records out of a large account are looked up one by one.
 */
const PLANNING_SETTINGS =
  "SET LOCAL work_mem = '128MB'; SET LOCAL jit = off; SET LOCAL random_page_cost = 1.1";
