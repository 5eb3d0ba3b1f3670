import { say } from '@muster/core/language/sentence';
import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import { hasDraft } from '../store/import-drafts.ts';
import { forgetRun, lockRun } from '../store/import-runs.ts';
import { changeImport, type ImportRecord, readImport, takeOverImport } from '../store/imports.ts';
import { sweepStaging } from '../store/staging-tables.ts';
import type { Muster } from './muster.ts';

/**
 * Makes a draft again of an import of which nothing has been applied: what was said about it stands,
 * its plan is given up. A draft stays as it is.
 *
 * @throws MusterError `not_found`; `import_state` when rows have been applied, it is over, or it was
 *   begun on the command line, which keeps no draft.
 */
export async function reopenImport(muster: Muster, importId: string): Promise<ImportRecord> {
  const key = { accountId: muster.account.accountId, importId };
  await withTransaction(muster.pool, async (client) => {
    await lockRun(client, key);
    // From here on nobody who plans or applies it can write anything.
    const fence = await takeOverImport(client, key);
    const { state, cursor } = await readImport(client, key);
    if (state === 'draft') return;
    if ((state !== 'staging' && state !== 'planned') || cursor > 0) {
      throw new MusterError(
        'import_state',
        say('The import is {state}: how it is read and mapped cannot be changed any more.', {
          state: say(state),
        }),
      );
    }
    if (!(await hasDraft(client, key))) {
      throw new MusterError(
        'import_state',
        say('The import was begun on the command line. Discard it, and import the file again.'),
      );
    }
    await changeImport(client, { ...key, fence }, NOT_PLANNED);
    await forgetRun(client, key);
  });
  await sweepStaging(muster.pool);
  return readImport(muster.pool, key);
}

const NOT_PLANNED = {
  state: 'draft',
  rowCount: null,
  lastRow: null,
  stagedBy: null,
  plannedRevision: null,
  replanning: false,
  planned: null,
  elapsedMs: 0,
} as const;
