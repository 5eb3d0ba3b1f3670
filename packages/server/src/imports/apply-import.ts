import { withTransaction } from '../database/with-transaction.ts';
import { applyBatch, useBatchSettings } from '../store/apply-batch.ts';
import { changeImport, type ImportRecord, readImport } from '../store/imports.ts';
import { lockAccount } from '../store/revisions.ts';
import { addCounts } from './count-rows.ts';
import type { ImportJob } from './import-job.ts';
import { planRows } from './plan-rows.ts';

/**
 * Carries out the plan from where the import stands, batch by batch in row order. Each batch is
 * one transaction: records, keys, change log, ledger and cursor together, or nothing. When others
 * changed the account since the plan was made, the batch is planned anew first, and so is every
 * batch after it.
 *
 * @throws MusterError `taken_over`, `database_unavailable`, `disk_full`; what was applied stays
 *   applied, and calling this again goes on from there.
 */
export async function applyImport(job: ImportJob): Promise<ImportRecord> {
  const startedAt = performance.now();
  let record = await readImport(job.pool, job);
  const total = record.lastRow ?? 0;
  const elapsedBefore = record.elapsedMs;
  job.onProgress({ stage: 'applying', done: record.cursor, total });
  while (record.cursor < total) {
    record = await applyNextBatch(job, record, {
      elapsedMs: elapsedBefore + Math.round(performance.now() - startedAt),
    });
    job.onProgress({ stage: 'applying', done: record.cursor, total });
  }
  await changeImport(job.pool, job, { state: 'applied', finishedAt: new Date().toISOString() });
  return readImport(job.pool, job);
}

async function applyNextBatch(
  job: ImportJob,
  record: ImportRecord,
  { elapsedMs }: { elapsedMs: number },
): Promise<ImportRecord> {
  const { accountId, importId, tables } = job;
  const range = {
    after: record.cursor,
    upTo: Math.min(record.cursor + job.batchRows, record.lastRow ?? 0),
  };
  return withTransaction(job.pool, async (client) => {
    await useBatchSettings(client);
    const revision = await lockAccount(client, accountId);
    const replanning = record.replanning || revision.before !== record.plannedRevision;
    if (replanning)
      await planRows(client, { accountId, importId, rules: job.rules, tables, range });
    const counts = await applyBatch(client, { accountId, importId, ...range }, tables);
    const change = {
      state: 'applying',
      cursor: range.upTo,
      plannedRevision: revision.after,
      replanning,
      applied: addCounts(record.applied, counts),
      elapsedMs,
    } as const;
    await changeImport(client, job, change);
    return { ...record, ...change };
  });
}
