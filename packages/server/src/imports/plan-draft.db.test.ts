import { mkdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import {
  createEngineAccount,
  type EngineAccount,
} from '../../../../test/support/engine-account.ts';
import { untilWaiting } from '../../../../test/support/until-waiting.ts';
import { addField, removeField } from '../crm/fields.ts';
import { withTransaction } from '../database/with-transaction.ts';
import { uploadPath, uploadsFolder } from '../files/upload-store.ts';
import { deleteField } from '../store/fields.ts';
import { lockAccount } from '../store/revisions.ts';
import { finishUpload } from '../store/uploads.ts';
import { createDraft } from './edit-draft.ts';
import { findImport } from './find-import.ts';
import { settleImport } from './plan-draft.ts';
import { beginUpload, receiveText, removeExpiredUploads } from './receive-upload.ts';
import { requestHalt } from './request-run.ts';
import { runImport } from './run-import.ts';

const ACTOR = { kind: 'person', id: 'p1', name: 'Pat' } as const;
const LINES = ['First name,Email,Locker', 'Ann,ann@x.com,1', 'Bob,bob@x.com,2', 'Cem,cem@x.com,3'];
const LOCKER = { label: 'Locker', type: 'text', options: [], key: null } as const;

let db: TestDatabase;
let account: EngineAccount;
beforeAll(async () => {
  db = await createTestDatabase();
  account = await createEngineAccount(db);
});
afterAll(async () => {
  await account.close();
  await db.close();
});

test('a draft is not settled for a field that somebody is just removing', async () => {
  const { muster } = account;
  const { pool } = muster;
  const { key } = await addField(pool, muster.account, LOCKER);
  const upload = { name: 'people.csv', text: LINES.join('\n'), createdBy: ACTOR };
  const { uploadId } = await receiveText(muster, upload);
  const { importId } = await createDraft(muster, { uploadId, plan: null, startedBy: ACTOR });
  const { settling } = await withTransaction(pool, async (client) => {
    await lockAccount(client, muster.account.accountId);
    const waiting = settleImport(muster, importId);
    waiting.catch(() => undefined);
    await untilWaiting(db);
    await deleteField(client, muster.account.accountId, { object: 'contact', key });
    return { settling: waiting };
  });
  await expect(settling).rejects.toMatchObject({ code: 'import_state' });
  expect(await findImport(muster, importId)).toMatchObject({ state: 'draft' });
  await expect(settleImport(muster, importId)).rejects.toThrow('the column "Locker"');
});

test('a cancelled import whose field was removed says so when it is to go on', async () => {
  const { muster } = account;
  const { pool } = muster;
  const { key } = await addField(pool, muster.account, LOCKER);
  let importId = '';
  const halt = new AbortController();
  const halted = account.importLines(LINES, {
    batchRows: 1,
    onStart: (id) => {
      importId = id;
    },
    onProgress: ({ stage, done }) => {
      if (stage === 'applying' && done === 1) halt.abort();
      halt.signal.throwIfAborted();
    },
  });
  await expect(halted).rejects.toThrow('aborted');
  const using = removeField(pool, muster.account, { name: key, withValues: true });
  await expect(using).rejects.toThrow('cannot be removed while the import');
  await requestHalt(muster, importId, 'cancel');
  await removeField(pool, muster.account, { name: key, withValues: true });
  await expect(runImport(muster, importId, {})).rejects.toMatchObject({
    code: 'import_state',
    message:
      'The column "Locker" goes to the field locker, which was removed since. Add a field with that key again, or undo the import.',
  });
  expect((await account.reverse('undo', await findImport(muster, importId))).state).toBe('undone');
});

test('a draft of an upload whose last bytes arrive meanwhile does without the upload', async () => {
  const { muster } = account;
  const { accountId } = muster.account;
  const text = 'First name,Email\nAnn,ann@x.com\n';
  const { uploadId } = await beginUpload(muster, { name: 'a.csv', size: null, createdBy: ACTOR });
  await mkdir(uploadsFolder(muster.dataFolder), { recursive: true });
  await writeFile(uploadPath(muster.dataFolder, uploadId), text);
  const { creating } = await withTransaction(db.pool, async (client) => {
    await client.query('LOCK TABLE import IN SHARE MODE');
    const waiting = createDraft(muster, { uploadId, plan: null, startedBy: ACTOR });
    await untilWaiting(db);
    await finishUpload(muster.pool, { accountId, uploadId }, { size: text.length, hash: 'whole' });
    return { creating: waiting };
  });
  const { importId } = await creating;
  await db.pool.query('UPDATE upload SET expires_at = now() WHERE upload_id = $1', [uploadId]);
  await removeExpiredUploads(muster);
  expect(await settleImport(muster, importId)).toMatchObject({ state: 'staging' });
});
