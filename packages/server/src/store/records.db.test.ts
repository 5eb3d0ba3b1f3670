import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { findContacts } from '../crm/contacts.ts';
import { type Account, ensureAccount } from './accounts.ts';
import { newUuid } from './uuid-v7.ts';

let db: TestDatabase;
let account: Account;
const annId = newUuid();
beforeAll(async () => {
  db = await createTestDatabase();
  account = await ensureAccount(db.pool, 'main');
  const people: readonly (readonly [id: string, data: object])[] = [
    [annId, { first_name: 'Ann', email: 'ann@x.com', tags: ['Garden Party', 'vip'] }],
    [newUuid(), { first_name: 'Bob "Bo" Stone', notes: '100% sure_thing \\o/', shoe: 44 }],
    [
      newUuid(),
      { first_name: 'Zoë', budget: { amount: '12.50', currency: 'EUR' }, do_not_email: true },
    ],
  ];
  for (const [id, data] of people) await insert(id, data, null);
  await insert(newUuid(), { first_name: 'Ann', last_name: 'Binned' }, '2026-01-01');
});
afterAll(() => db.close());

const QUERIES: readonly (readonly [query: string, found: readonly string[], note: string])[] = [
  ['', ['Zoë', 'Bob "Bo" Stone', 'Ann'], 'nothing asked for: all, newest first, none from the bin'],
  ['ann', ['Ann'], 'in any case'],
  ['garden vip', ['Ann'], 'each word in another value, within lists too'],
  ['garden bob', [], 'all words have to be there'],
  ['100%', ['Bob "Bo" Stone'], 'a percent sign is a percent sign'],
  ['10%0', [], 'and stands for nothing else'],
  ['sure_thing', ['Bob "Bo" Stone'], 'so is an underscore'],
  ['sure-thing', [], 'and stands for nothing else'],
  ['"bo"', ['Bob "Bo" Stone'], 'quotes, which JSON writes otherwise'],
  ['\\o/', ['Bob "Bo" Stone'], 'a backslash'],
  ['zoë', ['Zoë'], 'accents'],
  ['eur', ['Zoë'], 'within amounts'],
  ['first_name', [], 'names of fields are not searched'],
  ['do_not', [], 'nor those of flags'],
];

describe('contacts found by words', () => {
  test.each(QUERIES)('%j: %j, %s', async (query, found) => {
    const { contacts, total } = await findContacts(db.poolOf(account.accountId), account, {
      query,
      limit: 10,
    });
    expect(contacts.map(({ values }) => values['first_name'])).toEqual(found);
    expect(total).toBe(found.length);
  });

  test('a contact is found by its ID, in any case', async () => {
    const query = annId.toUpperCase();
    const { contacts } = await findContacts(db.poolOf(account.accountId), account, {
      query,
      limit: 10,
    });
    expect(contacts).toMatchObject([{ id: annId, version: 1 }]);
  });

  test('no more than asked for are given, and all are counted', async () => {
    const found = await findContacts(db.poolOf(account.accountId), account, {
      query: '',
      limit: 1,
    });
    expect(found).toMatchObject({ contacts: [{ values: { first_name: 'Zoë' } }], total: 3 });
    expect(
      await findContacts(db.poolOf(account.accountId), account, { query: '', limit: 0 }),
    ).toMatchObject({
      contacts: [],
      total: 3,
    });
  });

  test('another account has none of them', async () => {
    const other = await ensureAccount(db.pool, 'other');
    expect(await findContacts(db.poolOf(other.accountId), other, { query: '', limit: 10 })).toEqual(
      {
        contacts: [],
        total: 0,
        totalIsExact: true,
      },
    );
  });
});

async function insert(id: string, data: object, deletedAt: string | null): Promise<void> {
  await db.pool.query(
    `INSERT INTO contact (account_id, contact_id, version, changed_by, created_at, updated_at, deleted_at, data)
     VALUES ($1, $2, 1, $2, now(), now(), $3, $4)`,
    [account.accountId, id, deletedAt, JSON.stringify(data)],
  );
}
