import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../../test/support/create-test-database.ts';
import {
  startTestServer,
  type TestClient,
  type TestServer,
} from '../../../../../test/support/start-test-server.ts';
import { runBulkAction } from '../../crm/run-bulk-action.ts';
import { openMuster } from '../../imports/open-muster.ts';

let db: TestDatabase;
let server: TestServer;
let ann: TestClient;
let bob: TestClient;
beforeAll(async () => {
  db = await createTestDatabase();
  server = await startTestServer(db);
  ann = await server.clientOf('ann');
  bob = await server.clientOf('bob');
});
afterAll(async () => {
  await server.close();
  await db.close();
});

/** Does what a worker would. */
async function work(bulkActionId: string): Promise<void> {
  await runBulkAction(await openMuster(server.services, ann.accountId), bulkActionId);
}

describe('contacts over HTTP', () => {
  test('are made, read, changed with their version, deleted and restored', async () => {
    const made = await ann.api.createContact({
      body: { values: { first_name: 'Ann', email: 'ann@x.com', tags: ['vip'] } },
    });
    expect(made).toMatchObject({ version: 1, name: 'Ann', origin: null, deletedAt: null });
    const params = { contactId: made.contactId };
    const changed = await ann.api.updateContact({
      params,
      body: { values: { city: 'Rome' } },
      headers: { 'If-Match': '"1"' },
    });
    expect(changed).toMatchObject({ version: 2, values: { city: 'Rome', tags: ['vip'] } });
    const stale = ann.api.updateContact({ params, body: { version: 1, values: { city: 'Oslo' } } });
    await expect(stale).rejects.toMatchObject({
      problem: { status: 409, code: 'version_conflict', currentVersion: 2 },
    });
    expect(await ann.api.deleteContact({ params })).toMatchObject({ version: 3 });
    expect((await ann.api.listContacts({ query: { deleted: 'true' } })).items).toHaveLength(1);
    expect(await ann.api.restoreContact({ params })).toMatchObject({ version: 4, deletedAt: null });
    const { items } = await ann.api.listContactHistory({ params, query: { limit: 3 } });
    expect(items.map(({ kind }) => kind)).toEqual(['restore', 'delete', 'edit']);
    expect(items[2]).toMatchObject({
      actor: { name: 'Test key' },
      changes: [{ field: 'city', label: 'City', before: null, after: 'Rome' }],
    });
    const sources = await ann.api.listValueSources({ params });
    expect(sources.items.map(({ field, version }) => [field, version])).toEqual([
      ['first_name', 1],
      ['email', 1],
      ['city', 2],
      ['tags', 1],
    ]);
  });

  test('every bad value of a request is named in the problem', async () => {
    const made = ann.api.createContact({ body: { values: { email: 'nope', phone: '1' } } });
    await expect(made).rejects.toMatchObject({
      problem: {
        status: 422,
        code: 'value_invalid',
        problems: [
          { field: 'email', code: 'email_invalid' },
          { field: 'phone', code: 'phone_unreadable' },
        ],
        errors: [{ path: 'body.values.email' }, { path: 'body.values.phone' }],
      },
    });
  });

  test('a duplicate is a conflict that names the other contact', async () => {
    const made = ann.api.createContact({ body: { values: { email: 'ANN@x.com' } } });
    await expect(made).rejects.toMatchObject({
      problem: { status: 409, code: 'duplicate', name: 'Ann', field: 'email' },
    });
  });

  test('another account finds nothing of them', async () => {
    const { items } = await ann.api.listContacts({ query: { search: 'ann' } });
    const contactId = items[0]?.contactId ?? '';
    const params = { contactId };
    expect((await bob.api.listContacts({ query: { search: 'ann', total: 'true' } })).total).toEqual(
      { count: 0, exact: true },
    );
    for (const call of [
      () => bob.api.readContact({ params }),
      () => bob.api.updateContact({ params, body: { values: { city: 'X' } } }),
      () => bob.api.deleteContact({ params }),
      () => bob.api.restoreContact({ params }),
      () => bob.api.listContactHistory({ params }),
      () => bob.api.listValueSources({ params }),
    ])
      await expect(call()).rejects.toMatchObject({ problem: { status: 404, code: 'not_found' } });
  });

  test('E3 permitted duplicates that were linked are listed, from whichever of them one looks', async () => {
    const { api } = await server.clientOf('linked');
    await api.changeSetting({ params: { key: 'allow_duplicates' }, body: { value: true } });
    await api.changeSetting({ params: { key: 'link_duplicates' }, body: { value: true } });
    const add = async (first_name: string, email: string) =>
      (await api.createContact({ body: { values: { first_name, email } } })).contactId;
    const first = await add('Ann', 'a@x.com');
    const second = await add('Anna', 'a@x.com');
    const third = await add('Annie', 'a@x.com');
    const other = await add('Bob', 'b@x.com');
    const linkedWith = async (contactId: string) => {
      const { items } = await api.listLinkedContacts({ params: { contactId } });
      return items.map(({ name, linkedTo }) => [name, linkedTo]);
    };
    expect(await linkedWith(first)).toEqual([
      ['Anna', first],
      ['Annie', first],
    ]);
    expect(await linkedWith(second)).toEqual([
      ['Ann', null],
      ['Annie', first],
    ]);
    expect(await linkedWith(other)).toEqual([]);
    await api.deleteContact({ params: { contactId: third } });
    expect(await linkedWith(second)).toEqual([['Ann', null]]);
    await api.eraseContact({ params: { contactId: first } });
    expect(await linkedWith(second)).toEqual([]);
    const left = await api.readContact({ params: { contactId: second } });
    expect(left).toMatchObject({ linkedTo: null, version: 1 });
  });

  test('a filter that is none is refused in a plain sentence', async () => {
    for (const filter of ['{', '[1]', '[{"field":"nope","operator":"is","value":1}]']) {
      const list = ann.api.listContacts({ query: { filter } });
      await expect(list).rejects.toMatchObject({
        problem: { code: 'filter_invalid', status: 422 },
      });
    }
    const list = ann.api.listContacts({ query: { cursor: 'abc' } });
    await expect(list).rejects.toMatchObject({ problem: { code: 'invalid_request', status: 400 } });
  });
});

describe('bulk actions over HTTP', () => {
  test('wait for a worker, are listed, and say what they did', async () => {
    const filter = [{ field: 'email', operator: 'is' as const, value: 'ann@x.com' }];
    const begun = await ann.api.bulkEditContacts({
      body: { selection: { filter }, add: { groups: ['Fair'] } },
    });
    expect(begun).toMatchObject({ state: 'waiting', kind: 'edit', actor: { name: 'Test key' } });
    const { bulkActionId } = begun;
    expect(server.jobs).toContainEqual({ kind: 'bulk', accountId: ann.accountId, bulkActionId });
    await work(bulkActionId);
    const params = { bulkActionId };
    expect(await ann.api.readBulkAction({ params })).toMatchObject({
      state: 'done',
      total: 1,
      counts: { changed: 1, unchanged: 0, failed: 0 },
    });
    const listed = await ann.api.listBulkActions({ query: { limit: 1 } });
    expect(listed.items).toMatchObject([{ id: bulkActionId, kind: 'edit', state: 'done' }]);
    await expect(bob.api.readBulkAction({ params })).rejects.toMatchObject({
      problem: { status: 404 },
    });
    await expect(bob.api.cancelBulkAction({ params })).rejects.toMatchObject({
      problem: { status: 404 },
    });
    await expect(ann.api.cancelBulkAction({ params })).rejects.toMatchObject({
      problem: { status: 409 },
    });
  });

  test('an export is downloaded by its account, under a safe name', async () => {
    const { bulkActionId } = await ann.api.exportContacts({ body: { columns: ['email'] } });
    const params = { bulkActionId };
    await expect(ann.api.downloadExport({ params })).rejects.toMatchObject({
      problem: { status: 404 },
    });
    await work(bulkActionId);
    const file = await ann.api.downloadExport({ params });
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="contacts [\d-]+\.csv"/,
    );
    expect((await file.text()).split('\r\n')[1]).toBe('ann@x.com');
    await expect(bob.api.downloadExport({ params })).rejects.toMatchObject({
      problem: { status: 404 },
    });
  });

  test('set values as they are given for one contact: an amount with its currency', async () => {
    const { key } = await ann.api.addField({ body: { label: 'Deal size', type: 'money' } });
    const { contactId } = await ann.api.createContact({ body: { values: { email: 'd@x.com' } } });
    const { bulkActionId } = await ann.api.bulkEditContacts({
      body: {
        selection: { ids: [contactId] },
        set: { [key]: { amount: '12.50', currency: 'EUR' } },
      },
    });
    await work(bulkActionId);
    const { values } = await ann.api.readContact({ params: { contactId } });
    expect(values[key]).toEqual({ amount: '12.50', currency: 'EUR' });
  });

  test('an export has the contacts that are named, and no others', async () => {
    const { contactId } = await ann.api.createContact({ body: { values: { email: 'z@x.com' } } });
    const { bulkActionId } = await ann.api.exportContacts({
      body: { columns: ['email'], selection: { ids: [contactId] } },
    });
    await work(bulkActionId);
    const file = await ann.api.downloadExport({ params: { bulkActionId } });
    expect((await file.text()).trim().split('\r\n').slice(1)).toEqual(['z@x.com']);
  });
});
