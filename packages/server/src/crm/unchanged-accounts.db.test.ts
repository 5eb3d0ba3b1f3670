import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { createEngineAccount } from '../../../../test/support/engine-account.ts';
import { untilWaiting } from '../../../../test/support/until-waiting.ts';
import { withTransaction } from '../database/with-transaction.ts';
import type { Muster } from '../imports/muster.ts';
import { planIsCurrent } from '../imports/plan-version.ts';
import { readImport } from '../store/imports.ts';
import { lockAccount, queueForAccount, readRevision } from '../store/revisions.ts';
import { type BulkSelection, startBulkAction } from './bulk-actions.ts';
import {
  type Actor,
  createContact,
  deleteContact,
  restoreContact,
  updateContact,
} from './change-contacts.ts';
import { addField, removeField } from './fields.ts';
import { runBulkAction } from './run-bulk-action.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const ACTOR: Actor = { kind: 'person', id: 'p1', name: 'Pat' };

/** An account with Ann, who has a size, Bob in the bin, a field that is empty, and a planned import. */
async function planned() {
  const account = await createEngineAccount(db);
  onTestFinished(() => account.close());
  const { muster } = account;
  const { pool } = muster;
  for (const label of ['Size', 'Hat']) {
    await addField(pool, muster.account, { label, type: 'text', options: [], key: null });
  }
  const values = { first_name: 'Ann', email: 'ann@x.com', city: 'Rome', size: 'M' };
  const ann = await createContact(muster, ACTOR, values);
  const bob = await createContact(muster, ACTOR, { first_name: 'Bob', email: 'bob@x.com' });
  await deleteContact(muster, ACTOR, { contactId: bob.id, version: null });
  const record = await account.importLines(['Email', 'cem@x.com'], { until: 'planned' });
  const isCurrent = async () => planIsCurrent(await readImport(pool, record));
  expect(await isCurrent()).toBe(true);
  return { muster, isCurrent, ann: refTo(ann.id), bob: refTo(bob.id) };
}

function refTo(contactId: string) {
  return { contactId, version: null };
}

async function bulkEdit(muster: Muster, selection: BulkSelection, city: string) {
  const change = { kind: 'edit', set: { city }, add: {}, remove: {} } as const;
  const { bulkActionId } = await startBulkAction(muster, ACTOR, { selection, change });
  expect(await runBulkAction(muster, bulkActionId)).toMatchObject({ state: 'done' });
}

const NOBODY = {
  filter: [{ field: 'city', operator: 'is', value: 'Nowhere' }],
  search: '',
} as const;

test('what changes no contact leaves plans as they are', async () => {
  const { muster, isCurrent, ann, bob } = await planned();
  await bulkEdit(muster, NOBODY, 'Rome');
  await bulkEdit(muster, { ids: [ann.contactId] }, 'Rome');
  await updateContact(muster, ACTOR, { ...ann, values: { first_name: 'Ann' } });
  await restoreContact(muster, ACTOR, ann);
  await deleteContact(muster, ACTOR, bob);
  const noEmail = updateContact(muster, ACTOR, { ...ann, values: { email: 'ann@' } });
  await expect(noEmail).rejects.toMatchObject({ code: 'value_invalid' });
  await removeField(muster.pool, muster.account, { name: 'Hat', withValues: false });
  expect(await isCurrent()).toBe(true);
});

const CHANGES: readonly (readonly [
  what: string,
  change: (all: Awaited<ReturnType<typeof planned>>) => Promise<unknown>,
])[] = [
  [
    'another value',
    ({ muster, ann }) => updateContact(muster, ACTOR, { ...ann, values: { city: 'Oslo' } }),
  ],
  ['a contact more', ({ muster }) => createContact(muster, ACTOR, { email: 'dee@x.com' })],
  ['one in the bin', ({ muster, ann }) => deleteContact(muster, ACTOR, ann)],
  ['one out of it', ({ muster, bob }) => restoreContact(muster, ACTOR, bob)],
  ['a bulk edit', ({ muster, ann }) => bulkEdit(muster, { ids: [ann.contactId] }, 'Oslo')],
  [
    'a field that goes with its values',
    ({ muster }) => removeField(muster.pool, muster.account, { name: 'Size', withValues: true }),
  ],
];

test.each(CHANGES)('%s makes plans outdated', async (_, change) => {
  const all = await planned();
  await change(all);
  expect(await all.isCurrent()).toBe(false);
});

test('a bulk edit counts once where it changes something, and not for having nothing more to do', async () => {
  const { muster, ann } = await planned();
  const { pool, account } = muster;
  const revision = () => withTransaction(pool, (client) => readRevision(client, account.accountId));
  const before = await revision();
  await bulkEdit(muster, { ids: [ann.contactId] }, 'Oslo');
  expect(await revision()).toBe(before + 1);
});

test('who queues for an account waits for whoever changes it, and the other way round', async () => {
  const { muster } = await planned();
  const { accountId } = muster.account;
  const locks = [lockAccount, queueForAccount] as const;
  for (const [first, second] of [locks, locks.toReversed()]) {
    const order: string[] = [];
    await withTransaction(muster.pool, async (client) => {
      await first?.(client, accountId);
      const later = withTransaction(muster.pool, async (other) => {
        await second?.(other, accountId);
        order.push('second');
      });
      await untilWaiting(db);
      order.push('first');
      return { later };
    }).then(({ later }) => later);
    expect(order).toEqual(['first', 'second']);
  }
});
