import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { digestAccount } from '../crm/digest.ts';
import { type Account, ensureAccount, insertMember, listMembers } from './accounts.ts';
import { newUuid } from './uuid-v7.ts';

interface Person {
  readonly data: Readonly<Record<string, unknown>>;
  readonly keys?: readonly (readonly [kind: string, value: string])[];
  readonly binned?: true;
  /** Index of the person it is linked to. */
  readonly linkedTo?: number;
}

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const ANN: Person = {
  data: { first_name: 'Ann', email: 'ann@x.com', tags: ['vip', 'lead', 'new'] },
  keys: [['email', 'ann@x.com']],
};
const BOB: Person = {
  data: { first_name: 'Bob', phone: '+14155550101' },
  keys: [['phone', '+14155550101']],
};

test('equal content has an equal digest, whatever the IDs, the order and the clock', async () => {
  const first = await digestOf([ANN, BOB]);
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(await digestOf([BOB, ANN])).toBe(first);
  const shuffled = {
    ...ANN,
    data: { tags: ['new', 'vip', 'lead'], email: 'ann@x.com', first_name: 'Ann' },
  };
  expect(await digestOf([BOB, shuffled]), 'lists are sets').toBe(first);
  expect(await digestOf([ANN, { ...BOB, binned: true }, BOB]), 'the bin does not count').toBe(
    first,
  );
});

const owned = (account: Account): Promise<Person> => withOwner(account, 'kim@x.com');
const other = (account: Account): Promise<Person> => withOwner(account, 'lou@x.com');

test('members count by email, since other databases have other IDs of them', async () => {
  expect(await digestOf([owned])).toBe(await digestOf([owned]));
  expect(await digestOf([other])).not.toBe(await digestOf([owned]));
});

const CHANGES: readonly (readonly [note: string, people: readonly Person[]])[] = [
  ['another value', [{ ...ANN, data: { ...ANN.data, first_name: 'Anne' } }, BOB]],
  ['one more value', [{ ...ANN, data: { ...ANN.data, city: 'Reno' } }, BOB]],
  [
    'a value in another field',
    [ANN, { ...BOB, data: { last_name: 'Bob', phone: '+14155550101' } }],
  ],
  ['a tag less', [{ ...ANN, data: { ...ANN.data, tags: ['vip', 'lead'] } }, BOB]],
  ['another case', [{ ...ANN, data: { ...ANN.data, tags: ['VIP', 'lead', 'new'] } }, BOB]],
  ['a number that was a text', [ANN, { ...BOB, data: { ...BOB.data, phone: 14155550101 } }]],
  ['a key less', [ANN, { ...BOB, keys: [] }]],
  ['a key of another kind', [ANN, { ...BOB, keys: [['fax', '+14155550101']] }]],
  [
    'keys that changed places',
    [
      { ...ANN, keys: BOB.keys ?? [] },
      { ...BOB, keys: ANN.keys ?? [] },
    ],
  ],
  ['a contact less', [ANN]],
  ['a contact twice', [ANN, BOB, BOB]],
  ['a link', [ANN, { ...BOB, linkedTo: 0 }]],
  ['nobody', []],
];

test.each(CHANGES)('%s gives another digest', async (_, people) => {
  expect(await digestOf(people)).not.toBe(await digestOf([ANN, BOB]));
});

let accounts = 0;

async function digestOf(
  people: readonly (Person | ((account: Account) => Promise<Person>))[],
): Promise<string> {
  const account = await ensureAccount(db.pool, `account ${++accounts}`);
  const ids = people.map(() => newUuid());
  for (const [at, given] of people.entries()) {
    const person = typeof given === 'function' ? await given(account) : given;
    await db.pool.query(
      `INSERT INTO contact (account_id, contact_id, version, changed_by, created_at, updated_at, deleted_at, linked_to, data)
       VALUES ($1, $2, $3, $2, now(), now(), $4, $5, $6)`,
      [
        account.accountId,
        ids[at],
        at + 1,
        person.binned ? '2026-01-01' : null,
        person.linkedTo === undefined ? null : ids[person.linkedTo],
        JSON.stringify(person.data),
      ],
    );
    for (const [kind, value] of person.keys ?? []) {
      await db.pool.query(
        'INSERT INTO contact_key (account_id, kind, value, contact_id, live) VALUES ($1, $2, $3, $4, $5)',
        [account.accountId, kind, value, ids[at], person.binned !== true],
      );
    }
  }
  return digestAccount(db.poolOf(account.accountId), account);
}

async function withOwner(account: Account, email: string): Promise<Person> {
  await insertMember(db.poolOf(account.accountId), account.accountId, { name: email, email });
  const members = await listMembers(db.poolOf(account.accountId), account.accountId);
  const id = members.find((member) => member.email === email)?.id;
  return { data: { first_name: 'Ann', owner: id, followers: [id] } };
}
