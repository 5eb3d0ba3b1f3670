import type pg from 'pg';
import { withTransaction } from '../database/with-transaction.ts';
import { ENDS_WITH_ITS_WRITER } from '../store/apply-batch.ts';
import { writeImportEvent } from '../store/import-events.ts';
import {
  changeImport,
  type ImportChange,
  type ImportRecord,
  readImport,
} from '../store/imports.ts';
import { countPlan, indexPlan } from '../store/plan-rows.ts';
import { addCounts, settledRows } from './count-rows.ts';
import { readRevision } from '../store/revisions.ts';
import type { ImportJob, Progress } from './import-job.ts';
import { planRows } from './plan-rows.ts';

/**
 * Plans every row that has not been applied yet, against the account as it is now, and counts the
 * outcomes. Nothing but the import's own tables changes.
 */
export async function planImport(job: ImportJob): Promise<ImportRecord> {
  const record = await readImport(job.pool, job);
  await planUnapplied(job, { record, stage: 'planning' }, async (client) => {
    await indexPlan(client, job.tables);
    return {
      // Rows that were applied before stay counted as what became of them.
      planned: addCounts(record.applied, await countPlan(client, job.tables)),
      state: record.cursor > 0 ? 'applying' : 'planned',
      stagedBy: job.stagedBy,
    };
  });
  return readImport(job.pool, job);
}

/**
 * Plans the rows after those applied once more, against the account as it is now. What was counted
 * when the import was planned stays: it is what somebody said yes to.
 */
export async function planRest(job: ImportJob, record: ImportRecord): Promise<ImportRecord> {
  const change = await planUnapplied(job, { record, stage: 'replanning' }, async () => ({}));
  return { ...record, ...change };
}

interface Unapplied {
  readonly record: ImportRecord;
  readonly stage: Extract<Progress['stage'], 'planning' | 'replanning'>;
}

/** Plans what is left in one snapshot of the account, and settles it together with what `settle` adds. */
async function planUnapplied(
  job: ImportJob,
  { record, stage }: Unapplied,
  settle: (client: pg.PoolClient) => Promise<ImportChange>,
): Promise<ImportChange> {
  const { accountId, importId, rules, tables, onProgress } = job;
  const range = { after: record.cursor, upTo: record.lastRow ?? 0 };
  const total = (record.rowCount ?? 0) - settledRows(record.applied);
  const noteDone = (done: number): void => onProgress({ stage, done, total });
  noteDone(0);
  return withTransaction(
    job.pool,
    async (client) => {
      await client.query(PLANNING_SETTINGS);
      const plannedRevision = await readRevision(client, accountId);
      await planRows(client, { accountId, importId, rules, tables, range, onProgress: noteDone });
      const change: ImportChange = {
        plannedRevision,
        replanning: false,
        ...(await settle(client)),
      };
      await changeImport(client, job, change);
      if (change.state === 'planned') {
        await writeImportEvent(client, { accountId, importId, type: 'import.planned' });
      }
      return change;
    },
    { isolation: 'repeatable read' },
  );
}

/**
 * Planning joins whole files with whole accounts: hash tables in memory rather than on disk. A few
 * thousand records out of a large account are looked up one by one.
 */
const PLANNING_SETTINGS = `SET LOCAL work_mem = '128MB'; SET LOCAL jit = off;
   SET LOCAL random_page_cost = 1.1; ${ENDS_WITH_ITS_WRITER}`;
