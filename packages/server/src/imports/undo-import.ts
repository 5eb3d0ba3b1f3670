import { say } from '@muster/core/language/sentence';
import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import { useBatchSettings } from '../store/apply-batch.ts';
import { writeImportEvent } from '../store/import-events.ts';
import type { Wanted } from '../store/import-runs.ts';
import {
  changeImport,
  type ImportRecord,
  type ImportState,
  readImport,
  type UndoCounts,
} from '../store/imports.ts';
import type { RowRange } from '../store/plan-rows.ts';
import { lockAccount } from '../store/revisions.ts';
import { writeUndoWork } from '../store/undo-batch.ts';
import { boundUndoRange } from '../store/undo-range.ts';
import { settledRows } from './count-rows.ts';
import type { ImportJob } from './import-job.ts';
import { reverseRows } from './undo-rows.ts';

/**
 * Takes back, or does again, everything an import did, batch by batch. What people changed since
 * is kept, and each such row says so. Can be broken off and called again at any point. Undoing an
 * import that is undone tries the rows again that were kept, since what stood in their way may have
 * been undone itself; where nothing has changed it does nothing, and so does redoing what is redone.
 *
 * @throws MusterError `import_state` when there is nothing to undo or redo; `taken_over`,
 *   `database_unavailable`, `disk_full`.
 */
export async function reverseImport(job: ImportJob, kind: 'undo' | 'redo'): Promise<ImportRecord> {
  let record = await readImport(job.pool, job);
  const steps = STEPS[kind];
  const triesAgain = kind === 'undo' && (record.undone.kept ?? 0) > 0;
  if (record.state === steps.finished && !triesAgain) return record;
  if (record.state !== steps.underWay) record = await begin(job, record, kind);
  for (;;) {
    const range = nextRange(record, kind, job.batchRows);
    if (!range) break;
    record = await reverseNextBatch(job, record, { kind, range });
    job.onProgress({ stage: steps.underWay, ...rowsDone(record, kind) });
  }
  const isWhole = record.cursor >= (record.lastRow ?? 0);
  const { accountId, importId } = job;
  const state = kind === 'undo' ? 'undone' : isWhole ? 'applied' : 'applying';
  await withTransaction(job.pool, async (client) => {
    await changeImport(client, job, { state, undoCursor: null });
    // Rows that have never been applied still are to come.
    if (state === 'applying') return;
    await writeImportEvent(client, {
      accountId,
      importId,
      type: kind === 'undo' ? 'import.undone' : 'import.applied',
      isRedone: kind === 'redo',
    });
  });
  return readImport(job.pool, job);
}

/** The cursors are row numbers, and the header and blank lines have one as well: the share is told in rows. */
function rowsDone(
  { cursor, undoCursor, applied }: ImportRecord,
  kind: 'undo' | 'redo',
): { readonly done: number; readonly total: number } {
  const at = undoCursor ?? 0;
  const total = settledRows(applied);
  const passed = kind === 'undo' ? cursor - at : at;
  return { done: Math.round((passed / cursor) * total), total };
}

interface Steps {
  /** What whoever asks for it wants. */
  readonly wanted: Wanted;
  /** States in which it can begin. */
  readonly from: readonly ImportState[];
  readonly underWay: 'undoing' | 'redoing';
  readonly finished: ImportState;
}

const STEPS: Readonly<Record<'undo' | 'redo', Steps>> = {
  undo: {
    wanted: 'undone',
    from: ['applied', 'applying', 'redoing', 'undone', 'cancelled'],
    underWay: 'undoing',
    finished: 'undone',
  },
  redo: {
    wanted: 'redone',
    from: ['undone', 'undoing', 'cancelled'],
    underWay: 'redoing',
    finished: 'applied',
  },
};

async function begin(
  job: ImportJob,
  record: ImportRecord,
  kind: 'undo' | 'redo',
): Promise<ImportRecord> {
  const { wanted, from, underWay } = STEPS[kind];
  if (!from.includes(record.state)) {
    throw new MusterError(
      'import_state',
      say('The import is {state}: there is nothing to {doing}.', {
        state: say(record.state),
        doing: say(kind),
      }),
    );
  }
  // The command line does it without having been asked, whatever else somebody wants.
  const by = record.wanted === wanted ? record.askedBy : null;
  const change = {
    state: underWay,
    undoCursor: kind === 'undo' ? record.cursor : 0,
    reversal: { kind, by, at: new Date().toISOString() },
  } as const;
  await changeImport(job.pool, job, change);
  return { ...record, ...change };
}

function nextRange(
  { cursor, undoCursor }: ImportRecord,
  kind: 'undo' | 'redo',
  batchRows: number,
): RowRange | null {
  const at = undoCursor ?? 0;
  if (kind === 'undo') return at <= 0 ? null : { after: Math.max(0, at - batchRows), upTo: at };
  return at >= cursor ? null : { after: at, upTo: Math.min(cursor, at + batchRows) };
}

async function reverseNextBatch(
  job: ImportJob,
  record: ImportRecord,
  { kind, range }: { readonly kind: 'undo' | 'redo'; readonly range: RowRange },
): Promise<ImportRecord> {
  const { accountId, importId } = job;
  const { objects } = job.tables;
  return withTransaction(job.pool, async (client) => {
    await useBatchSettings(client);
    await lockAccount(client, accountId);
    const whole = { accountId, importId, ...range };
    const batch = await boundUndoRange(client, whole, { kind, objects });
    const work = await reverseRows(client, job, { batch, kind });
    const actor = record.reversal?.by ?? null;
    await writeUndoWork(client, batch, { work, objects, actor });
    const counts: Record<string, number> = { ...record.undone };
    const count = (what: string | null, by: number): void => {
      if (what !== null) counts[what] = (counts[what] ?? 0) + by;
    };
    for (const { was, undo } of work.rows) {
      count(was, -1);
      count(undo, 1);
    }
    const undoCursor = kind === 'undo' ? batch.after : batch.upTo;
    const change = { undoCursor, undone: counts as UndoCounts };
    await changeImport(client, job, change);
    return { ...record, ...change };
  });
}
