import type { ObjectDefinition } from '@muster/core/object/definition';
import type { ImportRules } from '@muster/core/plan/rules';
import type { AccountPool } from '../database/account-pool.ts';
import type { BatchTables } from '../store/apply-batch.ts';
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
export interface Progress {
  readonly stage: 'reading' | 'planning' | 'applying' | 'undoing' | 'redoing';
  readonly done: number;
  /** null while it is not known. */
  readonly total: number | null;
}

export interface JobOptions {
  readonly definition: ObjectDefinition;
  readonly batchRows?: number;
  readonly onProgress?: (progress: Progress) => void;
}

/** Takes the import over, so that whoever worked on it before can write no more. */
export async function openJob(
  pool: AccountPool,
  key: ImportKey,
  options: JobOptions,
): Promise<{ readonly job: ImportJob; readonly record: ImportRecord }> {
  const fence = await takeOverImport(pool, key);
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
    onProgress: options.onProgress ?? (() => undefined),
  };
  return { job, record };
}

/** Large enough that a batch's fixed cost does not show, small enough that others wait under a second. */
const BATCH_ROWS = 10_000;
