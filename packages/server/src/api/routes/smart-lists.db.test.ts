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

const IN_OSLO = [{ field: 'city', operator: 'is' as const, value: 'Oslo' }];

/** The names of the contacts that a list finds, asked for as the web app does. */
async function found({ api }: TestClient, smartListId: string): Promise<readonly string[]> {
  const { filter, search, sort } = await api.readSmartList({ params: { smartListId } });
  const query = { filter: JSON.stringify(filter), search, sort };
  return (await api.listContacts({ query })).items.map(({ name }) => name);
}

describe('a smart list', () => {
  test('C15 filters on any field, chooses its columns, and follows the data', async () => {
    const client = await server.clientOf('ann');
    const { api } = client;
    await api.addField({ body: { label: 'Plan', type: 'single_option', options: ['Gold'] } });
    const add = (first_name: string, values: Readonly<Record<string, string>>) =>
      api.createContact({
        body: { values: { first_name, email: `${first_name}@x.com`, ...values } },
      });
    await add('Ann', { city: 'Oslo', plan: 'Gold' });
    const bob = await add('Bob', { city: 'Oslo' });
    await add('Cem', { city: 'Rome', plan: 'Gold' });
    const made = await api.createSmartList({
      body: {
        name: '  Gold   in Oslo ',
        filter: [...IN_OSLO, { field: 'plan', operator: 'is', value: 'Gold' }],
        columns: ['@name', 'plan', 'city', '@created'],
        sort: 'first_name',
      },
    });
    expect(made).toMatchObject({
      name: 'Gold in Oslo',
      search: '',
      columns: ['@name', 'plan', 'city', '@created'],
      createdBy: { kind: 'key', name: 'Test key' },
    });
    const { smartListId } = made;
    expect(await found(client, smartListId)).toEqual(['Ann']);
    const params = { contactId: bob.contactId };
    await api.updateContact({ params, body: { values: { plan: 'Gold' } } });
    expect(await found(client, smartListId)).toEqual(['Ann', 'Bob']);
    await api.deleteContact({ params });
    expect(await found(client, smartListId)).toEqual(['Ann']);
  });

  test('is made with a name alone, changed part by part, listed by name, and removed', async () => {
    const { api } = await server.clientOf('bob');
    const made = await api.createSmartList({ body: { name: 'zebra' } });
    expect(made).toMatchObject({ filter: [], search: '', columns: null, sort: '-@created' });
    expect(made.updatedAt).toBe(made.createdAt);
    await api.createSmartList({ body: { name: 'Ärzte', search: 'doctor' } });
    await api.createSmartList({ body: { name: 'Apples', columns: ['email'] } });
    const params = { smartListId: made.smartListId };
    const body = { filter: IN_OSLO, columns: ['city'], sort: '@name' };
    expect(await api.changeSmartList({ params, body })).toMatchObject({ name: 'zebra', ...body });
    const changed = await api.changeSmartList({ params, body: { name: 'Zebra', columns: null } });
    expect(changed).toMatchObject({ ...body, name: 'Zebra', columns: null });
    expect(changed.updatedAt > made.updatedAt).toBe(true);
    const names = async () => (await api.listSmartLists()).items.map(({ name }) => name);
    expect(await names()).toEqual(['Apples', 'Zebra', 'Ärzte']);
    await api.removeSmartList({ params });
    expect(await names()).toEqual(['Apples', 'Ärzte']);
    for (const call of [
      () => api.readSmartList({ params }),
      () => api.changeSmartList({ params, body: {} }),
      () => api.removeSmartList({ params }),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  test('has a name that no other list of its account has, in capitals or not', async () => {
    const { api } = await server.clientOf('cem');
    await api.createSmartList({ body: { name: 'Große Ärzte' } });
    const other = await api.createSmartList({ body: { name: 'Other' } });
    const taken = {
      code: 'name_taken',
      problem: { status: 409 },
      message:
        'There is already a smart list GROSSE Ärzte. Choose another name, or change that list.',
    };
    const twin = api.createSmartList({ body: { name: 'große  ÄRZTE' } });
    await expect(twin).rejects.toMatchObject({ code: 'name_taken', problem: { status: 409 } });
    const params = { smartListId: other.smartListId };
    const renamed = api.changeSmartList({ params, body: { name: 'große A\u0308rzte' } });
    await expect(renamed).rejects.toMatchObject({
      ...taken,
      message: expect.stringContaining('There is already a smart list große'),
    });
    expect(await api.changeSmartList({ params, body: { name: 'OTHER' } })).toMatchObject({
      name: 'OTHER',
    });
    const elsewhere = await server.clientOf('dee');
    await elsewhere.api.createSmartList({ body: { name: 'Große Ärzte' } });
    for (const name of ['', '  ', '\u0000', 'x'.repeat(101)]) {
      const nameless = api.createSmartList({ body: { name } });
      await expect(nameless).rejects.toMatchObject({ code: 'invalid_request' });
    }
  });

  test('is refused for what the list of contacts would not take', async () => {
    const { api } = await server.clientOf('eve');
    const { smartListId } = await api.createSmartList({ body: { name: 'Eve' } });
    const long = Array.from({ length: 50 }, () => ({
      field: 'city',
      operator: 'contains' as const,
      value: 'x'.repeat(500),
    }));
    const refusals: readonly (readonly [object, string])[] = [
      [
        { filter: [{ field: 'shoe_size', operator: 'is', value: 1 }] },
        'There is no field shoe_size to filter by.',
      ],
      [
        { filter: [{ field: 'tags', operator: 'before', value: 'x' }] },
        'Tags has no order: before is not for it.',
      ],
      [
        { sort: 'shoe_size' },
        'There is no field shoe_size to sort by. Besides fields there are @created, @updated and @name.',
      ],
      [
        { columns: ['email', 'shoe_size'] },
        'There is no field shoe_size to show. Besides fields there are @name, @created, @updated.',
      ],
      [{ columns: ['email', 'city', 'email'] }, 'The column email is given twice. Give it once.'],
      [
        { filter: long },
        'The filter is longer than 20,000 characters of JSON. Give fewer conditions or shorter lists.',
      ],
    ];
    for (const [choice, message] of refusals) {
      const refusal = { code: 'filter_invalid', problem: { status: 422 }, message };
      const made = api.createSmartList({ body: { name: 'New', ...choice } });
      await expect(made).rejects.toMatchObject(refusal);
      const changed = api.changeSmartList({ params: { smartListId }, body: choice });
      await expect(changed).rejects.toMatchObject(refusal);
    }
    expect((await api.listSmartLists()).items).toMatchObject([{ name: 'Eve', filter: [] }]);
  });

  test('whose field was removed still reads and can be renamed; using it says what is missing', async () => {
    const client = await server.clientOf('fay');
    const { api } = client;
    const { key } = await api.addField({ body: { label: 'Plan', type: 'text' } });
    const choices = {
      name: 'Gold',
      filter: [{ field: key, operator: 'is' as const, value: 'Gold' }],
      columns: [key],
      sort: key,
    };
    const { smartListId } = await api.createSmartList({ body: choices });
    await api.removeField({ params: { key } });
    const params = { smartListId };
    expect(await api.readSmartList({ params })).toMatchObject(choices);
    await expect(found(client, smartListId)).rejects.toMatchObject({
      code: 'filter_invalid',
      message: expect.stringMatching(/^There is no field plan to (?:filter|sort) by\./),
    });
    await api.changeSmartList({ params, body: { name: 'Was gold' } });
    const mended = { filter: [], columns: null, sort: '@name' };
    expect(await api.changeSmartList({ params, body: mended })).toMatchObject(mended);
    expect(await found(client, smartListId)).toEqual([]);
  });

  test('is kept by members and above, and read by viewers', async () => {
    const member = await server.clientOf('gus', 'member');
    const viewer = await server.clientOf('gus', 'viewer');
    const { smartListId } = await member.api.createSmartList({ body: { name: 'Ours' } });
    expect((await viewer.api.listSmartLists()).items).toMatchObject([{ smartListId }]);
    const refused = viewer.api.createSmartList({ body: { name: 'Mine' } });
    await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('has a filter as long as the list of contacts takes one', async () => {
    const client = await server.clientOf('hal');
    const value = Array.from({ length: 180 }, (_, at) => `"Städtchen" ${at} ${'ö'.repeat(80)}`);
    const filter = [{ field: 'city', operator: 'in' as const, value }];
    expect(JSON.stringify(filter).length).toBeGreaterThan(17_000);
    const { smartListId } = await client.api.createSmartList({ body: { name: 'Long', filter } });
    await client.api.createContact({
      body: { values: { email: 'h@x.com', city: value[7] ?? '' } },
    });
    expect(await found(client, smartListId)).toEqual(['h@x.com']);
  });

  test('is one of 500 at most', async () => {
    const { api, accountId } = await server.clientOf('ida');
    await db.poolOf(accountId).query(
      `INSERT INTO smart_list (account_id, smart_list_id, name, name_key, filter, search, sort, created_by)
       SELECT $1, gen_random_uuid(), 'List ' || n, 'list ' || n, '[]', '', '@name', '{"kind":"key","id":"k","name":"K"}'
         FROM generate_series(1, 500) n`,
      [accountId],
    );
    expect((await api.listSmartLists()).items).toHaveLength(500);
    await expect(api.createSmartList({ body: { name: 'One more' } })).rejects.toMatchObject({
      code: 'too_many_smart_lists',
      problem: { status: 409 },
    });
  });
});
