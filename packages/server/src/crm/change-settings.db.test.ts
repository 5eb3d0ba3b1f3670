import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { changeField } from './change-field.ts';
import { addMember, findMembers, setSetting, showSettings } from './change-settings.ts';
import { addField, loadDefinition, removeField } from './fields.ts';
import { type Account, openAccount } from './open-account.ts';
import { matchingSettingsOf, normalizeSettingsOf } from './settings.ts';

let db: TestDatabase;
let account: Account;
beforeAll(async () => {
  db = await createTestDatabase();
  account = await openAccount(db.pool, 'main');
});
afterAll(() => db.close());

const SET: readonly (readonly [key: string, text: string, value: unknown, shown: string])[] = [
  ['allow_duplicates', 'Yes', true, 'yes'],
  ['allow-duplicates', 'off', false, 'no'],
  ['find_by', 'phone', ['phone'], 'phone'],
  ['find_by', 'contact_id, external_id', ['contact_id', 'external_id'], 'contact_id, external_id'],
  ['on_ambiguous', 'HOLD', 'hold', 'hold'],
  ['on_binned', 'restore', 'restore', 'restore'],
  ['link_duplicates', '1', true, 'yes'],
  ['country', 'de', 'DE', 'DE'],
  ['country', 'none', null, 'none'],
  ['currency', 'eur', 'EUR', 'EUR'],
  ['date_order', 'day-first', 'day_first', 'day_first'],
  ['date_order', 'ask', null, 'ask'],
  ['language', 'de-AT', 'de', 'de'],
  ['time_zone', 'europe/berlin', 'Europe/Berlin', 'Europe/Berlin'],
  ['placeholders', 'n/a, N/A, -', ['n/a', '-'], 'n/a, -'],
  ['placeholders', 'none', [], 'none'],
  [
    'contact_types',
    'Client, Agent, Vendor',
    ['Client', 'Agent', 'Vendor'],
    'Client, Agent, Vendor',
  ],
  ['members_may_import', 'yes', true, 'yes'],
];

const REFUSED: readonly (readonly [key: string, text: string, sentence: RegExp])[] = [
  ['colour', 'red', /There is no setting colour/],
  ['allow_duplicates', 'perhaps', /neither yes nor no/],
  ['find_by', 'email, phone, external_id', /at most 2/],
  ['find_by', 'first_name', /cannot be found by first_name/],
  ['find_by', '', /at least one/],
  ['on_ambiguous', 'guess', /Choose update_first or hold/],
  ['country', 'XX', /not the code of a country/],
  ['country', 'Germany', /two letters/],
  ['currency', 'EURO', /three letters/],
  ['date_order', 'ymd', /Choose day_first, month_first or ask/],
  ['language', 'klingon', /not the code of a language/],
  ['time_zone', 'Mars/Olympus', /not a time zone/],
  ['contact_types', ' , ', /at least one/],
];

describe('settings', () => {
  test.each(SET)('%s can be set to %j', async (...[key, text, value, shown]) => {
    const setting = await setSetting(db.poolOf(account.accountId), account, { key, text });
    expect(setting).toMatchObject({ value, text: shown });
  });

  test.each(REFUSED)('%s refuses %j in a plain sentence', async (key, text, sentence) => {
    const setting = setSetting(db.poolOf(account.accountId), account, { key, text });
    await expect(setting).rejects.toMatchObject({ code: 'setting_invalid', message: sentence });
  });

  test('"default" puts the default back, and only what differs is stored', async () => {
    const fresh = await openAccount(db.pool, 'defaults');
    await setSetting(db.poolOf(fresh.accountId), fresh, { key: 'country', text: 'GB' });
    await setSetting(db.poolOf(fresh.accountId), fresh, { key: 'currency', text: 'USD' });
    expect((await openAccount(db.pool, 'defaults')).settings).toEqual({ country: 'GB' });
    await setSetting(db.poolOf(fresh.accountId), fresh, { key: 'country', text: 'default' });
    expect((await openAccount(db.pool, 'defaults')).settings).toEqual({});
  });

  test('that two change at once are both changed', async () => {
    const fresh = await openAccount(db.pool, 'at once');
    const given = [
      { key: 'country', text: 'GB' },
      { key: 'currency', text: 'EUR' },
      { key: 'language', text: 'de' },
      { key: 'time_zone', text: 'Europe/Berlin' },
    ];
    await Promise.all(given.map((one) => setSetting(db.poolOf(fresh.accountId), fresh, one)));
    expect((await openAccount(db.pool, 'at once')).settings).toEqual({
      country: 'GB',
      currency: 'EUR',
      language: 'de',
      time_zone: 'Europe/Berlin',
    });
  });

  test('an account begins with the defaults that docs/decisions/0008-defaults.md argues', () => {
    expect(matchingSettingsOf({})).toEqual({
      allowDuplicates: false,
      findBy: ['email', 'phone'],
      onAmbiguous: 'update_first',
      onBinned: 'create',
      linkDuplicates: false,
    });
    expect(normalizeSettingsOf({}, [])).toMatchObject({
      country: 'US',
      currency: 'USD',
      dateOrder: null,
      language: 'en',
      timeZone: 'UTC',
    });
    expect(showSettings({}).every(({ isDefault }) => isDefault)).toBe(true);
  });

  test('members are added once per email', async () => {
    await addMember(db.poolOf(account.accountId), account, {
      name: 'Ann  Lee',
      email: 'Ann@X.com',
    });
    await addMember(db.poolOf(account.accountId), account, {
      name: 'Ann Stone',
      email: 'ann@x.com',
    });
    expect(await findMembers(db.poolOf(account.accountId), account)).toMatchObject([
      { name: 'Ann Stone', email: 'ann@x.com' },
    ]);
    const nameless = addMember(db.poolOf(account.accountId), account, {
      name: ' ',
      email: 'b@x.com',
    });
    await expect(nameless).rejects.toMatchObject({ code: 'setting_invalid' });
    const broken = addMember(db.poolOf(account.accountId), account, { name: 'Bob', email: 'bob' });
    await expect(broken).rejects.toMatchObject({ code: 'setting_invalid' });
  });
});

describe('custom fields', () => {
  test('of one name that two add at once are one field', async () => {
    const fresh = await openAccount(db.pool, 'fields at once');
    const pool = db.poolOf(fresh.accountId);
    const given = { label: 'Hat', type: 'text', options: [] };
    const ends = await Promise.allSettled(
      ['hat', 'hat_2', 'hat_3'].map((key) => addField(pool, fresh, { ...given, key })),
    );
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('keep both the name and the options that two change at once', async () => {
    const fresh = await openAccount(db.pool, 'changes at once');
    const pool = db.poolOf(fresh.accountId);
    const given = { label: 'Size', type: 'single_option', options: ['S'], key: 'size' };
    await addField(pool, fresh, given);
    const muster = { pool, account: fresh, dataFolder: '', revive: async () => undefined };
    await Promise.all([
      changeField(muster, { key: 'size', label: 'Shirt' }),
      changeField(muster, { key: 'size', options: ['S', 'M'] }),
    ]);
    const { fields } = await loadDefinition(pool, fresh.accountId, 'contact');
    expect(fields.at(-1)).toMatchObject({ label: 'Shirt', options: ['S', 'M'] });
  });

  test('are part of the definition, with a safe key made from the label', async () => {
    const given = { type: 'number', options: [], key: null };
    await addField(db.poolOf(account.accountId), account, { ...given, label: 'Größe (EU)' });
    await addField(db.poolOf(account.accountId), account, {
      ...given,
      label: '2nd visit',
      type: 'date',
    });
    await addField(db.poolOf(account.accountId), account, {
      ...given,
      label: 'Member No',
      type: 'unique-id',
    });
    const { fields } = await loadDefinition(
      db.poolOf(account.accountId),
      account.accountId,
      'contact',
    );
    expect(fields.slice(-3)).toMatchObject([
      { key: 'grosse_eu', custom: true, type: 'number', many: false },
      { key: 'field_2nd_visit', type: 'date' },
      { key: 'member_no', type: 'unique_id', keyKind: 'member_no' },
    ]);
  });

  const BAD: readonly (readonly [label: string, more: object, sentence: RegExp])[] = [
    ['Email', {}, /already a field Email/],
    ['e-mail', { key: 'email' }, /key email belongs to the field Email/],
    ['Constructor', {}, /cannot be the key/],
    ['生日', {}, /No key can be made/],
    ['Muster row', {}, /column of its own files/],
    ['Image', {}, /column of its own files/],
    ['muster record', {}, /column of its own files/],
    ['  ', {}, /needs a name/],
    ['x'.repeat(200), {}, /100 characters/],
    ['Size', { type: 'colour' }, /not a type of field/],
    ['Size', { type: 'record_id' }, /not a type of field/],
    ['Size', { type: 'single_option' }, /needs its options/],
    ['Size', { options: ['S', 'M'] }, /has no options/],
    ['Size', { type: 'single_option', options: ['S', 's'] }, /given twice/],
    ['Size', { key: '__proto__' }, /cannot be the key/],
  ];

  test.each(BAD)('%j is refused with %j', async (label, more, sentence) => {
    const field = addField(db.poolOf(account.accountId), account, {
      label,
      type: 'text',
      options: [],
      key: null,
      ...more,
    });
    await expect(field).rejects.toMatchObject({ code: 'field_invalid', message: sentence });
  });

  test('a field goes only with the values in it, when that is asked for', async () => {
    const { key } = await addField(db.poolOf(account.accountId), account, {
      label: 'Locker',
      type: 'unique_id',
      options: [],
      key: null,
    });
    await db.pool.query(
      `INSERT INTO contact (account_id, contact_id, version, changed_by, created_at, updated_at, data)
       VALUES ($1, gen_random_uuid(), 1, gen_random_uuid(), now(), now(), $2)`,
      [account.accountId, JSON.stringify({ first_name: 'Ann', [key]: '7' })],
    );
    const kept = removeField(db.poolOf(account.accountId), account, {
      name: 'locker',
      withValues: false,
    });
    await expect(kept).rejects.toMatchObject({ message: /1 contact has a value in Locker/ });
    await removeField(db.poolOf(account.accountId), account, { name: 'Locker', withValues: true });
    const { rows } = await db.pool.query('SELECT data FROM contact WHERE account_id = $1', [
      account.accountId,
    ]);
    expect(rows).toEqual([{ data: { first_name: 'Ann' } }]);
    const standard = removeField(db.poolOf(account.accountId), account, {
      name: 'Email',
      withValues: true,
    });
    await expect(standard).rejects.toMatchObject({ message: /standard field/ });
    const unknown = removeField(db.poolOf(account.accountId), account, {
      name: 'Locker',
      withValues: true,
    });
    await expect(unknown).rejects.toMatchObject({ message: /There is no field Locker/ });
  });
});
