import type { Condition } from '@muster/core/contract/contact-filter';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createEngineAccount,
  type EngineAccount,
  keysThatDiffer,
} from '../../../../test/support/engine-account.ts';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { untilWaiting } from '../../../../test/support/until-waiting.ts';
import { withTransaction } from '../database/with-transaction.ts';
import { deleteField } from '../store/fields.ts';
import { lockAccount } from '../store/revisions.ts';
import { startBulkAction } from './bulk-actions.ts';
import {
  type Actor,
  createContact,
  deleteContact,
  restoreContact,
  updateContact,
} from './change-contacts.ts';
import { listContactHistory, listValueSources } from './contact-history.ts';
import { addField } from './fields.ts';
import { listContacts } from './list-contacts.ts';
import { runBulkAction } from './run-bulk-action.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const ACTOR: Actor = { kind: 'person', id: 'p1', name: 'Pat' };

async function withAccount(
  work: (account: EngineAccount) => Promise<void>,
  settings: Parameters<typeof createEngineAccount>[1] = {},
): Promise<void> {
  const account = await createEngineAccount(db, settings);
  try {
    await work(account);
    expect(await keysThatDiffer(db, account.muster)).toEqual([]);
  } finally {
    await account.close();
  }
}

describe('D1 a contact is added by hand', () => {
  test('with an email or a phone, read as imports read them', () =>
    withAccount(async ({ muster }) => {
      const made = await createContact(muster, ACTOR, {
        full_name: 'Ann van der Lee',
        email: ' Ann <Ann@X.com> ',
        phone: '(415) 555-2671',
        additional_emails: ['b@x.com', 'ann@x.com'],
        tags: ['Smith, John', 'fair'],
        birthday: '31.12.1990',
        do_not_email: true,
      });
      expect(made).toMatchObject({ version: 1, deletedAt: null, originImportId: null });
      expect(made.values).toEqual({
        full_name: 'Ann van der Lee',
        first_name: 'Ann',
        last_name: 'van der Lee',
        email: 'Ann@X.com',
        phone: '+14155552671',
        additional_emails: ['b@x.com'],
        tags: ['Smith, John', 'fair'],
        birthday: '1990-12-31',
        do_not_email: true,
      });
    }));

  test('and without either it is refused', () =>
    withAccount(async ({ muster }) => {
      const made = createContact(muster, ACTOR, { first_name: 'Ann' });
      await expect(made).rejects.toMatchObject({
        code: 'value_invalid',
        detail: { problems: [{ field: 'email', code: 'required_missing' }] },
      });
    }));

  test('every bad value is named', () =>
    withAccount(async ({ muster }) => {
      const made = createContact(muster, ACTOR, {
        email: 'ann@nowhere',
        phone: '12',
        birthday: '03/04/1990',
        colour: 'red',
        contact_id: 'x',
        tags: 5,
        first_name: ['a'],
      });
      await expect(made).rejects.toMatchObject({
        code: 'value_invalid',
        detail: {
          problems: expect.arrayContaining([
            expect.objectContaining({ field: 'email', code: 'email_invalid' }),
            expect.objectContaining({ field: 'phone', code: 'phone_unreadable' }),
            expect.objectContaining({ field: 'birthday', code: 'date_ambiguous' }),
            expect.objectContaining({ field: 'colour', code: 'field_unknown' }),
            expect.objectContaining({ field: 'contact_id', code: 'field_unknown' }),
            expect.objectContaining({ field: 'first_name', code: 'value_kind' }),
          ]),
        },
      });
    }));

  test('a duplicate is refused and names the contact, unless the account allows it', () =>
    withAccount(async ({ muster }) => {
      const ann = await createContact(muster, ACTOR, { first_name: 'Ann', email: 'ann@x.com' });
      const again = createContact(muster, ACTOR, {
        additional_emails: ['z@x.com', 'ANN@x.com'],
        phone: '+14155552671',
      });
      await expect(again).rejects.toMatchObject({
        code: 'duplicate',
        detail: { contactId: ann.id, name: 'Ann', field: 'email' },
      });
    }).then(() =>
      withAccount(
        async ({ muster }) => {
          const ann = await createContact(muster, ACTOR, { email: 'ann@x.com', external_id: 'A1' });
          const twin = await createContact(muster, ACTOR, { email: 'ann@x.com' });
          expect(twin.linkedTo).toBe(ann.id);
          const third = createContact(muster, ACTOR, { email: 'c@x.com', external_id: 'A1' });
          await expect(third).rejects.toMatchObject({ code: 'duplicate' });
        },
        { allow_duplicates: true, link_duplicates: true },
      ),
    ));
});

describe('a change by hand', () => {
  test('replaces, clears, and holds the version', () =>
    withAccount(async ({ muster }) => {
      const ann = await createContact(muster, ACTOR, {
        first_name: 'Ann',
        email: 'ann@x.com',
        tags: ['a', 'b'],
        do_not_contact: true,
      });
      const changed = await updateContact(muster, ACTOR, {
        contactId: ann.id,
        version: 1,
        values: { first_name: null, email: 'lee@x.com', tags: ['c'], do_not_contact: null },
      });
      expect(changed).toMatchObject({ version: 2, values: { email: 'lee@x.com', tags: ['c'] } });
      expect(Object.keys(changed.values).toSorted()).toEqual(['email', 'tags']);
      const stale = updateContact(muster, ACTOR, {
        contactId: ann.id,
        version: 1,
        values: { city: 'Rome' },
      });
      await expect(stale).rejects.toMatchObject({
        code: 'version_conflict',
        detail: { currentVersion: 2 },
      });
      const same = await updateContact(muster, ACTOR, {
        contactId: ann.id,
        version: 2,
        values: { tags: ['c'] },
      });
      expect(same.version).toBe(2);
      const empty = updateContact(muster, ACTOR, {
        contactId: ann.id,
        version: null,
        values: { email: null },
      });
      await expect(empty).rejects.toMatchObject({ code: 'value_invalid' });
    }));

  test('may not take a key that another contact has', () =>
    withAccount(async ({ muster }) => {
      const ann = await createContact(muster, ACTOR, { email: 'ann@x.com' });
      const bob = await createContact(muster, ACTOR, { email: 'bob@x.com' });
      const taken = updateContact(muster, ACTOR, {
        contactId: bob.id,
        version: null,
        values: { email: 'ann@x.com' },
      });
      await expect(taken).rejects.toMatchObject({
        code: 'duplicate',
        detail: { contactId: ann.id },
      });
      await deleteContact(muster, ACTOR, { contactId: ann.id, version: 1 });
      await updateContact(muster, ACTOR, {
        contactId: bob.id,
        version: null,
        values: { email: 'ann@x.com' },
      });
      const back = restoreContact(muster, ACTOR, { contactId: ann.id, version: null });
      await expect(back).rejects.toMatchObject({
        code: 'duplicate',
        detail: { contactId: bob.id },
      });
    }));

  test('the bin is listed, and what is in it is found nowhere else', () =>
    withAccount(async ({ muster }) => {
      const ann = await createContact(muster, ACTOR, { first_name: 'Ann', email: 'ann@x.com' });
      const list = {
        filter: [],
        search: '',
        sort: '-@created',
        limit: 50,
        cursor: null,
        withTotal: true,
      };
      expect(await listContacts(muster, { ...list, search: 'an', binned: false })).toMatchObject({
        items: [{ id: ann.id }],
        total: { count: 1, exact: true },
      });
      await deleteContact(muster, ACTOR, { contactId: ann.id, version: null });
      expect(await listContacts(muster, { ...list, search: 'an', binned: false })).toMatchObject({
        items: [],
        total: { count: 0 },
      });
      expect(await listContacts(muster, { ...list, search: 'an', binned: true })).toMatchObject({
        items: [{ id: ann.id }],
      });
      const back = await restoreContact(muster, ACTOR, { contactId: ann.id, version: null });
      expect(back).toMatchObject({ version: 3, deletedAt: null });
      expect(
        await listContacts(muster, { ...list, search: 'ann@x.com', binned: false }),
      ).toMatchObject({ items: [{ id: ann.id }], nextCursor: null });
    }));
});

describe('C4 undoing an import', () => {
  const LINES = [
    'First Name,Email,City,Tags',
    'Ann,ann@x.com,Oslo,fair',
    'Bob,bob@x.com,Oslo,fair',
  ];

  test('keeps contacts that it made and a person has changed, and bins the others', () =>
    withAccount(async (account) => {
      const { muster } = account;
      const made = await account.importLines(LINES);
      const [ann] = (await listContacts(muster, { ...LIST, filter: [is('first_name', 'ann')] }))
        .items;
      await updateContact(muster, ACTOR, {
        contactId: ann?.id ?? '',
        version: 1,
        values: { city: 'Rome' },
      });
      expect((await account.reverse('undo', made)).undone).toEqual({ kept: 1, reversed: 1 });
      expect((await account.people()).map((one) => one['first_name'])).toEqual(['Ann']);
      expect((await account.reverse('redo', made)).state).toBe('applied');
      expect(await account.people()).toMatchObject([{ city: 'Rome' }, { city: 'Oslo' }]);
    }));

  test('keeps what a person has said again, and what they said since', () =>
    withAccount(async (account) => {
      const { muster } = account;
      for (const first_name of ['Ann', 'Bob']) {
        await createContact(muster, ACTOR, {
          first_name,
          email: `${first_name}@x.com`,
          city: 'Bern',
        });
      }
      const changed = await account.importLines(LINES);
      const { items } = await listContacts(muster, { ...LIST, sort: 'first_name' });
      const set = async (at: number, values: Readonly<Record<string, string | string[]>>) => {
        const contactId = items[at]?.id ?? '';
        await updateContact(muster, ACTOR, { contactId, version: null, values });
      };
      await set(0, { city: 'Rome' });
      await set(0, { city: 'Oslo' });
      await set(1, { tags: ['fair', 'own'] });
      expect((await account.reverse('undo', changed)).undone).toEqual({ kept: 1, reversed: 1 });
      const [ann, bob] = await account.people();
      expect(ann).toMatchObject({ city: 'Oslo' });
      expect(ann).not.toHaveProperty('tags');
      expect(bob).toMatchObject({ city: 'Bern', tags: ['own'] });
    }));

  test('history names the file, the row and the person of every value', () =>
    withAccount(async (account) => {
      const { muster } = account;
      const { importId } = await account.importLines(LINES);
      await account.importLines(['Email,City', 'ann@x.com,Rome']);
      const [ann] = (await listContacts(muster, { ...LIST, filter: [is('first_name', 'ann')] }))
        .items;
      const contactId = ann?.id ?? '';
      await updateContact(muster, ACTOR, { contactId, version: null, values: { tags: ['own'] } });
      const sources = await listValueSources(muster, contactId);
      expect(
        sources.map(({ field, fileName, rowNumber, actor }) => [
          field,
          fileName,
          rowNumber,
          actor?.name,
        ]),
      ).toEqual([
        ['first_name', 'file-1.csv', 2, undefined],
        ['email', 'file-1.csv', 2, undefined],
        ['city', 'file-2.csv', 2, undefined],
        ['tags', null, null, 'Pat'],
      ]);
      const history = await listContactHistory(muster, contactId, { before: null, limit: 10 });
      expect(history.map(({ version, kind }) => [version, kind])).toEqual([
        [3, 'edit'],
        [2, 'apply'],
        [1, 'apply'],
      ]);
      expect(history[2]).toMatchObject({ importId, rowNumber: 2 });
      expect(history[2]?.changes.map(({ field, after }) => [field, after])).toEqual([
        ['first_name', 'Ann'],
        ['email', 'ann@x.com'],
        ['city', 'Oslo'],
        ['tags', ['fair']],
      ]);
    }));
});

const LIST = {
  filter: [],
  search: '',
  sort: '-@created',
  limit: 50,
  cursor: null,
  withTotal: false,
  binned: false,
};

function is(field: string, value: string): Condition {
  return { field, operator: 'is', value };
}

describe('a field that is removed while others change contacts', () => {
  test('leaves no value behind, whether a person or a bulk action was about to give one', () =>
    withAccount(async ({ muster }) => {
      const { pool, account } = muster;
      const { key } = await addField(pool, account, {
        label: 'Shirt size',
        type: 'text',
        options: [],
        key: null,
      });
      const { id } = await createContact(muster, ACTOR, { first_name: 'Ann', email: 'a@x.com' });
      const change = { kind: 'edit', set: { [key]: 'M' }, add: {}, remove: {} } as const;
      const { bulkActionId } = await startBulkAction(muster, ACTOR, {
        selection: { ids: [id] },
        change,
      });
      const changing = await withTransaction(pool, async (client) => {
        await lockAccount(client, account.accountId);
        const edit = updateContact(muster, ACTOR, {
          contactId: id,
          version: null,
          values: { [key]: 'L' },
        });
        edit.catch(() => undefined);
        const bulk = runBulkAction(muster, bulkActionId);
        await untilWaiting(db, 2);
        await deleteField(client, account.accountId, { object: 'contact', key });
        return { edit, bulk };
      });
      await expect(changing.edit).rejects.toMatchObject({ code: 'value_invalid' });
      expect(await changing.bulk).toMatchObject({ state: 'done', counts: { changed: 0 } });
      const { rows } = await db.pool.query(
        'SELECT FROM contact WHERE contact_id = $1 AND data ? $2',
        [id, key],
      );
      expect(rows).toHaveLength(0);
    }));
});
