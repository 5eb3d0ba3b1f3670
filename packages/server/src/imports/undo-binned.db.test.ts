import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import {
  createEngineAccount,
  type EngineAccount,
} from '../../../../test/support/engine-account.ts';
import { restoreContact } from '../crm/change-contacts.ts';
import type { ImportRecord } from '../store/imports.ts';

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

const KEPT = [{ row: '2 updated', undo: 'kept', note: { email: 'key_taken' } }];

test('a contact that somebody deleted stays as it is, also where undoing had left an email to be given back', async () => {
  await account.importLines([
    'First Name,Email,Phone',
    'Ann,ann@x.com,4155550101',
    'Bob,bob@x.com,4155550102',
  ]);
  const moved = await account.importLines(['Email,Phone', 'new@x.com,4155550101']);
  await account.edit('Bob', (bob) => ({ ...bob, email: 'ann@x.com' }));
  await account.reverse('undo', moved);
  expect(await account.ledger(moved)).toEqual(KEPT);
  await account.bin('Ann');
  const binned = await contactOf(moved);

  expect((await account.reverse('undo', moved)).undone).toEqual({ kept: 1 });
  expect(await contactOf(moved)).toEqual(binned);
  expect(await account.ledger(moved)).toEqual(KEPT);
  const by = { kind: 'person', id: 'p', name: 'Pat' } as const;
  await restoreContact(account.muster, by, { contactId: binned.contactId, version: null });
  expect(await account.people()).toMatchObject([{ email: 'new@x.com' }, { email: 'ann@x.com' }]);
});

/** The contact of the import's only row, wherever it is. */
async function contactOf({ importId }: ImportRecord) {
  const { rows } = await db.pool.query<{ contactId: string; version: number; email: string }>(
    `SELECT contact_id AS "contactId", c.version, data ->> 'email' AS email
       FROM import_row r JOIN contact c ON contact_id = record_id WHERE import_id = $1`,
    [importId],
  );
  const [found] = rows;
  if (!found) throw new Error('The import changed no contact.');
  return found;
}
