import { withClient } from '../database/with-client.ts';
import { MusterError } from '../errors.ts';
import { removeFile } from '../files/file-store.ts';
import { changeImport, type ImportRecord, readImport, takeOverImport } from '../store/imports.ts';
import { dropStaging, stagingTables } from '../store/staging-tables.ts';
import type { Muster } from './muster.ts';

/**
 * Gives up an import of which no row has been applied: its plan and its copy of the file go, the
 * list keeps its name and what it would have done.
 *
 * @throws MusterError `not_found`; `import_state` when rows have been applied.
 */
export async function discardImport(muster: Muster, importId: string): Promise<ImportRecord> {
  const key = { accountId: muster.account.accountId, importId };
  const { state, cursor } = await readImport(muster.pool, key);
  if (state === 'discarded') return readImport(muster.pool, key);
  if (cursor > 0 || !['staging', 'planned', 'applying'].includes(state)) {
    throw new MusterError(
      'import_state',
      `Rows of the import have been applied. Take them back with: muster undo ${importId}`,
    );
  }
  const fence = await takeOverImport(muster.pool, key);
  await withClient(muster.pool, (client) => dropStaging(client, stagingTables(importId)));
  await changeImport(muster.pool, { ...key, fence }, { state: 'discarded' });
  await removeFile(muster.dataFolder, importId);
  return readImport(muster.pool, key);
}
