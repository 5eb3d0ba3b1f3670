import { say } from '@muster/core/language/sentence';
import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import { removeFile } from '../files/file-store.ts';
import { haltRun, lockRun } from '../store/import-runs.ts';
import {
  changeImport,
  type ImportRecord,
  type ImportState,
  readImport,
  takeOverImport,
} from '../store/imports.ts';
import { sweepStaging } from '../store/staging-tables.ts';
import type { Muster } from './muster.ts';

/**
 * Gives up an import of which no row has been applied: its plan and its copy of the file go, the
 * list keeps its name and what it would have done.
 *
 * @throws MusterError `not_found`; `import_state` when rows have been applied.
 */
export async function discardImport(muster: Muster, importId: string): Promise<ImportRecord> {
  const key = { accountId: muster.account.accountId, importId };
  await withTransaction(muster.pool, async (client) => {
    await lockRun(client, key);
    // From here on nobody else can apply a row of it.
    const fence = await takeOverImport(client, key);
    const { state, cursor } = await readImport(client, key);
    if (cursor > 0 || !DISCARDABLE.has(state)) {
      throw new MusterError(
        'import_state',
        say('Rows of the import have been applied. Undo the import to take them back.'),
      );
    }
    await changeImport(client, { ...key, fence }, { state: 'discarded' });
    await haltRun(client, key, 'cancel');
  });
  await sweepStaging(muster.pool);
  await removeFile(muster.dataFolder, importId);
  return readImport(muster.pool, key);
}

const DISCARDABLE: ReadonlySet<ImportState> = new Set([
  'draft',
  'staging',
  'planned',
  'applying',
  'cancelled',
  'discarded',
]);
