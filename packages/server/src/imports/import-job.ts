import type { ObjectDefinition } from '@muster/core/object/definition';
import type { ImportRules } from '@muster/core/plan/rules';
import type { AccountPool } from '../database/account-pool.ts';
import { halted } from '../database/haltable-pool.ts';
import { withTransaction } from '../database/with-transaction.ts';
import type { BatchTables } from '../store/apply-batch.ts';
import { type Claim, holdRun, type RunProgress } from '../store/import-runs.ts';
import { type ImportKey, type ImportRecord, readImport, takeOverImport } from '../store/imports.ts';
import { tablesOf } from '../store/object-tables.ts';
import { stagingTables } from '../store/staging-tables.ts';
import { importRules } from './import-rules.ts';

/** An import in the hands of one writer: everything its stages need. */
export interface ImportJob extends ImportKey {
  readonly pool: AccountPool;
  readonly definition: ObjectDefinition;
  readonly rules: ImportRules;
  readonly tables: BatchTables;
  readonly fence: number;
  /** Names the staging tables: the fence of the writer who fills, or filled, them. */
  readonly stagedBy: number;
  /** Rows a batch; each batch is one transaction. */
  readonly batchRows: number;
  readonly onProgress: (progress: Progress) => void;
}

/** How far the work is. */
export type Progress = Pick<RunProgress, 'stage' | 'done' | 'total'>;

export interface JobOptions {
  readonly definition: ObjectDefinition;
  readonly batchRows?: number;
  readonly onProgress?: (progress: Progress) => void;
  /** Halts the work: statements under way are cancelled, and what is not committed is rolled back. */
  readonly signal?: AbortSignal;
  /** The worker's hold on the import, without which it may not be taken over. */
  readonly claim?: Claim;
}

/**
 * Takes the import over, so that whoever worked on it before can write no more.
 *
 * @throws MusterError `taken_over` when the worker's hold is gone
 */
export async function openJob(
  pool: AccountPool,
  key: ImportKey,
  options: JobOptions,
): Promise<{ readonly job: ImportJob; readonly record: ImportRecord }> {
  const { signal, claim, onProgress = () => undefined } = options;
  const fence = await withTransaction(pool, async (client) => {
    if (claim) await holdRun(client, claim);
    return takeOverImport(client, key);
  });
  const record = await readImport(pool, key);
  const stagedBy = record.stagedBy ?? fence;
  const job: ImportJob = {
    accountId: key.accountId,
    importId: key.importId,
    pool,
    definition: options.definition,
    rules: importRules(record.plan, options.definition),
    tables: {
      objects: tablesOf(options.definition),
      staging: stagingTables(key.importId, stagedBy),
    },
    fence,
    stagedBy,
    batchRows: options.batchRows ?? BATCH_ROWS,
    onProgress(progress) {
      // Told of between all that takes long: where no statement is under way, work is halted here.
      if (signal?.aborted) throw halted();
      onProgress(progress);
    },
  };
  return { job, record };
}

/** Large enough that a batch's fixed cost does not show, small enough that others wait under a second. */
const BATCH_ROWS = 10_000;
