import assert from 'node:assert/strict';
import { withTransaction } from '../database/with-transaction.ts';
import { applyBatch, useBatchSettings } from '../store/apply-batch.ts';
import { boundApplyRange } from '../store/apply-range.ts';
import { writeImportEvent } from '../store/import-events.ts';
import { changeImport, type ImportRecord, readImport } from '../store/imports.ts';
import { lockAccount } from '../store/revisions.ts';
import { addCounts, settledRows } from './count-rows.ts';
import type { ImportJob } from './import-job.ts';
import { planRest } from './plan-import.ts';
import { planRows } from './plan-rows.ts';

/**
 * Carries out the plan from where the import stands, batch by batch in row order. Each batch is
 * one transaction: records, keys, change log, ledger and cursor together, or nothing. When others
 * changed the account since the plan was made, the batch is planned anew first, and so is every
 * batch after it until others have been quiet for some batches: then the rest is planned anew at
 * once, outside the account's lock. Each time takes twice as many quiet batches, so that work
 * beside others does not plan all rows over and over.
 *
 * @throws MusterError `taken_over`, `database_unavailable`, `disk_full`; what was applied stays
 *   applied, and calling this again goes on from there.
 */
export async function applyImport(job: ImportJob): Promise<ImportRecord> {
  const startedAt = performance.now();
  let record = await readImport(job.pool, job);
  const total = record.lastRow ?? 0;
  const elapsedBefore = record.elapsedMs;
  noteProgress(job, record);
  let quietBatches = 0;
  let quietWanted = QUIET_BATCHES;
  while (record.cursor < total) {
    const isWorthIt = total - record.cursor > quietWanted * job.batchRows;
    if (record.replanning && quietBatches >= quietWanted && isWorthIt) {
      record = await planRest(job, record);
      quietBatches = 0;
      quietWanted *= 2;
    }
    const batch = await applyNextBatch(job, record, {
      elapsedMs: elapsedBefore + Math.round(performance.now() - startedAt),
    });
    quietBatches = batch.isDisturbed ? 0 : quietBatches + 1;
    record = batch.record;
    noteProgress(job, record);
  }
  assertWhole(record);
  const { accountId, importId } = job;
  await withTransaction(job.pool, async (client) => {
    await changeImport(client, job, { state: 'applied', finishedAt: new Date().toISOString() });
    await writeImportEvent(client, { accountId, importId, type: 'import.applied' });
  });
  return readImport(job.pool, job);
}

const QUIET_BATCHES = 2;

/** Every row of the file has an outcome: an import that has lost one must not pass for finished. */
function assertWhole({ applied, rowCount }: ImportRecord): void {
  assert.equal(settledRows(applied), rowCount);
}

/** Rows, where the cursor is a row's number: the header and blank lines have one as well. */
function noteProgress({ onProgress }: ImportJob, { applied, rowCount }: ImportRecord): void {
  onProgress({ stage: 'applying', done: settledRows(applied), total: rowCount });
}

interface AppliedBatch {
  readonly record: ImportRecord;
  /** Whether others have changed the account since the batch before. */
  readonly isDisturbed: boolean;
}

async function applyNextBatch(
  job: ImportJob,
  record: ImportRecord,
  { elapsedMs }: { elapsedMs: number },
): Promise<AppliedBatch> {
  const { accountId, importId, tables } = job;
  return withTransaction(job.pool, async (client) => {
    await useBatchSettings(client);
    const revision = await lockAccount(client, accountId);
    const isDisturbed = revision.before !== record.plannedRevision;
    const replanning = record.replanning || isDisturbed;
    const range = await boundApplyRange(client, tables, {
      after: record.cursor,
      upTo: Math.min(record.cursor + job.batchRows, record.lastRow ?? 0),
    });
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
    return { record: { ...record, ...change }, isDisturbed };
  });
}
