import { say } from '@muster/core/language/sentence';
import { loadDefinition } from '../crm/fields.ts';
import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import { openTable } from '../formats/open-table.ts';
import { type ImportDraft, lockDraft, readDraft, settleDraft } from '../store/import-drafts.ts';
import { type ImportRecord, readImport } from '../store/imports.ts';
import { holdAccount } from '../store/revisions.ts';
import { draftRequest } from './draft-request.ts';
import { noDraft } from './edit-draft.ts';
import type { Muster } from './muster.ts';
import { prepareImport } from './prepare-import.ts';
import { readStoredFile } from './read-stored-file.ts';
import { findUpload } from './receive-upload.ts';

/**
 * Settles a draft: its plan is made of what the file shows, what a person has said and the
 * account's settings, and the import is ready for its rows to be read.
 *
 * @throws MusterError `import_state` while the file still arrives, or when the import is no draft;
 *   `mapping_invalid`, `unknown_column`, `unknown_target` with every problem; as `openTable`.
 */
export async function settleImport(muster: Muster, importId: string): Promise<ImportRecord> {
  const key = { accountId: muster.account.accountId, importId };
  const record = await readImport(muster.pool, key);
  const draft = await readDraft(muster.pool, key);
  if (draft === null) throw noDraft(record);
  const { size, hash } = await wholeFile(muster, record, draft);
  const { plan, definition } = await readStoredFile(muster, record, async (path) => {
    const table = await openTable(path, draft.reading);
    const { request } = draftRequest(muster, record, { draft, table });
    return prepareImport(muster, table, request);
  });
  await withTransaction(muster.pool, async (client) => {
    // From here on no field is removed: those of imports that have a plan are in use.
    await holdAccount(client, key.accountId);
    const current = await loadDefinition(client, key.accountId, definition.name);
    if (JSON.stringify(current) !== JSON.stringify(definition)) throw changedMeanwhile();
    const latest = await lockDraft(client, key);
    if (latest === null) throw noDraft(await readImport(client, key));
    if (JSON.stringify(latest) !== JSON.stringify(draft)) throw changedMeanwhile();
    await settleDraft(client, key, { plan, fileSize: size, fileHash: hash });
  });
  return readImport(muster.pool, key);
}

async function wholeFile(
  muster: Muster,
  { fileSize, fileHash }: ImportRecord,
  { uploadId }: ImportDraft,
): Promise<{ readonly size: number; readonly hash: string }> {
  if (fileHash !== '') return { size: fileSize, hash: fileHash };
  const { state, size, hash, received } = await findUpload(muster, uploadId);
  if (state === 'complete' && size !== null && hash !== null) return { size, hash };
  throw new MusterError(
    'import_state',
    size === null
      ? say(
          'The file is still arriving: {received} bytes are there. Plan the import when all of it is.',
          { received },
        )
      : say(
          'The file is still arriving: {received} of {size} bytes are there. Plan the import when all of it is.',
          { received, size },
        ),
  );
}

function changedMeanwhile(): MusterError {
  return new MusterError(
    'import_state',
    say(
      'The import, or a field of the account, was changed by somebody else just now. Look at it again, and plan it then.',
    ),
  );
}
