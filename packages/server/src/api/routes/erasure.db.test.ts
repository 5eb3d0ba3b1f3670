import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../../test/support/create-test-database.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/start-test-server.ts';
import { withTransaction } from '../../database/with-transaction.ts';
import { deleteAccountRows } from '../../store/erase-account.ts';
import { lockAccount } from '../../store/revisions.ts';
import { insertUpload } from '../../store/uploads.ts';

let db: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  db = await createTestDatabase();
  server = await startTestServer(db);
});
afterAll(async () => {
  await server.close();
  await db.close();
});

test('an owner erases a person, sees what is left of them, and lifts it', async () => {
  const { api } = await server.clientOf('erasing');
  const values = { first_name: 'Ann', email: 'ann@example.com' };
  const { contactId } = await api.createContact({ body: { values } });
  const params = { contactId };
  expect(await api.eraseContact({ params })).toEqual({ contactId, fileRows: 0, sameKeys: [] });
  expect(server.jobs).toContainEqual({ kind: 'sweep' });
  await expect(api.readContact({ params })).rejects.toMatchObject({ code: 'not_found' });
  await expect(api.eraseContact({ params })).rejects.toMatchObject({ code: 'not_found' });
  await expect(api.createContact({ body: { values } })).rejects.toMatchObject({
    code: 'suppressed',
  });
  const { items } = await api.listSuppressions({ query: { limit: 1 } });
  expect(items).toMatchObject([{ kind: 'email' }]);
  const suppressionId = items[0]!.suppressionId;
  await api.liftSuppression({ params: { suppressionId } });
  await expect(api.liftSuppression({ params: { suppressionId } })).rejects.toMatchObject({
    code: 'not_found',
  });
  expect(await api.createContact({ body: { values } })).toMatchObject({ values });
});

test('nobody but an owner erases', async () => {
  const owner = await server.clientOf('kept');
  const values = { email: 'ann@example.com' };
  const { contactId } = await owner.api.createContact({ body: { values } });
  const { api } = await server.clientOf('kept', 'admin');
  const refusal = { code: 'forbidden' };
  await expect(api.eraseContact({ params: { contactId } })).rejects.toMatchObject(refusal);
  await expect(api.eraseAccount({ query: { name: 'kept' } })).rejects.toMatchObject(refusal);
  const wrong = owner.api.eraseAccount({ query: { name: 'Kept' } });
  await expect(wrong).rejects.toMatchObject({ code: 'confirmation_wrong' });
});

test('what is written while an account is erased goes with it, its files as well', async () => {
  const { api, accountId } = await server.clientOf('busy');
  const { uploadId } = await api.pasteUpload({ body: { text: 'Email\nann@example.com\n' } });
  const { importId } = await api.createImport({ body: { uploadId } });
  // As the erasing finds it, whenever that came to be.
  const gone = await deleteAccountRows(db.registry, accountId);
  expect(gone).toEqual({ uploadIds: [uploadId], importIds: [importId] });
  expect(await deleteAccountRows(db.registry, accountId)).toEqual({ uploadIds: [], importIds: [] });
});

test('a change that waited while its account was erased finds no account', async () => {
  const { accountId } = await server.clientOf('awaited');
  const pool = db.poolOf(accountId);
  await deleteAccountRows(db.registry, accountId);
  const change = withTransaction(pool, (client) => lockAccount(client, accountId));
  await expect(change).rejects.toMatchObject({ code: 'not_found' });
});

test('no upload begins in an account that has been erased since', async () => {
  const { accountId } = await server.clientOf('closed');
  await deleteAccountRows(db.registry, accountId);
  const upload = {
    accountId,
    uploadId: accountId,
    name: 'a.csv',
    size: null,
    createdBy: { kind: 'key', id: accountId, name: 'k' },
    keptForHours: 1,
  } as const;
  expect(await insertUpload(db.poolOf(accountId), upload, { mostArriving: 10 })).toBeNull();
});

test('an account is erased by its name, and one line in the audit log says so', async () => {
  const { api, accountId } = await server.clientOf('gone');
  await api.createContact({ body: { values: { email: 'ann@example.com' } } });
  await api.eraseAccount({ query: { name: 'gone' } });
  await expect(api.listContacts({})).rejects.toMatchObject({ code: 'not_found' });
  const { rows } = await db.pool.query('SELECT action FROM audit_log WHERE account_id = $1', [
    accountId,
  ]);
  expect(rows).toEqual([{ action: 'eraseAccount' }]);
});
