import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../../test/support/create-test-database.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/start-test-server.ts';

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
