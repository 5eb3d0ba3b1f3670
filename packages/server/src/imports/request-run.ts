import { say } from '@muster/core/language/sentence';
import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import { removeFile } from '../files/file-store.ts';
import {
  type Asked,
  askForRun,
  type Halt,
  haltRun,
  lockRun,
  type Wanted,
} from '../store/import-runs.ts';
import {
  changeImport,
  type ImportRecord,
  lockImport,
  readImport,
  type Reversal,
  takeOverImport,
} from '../store/imports.ts';
import { wantPhotosOfPart } from '../store/photos.ts';
import { sweepStaging } from '../store/staging-tables.ts';
import {
  endsByCancelling,
  goesOnTo,
  requirePausable,
  requireReachable,
} from './import-transitions.ts';
import type { Muster } from './muster.ts';
import { plannedAnew, planVersion, requireCurrentPlan } from './plan-version.ts';

export type { Halt, Wanted } from '../store/import-runs.ts';

/**
 * Asks for work on an import: workers do it, whatever was asked for before, but that what somebody
 * has started is not merely planned again. Asking twice is asking once.
 *
 * @throws MusterError `not_found`; `import_state` where that cannot be reached.
 */
export async function requestRun(
  muster: Muster,
  importId: string,
  wanted: Exclude<Wanted, 'undone' | 'redone'>,
): Promise<ImportRecord> {
  return askFor(muster, importId, () => ({ wanted, askedBy: null }));
}

/**
 * Asks for an import to be undone, or to be done again, and notes who did: the first to ask.
 *
 * @throws MusterError `not_found`; `import_state` where that cannot be reached.
 */
export async function requestReversal(
  muster: Muster,
  importId: string,
  { kind, by }: Pick<Reversal, 'kind' | 'by'>,
): Promise<ImportRecord> {
  const wanted = kind === 'undo' ? 'undone' : 'redone';
  return askFor(muster, importId, (record) => ({
    wanted,
    askedBy: record.wanted === wanted ? record.askedBy : by,
  }));
}

/** What somebody says yes to. */
interface Confirmed {
  /** The plan that was looked at; null: whatever it is. */
  readonly planVersion: number | null;
  /** Where contacts have changed since: rows are decided by what there is now, or nothing is done. */
  readonly ifChanged: 'plan_anew' | 'refuse';
}

/**
 * Asks for a planned import to be applied. Who has asked already is not refused for what changed
 * after that.
 *
 * @throws MusterError `not_found`; `import_state` where there is no plan, or the one looked at was
 *   begun since and stopped; `version_conflict` where there is another one; `plan_outdated` where
 *   contacts have changed, and that is to be refused, or the plan went with somebody who was erased.
 */
export async function requestApply(
  muster: Muster,
  importId: string,
  { planVersion: version, ifChanged }: Confirmed,
): Promise<ImportRecord> {
  return askFor(muster, importId, (record) => {
    if (record.state === 'draft' || record.state === 'staging') throw notPlanned();
    const current = planVersion(record);
    if (version !== null && current !== null && version !== current) throw plannedAnew();
    if (record.wanted !== 'applied') {
      if (version !== null && isStopped(record)) throw stopped();
      const isGone = version !== null && current === null;
      if (ifChanged === 'refuse' || isGone) requireCurrentPlan(record);
    }
    return { wanted: 'applied', askedBy: null };
  });
}

/**
 * Asks to go on with an import that was paused, has failed or was broken off: with what was wanted
 * then, else with what its state calls for.
 *
 * @throws MusterError `not_found`; `import_state` where there is nothing to go on with.
 */
export async function requestResume(muster: Muster, importId: string): Promise<ImportRecord> {
  return askFor(muster, importId, (record) => ({
    wanted: record.wanted ?? goesOnTo(record),
    askedBy: record.askedBy,
  }));
}

/**
 * Ends work on an import at once, whoever does it: the next thing that a worker would write is
 * refused, and it stops within two seconds. Paused, the import can go on from where it stands. Cancelled,
 * what was applied stays applied; where nothing was, the copy of the file goes too.
 *
 * @throws MusterError `not_found`; `import_state` where there is nothing to halt.
 */
export async function requestHalt(
  muster: Muster,
  importId: string,
  halt: Halt,
): Promise<ImportRecord> {
  const key = { accountId: muster.account.accountId, importId };
  await withTransaction(muster.pool, async (client) => {
    await lockRun(client, key);
    // From here on no writer there was can change anything.
    const fence = await takeOverImport(client, key);
    const record = await readImport(client, key);
    if (halt === 'pause') requirePausable(record);
    else if (endsByCancelling(record)) {
      const finishedAt = new Date().toISOString();
      await changeImport(
        client,
        { ...key, fence },
        // Going on stages it anew: its tables are swept away.
        { state: 'cancelled', stagedBy: null, undoCursor: null, finishedAt },
      );
      // What was applied stays, and has photos as well.
      await wantPhotosOfPart(client, key);
    }
    await haltRun(client, key, halt);
  });
  const record = await readImport(muster.pool, key);
  if (record.state === 'cancelled') {
    await sweepStaging(muster.pool);
    if (record.cursor === 0) await removeFile(muster.dataFolder, importId);
  }
  return record;
}

async function askFor(
  muster: Muster,
  importId: string,
  choose: (record: ImportRecord) => Asked,
): Promise<ImportRecord> {
  const key = { accountId: muster.account.accountId, importId };
  await withTransaction(muster.pool, async (client) => {
    // Not for what somebody is just ending, or makes a draft again. A run may not be there yet.
    await lockRun(client, key);
    const record = await lockImport(client, key);
    const asked = choose(record);
    requireReachable(record, asked.wanted);
    await askForRun(client, key, asked);
  });
  return readImport(muster.pool, key);
}

/** Who knows only the plan does not go on with what others have begun since, and ended or want undone. */
function isStopped({ state, cursor, wanted, halt }: ImportRecord): boolean {
  if (state === 'cancelled') return cursor > 0;
  return state === 'applying' && (halt !== null || wanted !== null);
}

function stopped(): MusterError {
  return new MusterError(
    'import_state',
    say(
      'The import was started since you looked at it, and then stopped. Look at how far it is before it goes on.',
    ),
  );
}

function notPlanned(): MusterError {
  return new MusterError(
    'import_state',
    say('The import is not planned yet. Apply it when it is.'),
  );
}
