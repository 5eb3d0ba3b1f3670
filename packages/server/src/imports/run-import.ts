import { say } from '@muster/core/language/sentence';
import type { ObjectDefinition } from '@muster/core/object/definition';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadDefinition } from '../crm/fields.ts';
import { databaseError } from '../database/database-error.ts';
import { halted, haltablePool } from '../database/haltable-pool.ts';
import { withClient } from '../database/with-client.ts';
import { MusterError } from '../errors.ts';
import { storedRows } from '../formats/stored-rows.ts';
import type { TableFormat } from '../formats/table.ts';
import type { Claim } from '../store/import-runs.ts';
import {
  changeImport,
  type ImportRecord,
  type ImportState,
  readImport,
  requireFence,
} from '../store/imports.ts';
import { refreshStatistics } from '../store/statistics.ts';
import { isStaged, stagingTables, sweepStaging } from '../store/staging-tables.ts';
import { applyImport } from './apply-import.ts';
import { requireReachable } from './import-transitions.ts';
import { type ImportJob, openJob, type Progress } from './import-job.ts';
import type { Muster } from './muster.ts';
import { planImport } from './plan-import.ts';
import { planIsCurrent } from './plan-version.ts';
import { readStoredFile } from './read-stored-file.ts';
import { stageImport } from './stage-import.ts';
import { reverseImport } from './undo-import.ts';

export interface RunOptions {
  /** `planned`: stop before anything is applied; `applied`, the default: go on to the end. */
  readonly until?: 'planned' | 'applied';
  readonly batchRows?: number;
  readonly onProgress?: (progress: Progress) => void;
  /** Told the import's ID before its rows are read, to be able to resume it. */
  readonly onStart?: (importId: string) => void;
  /** Halts the work within two seconds; it can be run again from where it stands. */
  readonly signal?: AbortSignal;
  /** A worker's hold on the import: losing it, the work ends with `taken_over`. */
  readonly claim?: Claim;
}

/**
 * Takes an import from wherever it stands to the end: new, broken off, planned, or in the middle of
 * undoing. What the database lost in a crash is made again. When the connection breaks, it waits
 * for the database and goes on.
 *
 * @throws MusterError `import_state` for a draft, and where a cancelled import cannot go on;
 *   `taken_over`, `disk_full`, `file_unreadable`; `halted` once the signal is
 *   aborted; `database_unavailable` when the database does not come back within a minute.
 */
export function runImport(
  muster: Muster,
  importId: string,
  options: RunOptions & { readonly definition?: ObjectDefinition },
): Promise<ImportRecord> {
  return withJob(muster, { importId, options }, (standing) => goOn(muster, standing, options));
}

/** Undoes or redoes an import, whatever state it was left in. @throws MusterError as `runImport`; `import_state` */
export function undoImport(
  muster: Muster,
  importId: string,
  options: RunOptions & { readonly kind: 'undo' | 'redo' },
): Promise<ImportRecord> {
  return withJob(muster, { importId, options }, async ({ job }) => {
    const record = await reverseImport(job, options.kind);
    await sweepStaging(muster.pool);
    return record;
  });
}

interface Asked {
  readonly importId: string;
  readonly options: RunOptions & { readonly definition?: ObjectDefinition };
}

/** What `work` makes of the import in this writer's hands, begun again when the database was away. */
async function withJob(
  muster: Muster,
  { importId, options }: Asked,
  work: (standing: Standing) => Promise<ImportRecord>,
): Promise<ImportRecord> {
  const key = { accountId: muster.account.accountId, importId };
  const { signal } = options;
  const pool = signal ? haltablePool(muster.pool, signal) : muster.pool;
  let failures = 0;
  let lastStanding = '';
  let fence: number | null = null;
  for (;;) {
    try {
      if (failures > 0) {
        await sleep(Math.min(100 * 2 ** failures, MOST_WAIT_MS), undefined, { signal });
        await muster.revive();
      }
      const { object } = await readImport(pool, key);
      const definition = options.definition ?? (await loadDefinition(pool, key.accountId, object));
      const { job, record } = await openJob(pool, key, { ...options, definition });
      fence = job.fence;
      // Progress since the last failure: the database is back, and this is a new failure.
      const standing = `${record.state} ${record.cursor} ${record.undoCursor}`;
      if (standing !== lastStanding) failures = 0;
      lastStanding = standing;
      return await work({ job, record });
    } catch (thrown) {
      // Halting shows as whatever it struck: a cancelled statement, a broken COPY.
      if (signal?.aborted) throw halted();
      const error = databaseError(thrown);
      // Whoever took the import over may have swept its tables away before this writer heard of it.
      if (!(error instanceof MusterError) && fence !== null) {
        await requireFence(pool, { ...key, fence });
      }
      failures += 1;
      const isLost = error instanceof MusterError && error.code === 'database_unavailable';
      if (!isLost || failures > MOST_FAILURES) throw error;
    }
  }
}

/** About a minute in all. */
const MOST_FAILURES = 15;
const MOST_WAIT_MS = 5_000;

/** From here on the planner's statistics matter. */
const MANY_RECORDS = 5_000;

const FINISHED: ReadonlySet<ImportState> = new Set(['applied', 'undone', 'discarded']);

interface Standing {
  readonly job: ImportJob;
  readonly record: ImportRecord;
}

async function goOn(
  muster: Muster,
  { job, record }: Standing,
  options: RunOptions,
): Promise<ImportRecord> {
  if (record.state === 'undoing') return reverseImport(job, 'undo');
  if (record.state === 'redoing') return reverseImport(job, 'redo');
  if (FINISHED.has(record.state)) return record;
  requireReachable(record, 'applied');
  if (options.until === 'planned') {
    const isOutdated = planIsCurrent(record) === false;
    const planned = await planAnew(muster, { job, record }, isOutdated);
    // The plan before, which somebody may be looking at until there is this one.
    if (isOutdated) await sweepStaging(muster.pool);
    return planned.record;
  }
  const planned = await planAnew(muster, { job, record });
  const applied = await applyImport(planned.job);
  if ((applied.applied.created ?? 0) >= MANY_RECORDS) {
    await refreshStatistics(muster.pool, job.tables.objects);
  }
  await sweepStaging(muster.pool);
  return applied;
}

/** Stages and plans what has not been applied, unless the database still has a plan of it that holds. */
async function planAnew(muster: Muster, standing: Standing, isOutdated = false): Promise<Standing> {
  const { record } = standing;
  const hasPlan = record.stagedBy !== null && (await hasStaging(standing.job));
  if (hasPlan && !isOutdated) return standing;
  requireFields(standing);
  const job = stagingAnew(standing.job);
  const startedAt = performance.now();
  await readStoredFile(muster, record, (path) =>
    stageImport(job, storedRows(path, record.plan.reading as unknown as TableFormat)),
  );
  const planned = await planImport(job);
  const elapsedMs = planned.elapsedMs + Math.round(performance.now() - startedAt);
  await changeImport(job.pool, job, { elapsedMs });
  return { job, record: { ...planned, elapsedMs } };
}

/** A field can be removed while an import that has it is undone, or cancelled. */
function requireFields({ job, record }: Standing): void {
  const known = new Set(job.definition.fields.map(({ key }) => key));
  const gone = record.plan.mapping.find(
    ({ target }) => target?.object === job.definition.name && !known.has(target.field),
  );
  if (gone?.target == null) return;
  throw new MusterError(
    'import_state',
    say(
      'The column "{column}" goes to the field {field}, which was removed since. Add a field with that key again, or undo the import.',
      { column: gone.name, field: gone.target.field },
    ),
  );
}

/** The job with tables of its own: those of the writer before may be lost, or still being written. */
function stagingAnew(job: ImportJob): ImportJob {
  const { importId, fence, tables } = job;
  return {
    ...job,
    stagedBy: fence,
    tables: { ...tables, staging: stagingTables(importId, fence) },
  };
}

function hasStaging({ pool, tables }: ImportJob): Promise<boolean> {
  return withClient(pool, (client) => isStaged(client, tables.staging));
}
