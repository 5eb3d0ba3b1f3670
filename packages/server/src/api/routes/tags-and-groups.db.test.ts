import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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
let client: TestClient;
let accounts = 0;
beforeAll(async () => {
  db = await createTestDatabase();
  server = await startTestServer(db);
});
beforeEach(async () => {
  accounts += 1;
  client = await server.clientOf(`account ${accounts}`);
});
afterAll(async () => {
  await server.close();
  await db.close();
});

/** Does what the worker does that was woken for it. */
async function work({ bulkActionId }: { readonly bulkActionId: string }): Promise<void> {
  const { accountId } = client;
  expect(server.jobs).toContainEqual({ kind: 'bulk', accountId, bulkActionId });
  await runBulkAction(await openMuster(server.services, accountId), bulkActionId);
}

async function add(name: string, lists: Readonly<Record<string, string[]>>): Promise<string> {
  const values = { first_name: name, email: `${name}@x.com`, ...lists };
  return (await client.api.createContact({ body: { values } })).contactId;
}

/** Names of the contacts that a filter finds. */
async function found(filter: readonly object[]): Promise<readonly string[]> {
  const query = { filter: JSON.stringify(filter), sort: '@name' };
  return (await client.api.listContacts({ query })).items.map(({ name }) => name);
}

describe('groups', () => {
  test('are there while somebody is in them: counted, renamed, merged and removed', async () => {
    const { api } = client;
    await add('Ann', { groups: ['Fair', 'Board'] });
    await add('Bob', { groups: ['Fair'] });
    const cem = await add('Cem', { groups: ['Friends'] });
    await api.deleteContact({ params: { contactId: await add('Dee', { groups: ['Gone'] }) } });
    expect((await api.listGroups()).items).toEqual([
      { group: 'Fair', contacts: 2 },
      { group: 'Board', contacts: 1 },
      { group: 'Friends', contacts: 1 },
    ]);
    await work(await api.renameGroups({ body: { from: ['board', 'Friends'], to: 'Circle' } }));
    expect((await api.listGroups()).items).toEqual([
      { group: 'Circle', contacts: 2 },
      { group: 'Fair', contacts: 2 },
    ]);
    const begun = await api.removeGroups({ body: { groups: ['Fair'] } });
    expect(begun).toMatchObject({
      kind: 'edit',
      edit: { set: {}, add: {}, remove: { groups: ['Fair'] } },
    });
    await work(begun);
    expect((await api.listGroups()).items).toEqual([{ group: 'Circle', contacts: 2 }]);
    await api.updateContact({ params: { contactId: cem }, body: { values: { groups: [] } } });
    expect((await api.listGroups()).items).toEqual([{ group: 'Circle', contacts: 1 }]);
  });

  test('leave contacts floating who are in none: is_empty finds them, whatever they were in before', async () => {
    const { api } = client;
    await add('Ann', { groups: ['Fair'] });
    await add('Bob', { groups: ['Fair', 'Board'] });
    await add('Cem', {});
    const floating = [{ field: 'groups', operator: 'is_empty' }];
    expect(await found(floating)).toEqual(['Cem']);
    expect(await found([{ field: 'groups', operator: 'has', value: 'fair' }])).toEqual([
      'Ann',
      'Bob',
    ]);
    expect(await found([{ field: 'groups', operator: 'has_not', value: 'Fair' }])).toEqual(['Cem']);
    await work(await api.removeGroups({ body: { groups: ['FAIR'] } }));
    expect(await found(floating)).toEqual(['Ann', 'Cem']);
    expect(await found([{ field: 'groups', operator: 'not_empty' }])).toEqual(['Bob']);
    const { total } = await api.listContacts({
      query: { filter: JSON.stringify(floating), total: 'true' },
    });
    expect(total).toEqual({ count: 2, exact: true });
  });

  test('are not tags, and tags are not groups', async () => {
    const { api } = client;
    await add('Ann', { groups: ['VIP'], tags: ['VIP', 'new'] });
    await work(await api.renameGroups({ body: { from: ['VIP'], to: 'Inner circle' } }));
    expect((await api.listTags()).items).toEqual([
      { tag: 'VIP', contacts: 1 },
      { tag: 'new', contacts: 1 },
    ]);
    await work(await api.removeTags({ body: { tags: ['vip'] } }));
    await work(await api.renameTags({ body: { from: ['new'], to: 'New' } }));
    expect((await api.listTags()).items).toEqual([{ tag: 'New', contacts: 1 }]);
    expect((await api.listGroups()).items).toEqual([{ group: 'Inner circle', contacts: 1 }]);
  });
});
