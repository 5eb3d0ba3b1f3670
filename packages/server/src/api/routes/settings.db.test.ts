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
let ann: TestClient;
beforeAll(async () => {
  db = await createTestDatabase();
  server = await startTestServer(db);
  ann = await server.clientOf('ann');
});
afterAll(async () => {
  await server.close();
  await db.close();
});

describe('settings over HTTP', () => {
  test('take the values that they are listed with', async () => {
    const { items } = await ann.api.listSettings();
    for (const { key, value } of items) {
      const set = await ann.api.changeSetting({ params: { key }, body: { value } });
      expect(set).toMatchObject({ key, value, isDefault: true });
    }
  });

  test('are set and put back, and refuse what is no value of theirs', async () => {
    const params = { key: 'contact_types' };
    const set = await ann.api.changeSetting({ params, body: { value: ['Client', 'Vendor'] } });
    expect(set).toMatchObject({ value: ['Client', 'Vendor'], isDefault: false });
    expect(await ann.api.resetSetting({ params })).toMatchObject({ isDefault: true });
    for (const value of [['a, b'], [], 'default', true, null, 7]) {
      const wrong = ann.api.changeSetting({ params: { key: 'find_by' }, body: { value } });
      await expect(wrong).rejects.toMatchObject({ problem: { code: 'setting_invalid' } });
    }
    const unknown = ann.api.changeSetting({ params: { key: 'colour' }, body: { value: 'red' } });
    await expect(unknown).rejects.toMatchObject({ problem: { code: 'setting_invalid' } });
  });

  test('lists are taken as they are, and numbers are numbers', async () => {
    for (const [key, value] of [
      ['contact_types', ['Client, key account', 'none', 'default']],
      ['placeholders', ['none']],
      ['placeholders', []],
      ['retention_days_files', 30],
    ] as const) {
      const body = { value: typeof value === 'number' ? value : [...value] };
      expect(await ann.api.changeSetting({ params: { key }, body })).toMatchObject({ value });
      const { items } = await ann.api.listSettings();
      expect(items.find((one) => one.key === key)).toMatchObject({ value });
      await ann.api.resetSetting({ params: { key } });
    }
  });

  test('only an owner says what others may do', async () => {
    const admin = await server.clientOf('ann', 'admin');
    const params = { key: 'members_may_import' };
    for (const call of [
      () => admin.api.changeSetting({ params, body: { value: true } }),
      () => admin.api.resetSetting({ params }),
      () =>
        admin.api.changeSetting({ params: { key: 'Members-May-Import' }, body: { value: true } }),
    ]) {
      await expect(call()).rejects.toMatchObject({
        problem: { code: expect.stringMatching(/^(forbidden|not_found)$/) },
      });
    }
    expect(await ann.api.changeSetting({ params, body: { value: true } })).toMatchObject({
      value: true,
    });
  });

  test('categories that are listed are the only ones', async () => {
    const params = { key: 'contact_categories' };
    await ann.api.changeSetting({ params, body: { value: ['Gold', 'Silver'] } });
    const made = await ann.api.createContact({
      body: { values: { email: 'a@x.com', category: 'gold' } },
    });
    expect(made.values['category']).toBe('Gold');
    const other = ann.api.createContact({
      body: { values: { email: 'b@x.com', category: 'Tin' } },
    });
    await expect(other).rejects.toMatchObject({ problem: { code: 'value_invalid' } });
  });
});

describe('fields over HTTP', () => {
  test('are added, renamed, given other options, and removed with their values', async () => {
    const added = await ann.api.addField({
      body: { label: 'Size', type: 'single_option', options: ['S', 'M'] },
    });
    expect(added).toMatchObject({ key: 'size', custom: true, options: ['S', 'M'], unique: false });
    const params = { key: 'size' };
    const changed = await ann.api.changeField({
      params,
      body: { label: 'Shirt', options: ['S', 'M', 'L'] },
    });
    expect(changed).toMatchObject({ key: 'size', label: 'Shirt', options: ['S', 'M', 'L'] });
    expect(await ann.api.changeField({ params, body: { label: 'shirt' } })).toMatchObject({
      label: 'shirt',
    });
    const taken = ann.api.changeField({ params, body: { label: 'Email' } });
    await expect(taken).rejects.toMatchObject({ problem: { code: 'field_invalid' } });
    const standard = ann.api.changeField({ params: { key: 'email' }, body: { label: 'Mail' } });
    await expect(standard).rejects.toMatchObject({ problem: { code: 'field_invalid' } });
    const made = await ann.api.createContact({ body: { values: { email: 'c@x.com', size: 'l' } } });
    expect(made.values['size']).toBe('L');
    await expect(ann.api.removeField({ params })).rejects.toMatchObject({
      problem: { status: 422 },
    });
    await ann.api.removeField({ params, query: { withValues: 'true' } });
    const read = await ann.api.readContact({ params: { contactId: made.contactId } });
    expect(read.values).not.toHaveProperty('size');
    await expect(ann.api.removeField({ params })).rejects.toMatchObject({
      problem: { status: 404 },
    });
  });

  test('C2 sample files have the account’s own fields, and the ID only for updating', async () => {
    await ann.api.addField({ body: { label: 'Member since', type: 'date' } });
    const create = await (await ann.api.downloadSampleCsv()).text();
    const update = await (await ann.api.downloadSampleCsv({ query: { for: 'update' } })).text();
    expect(create).toMatch(/^\uFEFF?External ID,.*,Member since/);
    expect(update).toMatch(/^\uFEFF?Contact ID,External ID/);
    expect(create.trim().split('\r\n')).toHaveLength(4);
    const xlsx = await ann.api.downloadSampleXlsx();
    expect(xlsx.headers.get('content-disposition')).toContain('contacts to create.xlsx');
    expect((await xlsx.text()).slice(0, 2)).toBe('PK');
  });
});
