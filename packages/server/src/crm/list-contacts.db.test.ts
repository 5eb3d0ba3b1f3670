import type { Condition } from '@muster/core/contract/contact-filter';
import type { Json } from '@muster/core/json';
import {
  type Arbitrary,
  assert as assertProperty,
  array,
  asyncProperty,
  boolean,
  constant,
  constantFrom,
  integer,
  nat,
  oneof,
  record,
  sample,
  uniqueArray,
} from 'fast-check';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import {
  createEngineAccount,
  type EngineAccount,
  keysThatDiffer,
} from '../../../../test/support/engine-account.ts';
import { withTransaction } from '../database/with-transaction.ts';
import type { Muster } from '../imports/muster.ts';
import {
  type Actor,
  createContact,
  deleteContact,
  restoreContact,
  updateContact,
} from './change-contacts.ts';
import { addField } from './fields.ts';
import { indexContacts } from './index-contacts.ts';
import { type ContactListing, listContacts } from './list-contacts.ts';
import { writeCursor } from './list-cursor.ts';

type Values = Readonly<Record<string, Json>>;

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const ACTOR: Actor = { kind: 'person', id: 'p1', name: 'Pat' };

const LIST: ContactListing = {
  filter: [],
  search: '',
  binned: false,
  sort: '-@created',
  limit: 50,
  cursor: null,
  withTotal: false,
};

/** All that a listing finds, page by page. */
async function listAll(muster: Muster, asked: Partial<ContactListing>): Promise<Values[]> {
  const found: Values[] = [];
  let cursor: string | null = null;
  do {
    const page = await listContacts(muster, { ...LIST, ...asked, cursor });
    found.push(...page.items.map(({ values }) => values));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

function by(field: string, value: string): Partial<ContactListing> {
  return { filter: [{ field, operator: 'is', value }] };
}

async function namesOf(muster: Muster, asked: Partial<ContactListing>): Promise<readonly Json[]> {
  return (await listAll(muster, asked)).map((values) => values['first_name'] ?? null);
}

describe('finding contacts', () => {
  const LINES = [
    'First Name,Last Name,Company,Email,Phone,City,Tags,Notes',
    'Ann,van der Lee,Acme & Söhne,ann.lee@x.com,+14155552671,Zürich,"vip,fair 2026",called twice',
    'Bob,Stone,Bolt Ltd,bob@bolt.io,+442079460958,London,news,',
    'Cem,Aydın,東京商事,cem@x.com,,Berlin,,',
  ];
  let account: EngineAccount;
  let imported: string;
  beforeAll(async () => {
    account = await createEngineAccount(db);
    imported = (await account.importLines(LINES)).importId;
  });
  afterAll(() => account.close());

  const FOUND: readonly (readonly [typed: string, names: readonly string[]])[] = [
    ['ann', ['Ann']],
    ['LEE an', ['Ann']],
    ['sohne', ['Ann']],
    ['zurich', ['Ann']],
    ['bolt', ['Bob']],
    ['ann.lee@x', ['Ann']],
    ['x.com', ['Cem', 'Ann']],
    ['555 2671', ['Ann']],
    ['(415) 555-2671', ['Ann']],
    ['2671', ['Ann']],
    ['+44 20 7946', ['Bob']],
    ['商事', ['Cem']],
    ['fair', ['Ann']],
    ['twice', ['Ann']],
    ['nobody', []],
    ['ann stone', []],
  ];

  test('before an import is indexed, an exact email or phone finds them, and filters know all', async () => {
    const { muster } = account;
    expect(await namesOf(muster, { search: 'ann' })).toEqual([]);
    expect(await namesOf(muster, { search: 'ANN.lee@x.com' })).toEqual(['Ann']);
    expect(await namesOf(muster, { search: '(415) 555-2671' })).toEqual(['Ann']);
    const filter: Condition[] = [{ field: 'city', operator: 'is', value: 'london' }];
    expect(await namesOf(muster, { filter })).toEqual(['Bob']);
    expect(await namesOf(muster, { sort: '@updated' })).toHaveLength(3);
    expect(await indexContacts(muster, imported)).toBe(3);
    expect(await indexContacts(muster, null)).toBe(0);
  });

  test('as many as are to be left out are, contacts that were typed in full among them', async () => {
    const { muster } = account;
    const search = 'ann.lee@x.com';
    const skipped = async (asked: Partial<ContactListing>) =>
      (await listContacts(muster, { ...LIST, ...asked })).items.length;
    expect(await skipped({ search, skip: 0 })).toBe(1);
    expect(await skipped({ search, skip: 1 })).toBe(0);
    expect(await skipped({ search: 'x.com', skip: 1 })).toBe(1);
    expect(await skipped({ search: 'x.com', skip: 2 })).toBe(0);
    expect(await skipped({ skip: 2 })).toBe(1);
    expect(await skipped({ skip: 4 })).toBe(0);
    const first = await listContacts(muster, { ...LIST, limit: 1 });
    const last = await listContacts(muster, { ...LIST, cursor: first.nextCursor, skip: 1 });
    expect(last.items.map(({ values }) => values['first_name'])).toEqual(['Ann']);
    const foreign = {
      ...LIST,
      sort: '@updated',
      skip: 1,
      cursor: writeCursor('@updated', {
        after: { value: 'x', id: '01890000-0000-7000-8000-000000000000' },
        shown: [],
      }),
    };
    await expect(listContacts(muster, foreign)).rejects.toMatchObject({ code: 'invalid_request' });
  });

  test.each(FOUND)('%j finds %j', async (typed, names) => {
    expect(await namesOf(account.muster, { search: typed })).toEqual(names);
    expect(await namesOf(account.muster, { search: typed, limit: 1 })).toEqual(names);
    const byEmail = await namesOf(account.muster, { search: typed, sort: 'email' });
    expect(new Set(byEmail)).toEqual(new Set(names));
    expect(byEmail).toHaveLength(names.length);
  });

  test('E9 "from this import" is a filter, and so are "changed by this import" and both', async () => {
    const { muster } = account;
    const { importId } = await account.importLines([
      'Email,City',
      'bob@bolt.io,Oslo',
      'dot@x.com,Rome',
    ]);
    for (const _ of ['before it is indexed', 'after']) {
      expect(await namesOf(muster, by('@created_by_import', imported))).toEqual([
        'Cem',
        'Bob',
        'Ann',
      ]);
      expect(
        (await listAll(muster, by('@created_by_import', importId))).map(({ email }) => email),
      ).toEqual(['dot@x.com']);
      expect(await namesOf(muster, by('@updated_by_import', importId))).toEqual(['Bob']);
      const written = await listAll(muster, by('@written_by_import', importId));
      expect(written.map(({ email }) => email)).toEqual(['dot@x.com', 'bob@bolt.io']);
      await indexContacts(muster, null);
    }
  });

  test('what an undo took away is not found, once it is indexed and before', async () => {
    const { muster } = account;
    const eva = await account.importLines(['First Name,Email', 'Eva,eva@x.com']);
    await indexContacts(muster, null);
    expect(await namesOf(muster, { search: 'eva' })).toEqual(['Eva']);
    await account.reverse('undo', eva);
    expect(await namesOf(muster, { search: 'eva' })).toEqual([]);
    await indexContacts(muster, null);
    expect(await namesOf(muster, { search: 'eva' })).toEqual([]);
    await account.reverse('redo', eva);
    await indexContacts(muster, null);
    expect(await namesOf(muster, { search: 'eva' })).toEqual(['Eva']);
  });

  test('the index never shows a contact of another account, whatever is asked for', async () => {
    const other = await createEngineAccount(db);
    try {
      expect(await namesOf(other.muster, { search: 'ann' })).toEqual([]);
      const find = (query: string | null) =>
        withTransaction(other.muster.pool, (client) =>
          client.query(
            "SELECT * FROM find_contacts($1::tsquery, 'created', true, NULL, NULL, 100, 100)",
            [query],
          ),
        );
      const mark = account.muster.account.accountId.slice(-6);
      expect((await find(`'${mark}ann'`)).rows).toEqual([]);
      expect((await find(`'':*`).catch(() => ({ rows: [] }))).rows).toEqual([]);
      expect((await find(null)).rows).toEqual([]);
      const own = await withTransaction(account.muster.pool, (client) =>
        client.query(
          `SELECT * FROM find_contacts($1::tsquery, 'created', true, NULL, NULL, 100, 100)`,
          [`'${mark}ann'`],
        ),
      );
      expect(own.rows).toHaveLength(1);
    } finally {
      await other.close();
    }
  });

  test('places in a list hold while contacts come and go', async () => {
    const { muster } = account;
    const page = await listContacts(muster, { ...LIST, sort: 'first_name', limit: 2 });
    expect(page.items.map(({ values }) => values['first_name'])).toEqual(['Ann', 'Bob']);
    await createContact(muster, ACTOR, { first_name: 'Aaron', email: 'aaron@x.com' });
    const next = await listContacts(muster, {
      ...LIST,
      sort: 'first_name',
      limit: 2,
      cursor: page.nextCursor,
    });
    expect(next.items.map(({ values }) => values['first_name'])).toEqual(['Cem', 'Eva']);
    const foreign = listContacts(muster, { ...LIST, sort: 'city', cursor: page.nextCursor });
    await expect(foreign).rejects.toMatchObject({ code: 'invalid_request' });
  });
});

/** Values of few kinds, so that filters meet some of them. */
const VALUES = record(
  {
    first_name: constantFrom('Ann', 'ann', 'Bob', 'Ännchen', "O'Neil"),
    city: constantFrom('Rome', 'Romeo', 'Oslo', 'new oslo'),
    tags: uniqueArray(constantFrom('a', 'B', 'c d', '\\'), { minLength: 1 }),
    birthday: constantFrom('1990-01-01', '1995-06-30', '2001-12-31'),
    size: constantFrom(1, 2.5, 10, -3),
    do_not_email: boolean(),
    additional_emails: uniqueArray(constantFrom('x1@x.com', 'x2@x.com', 'X1@x.com'), {
      minLength: 1,
    }),
  },
  { requiredKeys: [] },
);

const CONDITION: Arbitrary<Condition> = oneof(
  record({
    field: constantFrom('first_name', 'city'),
    operator: constantFrom('is', 'is_not', 'contains', 'starts_with'),
    value: constantFrom('ann', 'ÄNNCHEN', 'ro', 'Rome', 'oslo', "o'neil", 'new'),
  }),
  record({
    field: constant('city'),
    operator: constant('in' as const),
    value: uniqueArray(constantFrom('rome', 'Oslo', 'Paris'), { minLength: 1 }),
  }),
  record({
    field: constant('tags'),
    operator: constantFrom('has', 'has_not', 'is'),
    value: constantFrom('A', 'b', 'c d', '\\', 'zzz'),
  }),
  record({
    field: constantFrom('first_name', 'tags', 'size', 'do_not_email', 'birthday'),
    operator: constantFrom('is_empty', 'not_empty'),
  }),
  record({
    field: constant('birthday'),
    operator: constantFrom('before', 'after', 'is', 'is_not'),
    value: constantFrom('1995-06-30', '1990-01-01'),
  }),
  record({
    field: constant('size'),
    operator: constantFrom('before', 'after', 'is'),
    value: constantFrom(2.5, 3, -3),
  }),
  record({
    field: constant('size'),
    operator: constant('between'),
    value: constantFrom<number[]>([1, 2.5]),
  }),
  record({
    field: constant('do_not_email'),
    operator: constantFrom('is', 'is_not'),
    value: boolean(),
  }),
);

function textOf(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value ?? null)).toLowerCase();
}

/** The same filter, asked of one contact in plain JavaScript. */
function meets(values: Values, { field, operator, value }: Condition): boolean {
  const held = values[field];
  const own = held === undefined ? [] : [held].flat().map((one) => textOf(one));
  const wanted = (Array.isArray(value) ? value : [value]).map((one) => textOf(one));
  const order = (left: string, right: string): number =>
    field === 'size' ? Number(left) - Number(right) : left < right ? -1 : Number(left > right);
  const [first = '', last = ''] = wanted;
  switch (operator) {
    case 'is':
    case 'in':
    case 'has':
      return own.some((one) => wanted.includes(one));
    case 'is_not':
    case 'has_not':
      return !own.some((one) => wanted.includes(one));
    case 'contains':
      return own.some((one) => one.includes(first));
    case 'starts_with':
      return own.some((one) => one.startsWith(first));
    case 'is_empty':
      return own.length === 0;
    case 'not_empty':
      return own.length > 0;
    case 'before':
      return own.some((one) => order(one, first) < 0);
    case 'after':
      return own.some((one) => order(one, first) > 0);
    default:
      return own.some((one) => order(one, first) >= 0 && order(one, last) <= 0);
  }
}

/** Whether contacts stand in the order of a field, those without a value last. */
function isInOrder(found: readonly Values[], sort: string): boolean {
  const key = sort.replace(/^-/, '');
  if (key.startsWith('@')) return true;
  const values = found.map((one) => [one[key] ?? null].flat()[0] ?? null);
  const filled = values.filter((one) => one !== null).map((one) => textOf(one));
  const ascending = sort.startsWith('-') ? filled.toReversed() : filled;
  const isAscending = ascending.every((one, at) => {
    const before = ascending[at - 1];
    if (before === undefined) return true;
    return key === 'size'
      ? Number(before) <= Number(one)
      : Buffer.compare(Buffer.from(before), Buffer.from(one)) <= 0;
  });
  return isAscending && values.slice(0, filled.length).every((one) => one !== null);
}

describe('always', () => {
  test('a filter finds what asking each contact finds, in the order asked for', async () => {
    const account = await createEngineAccount(db, { allow_duplicates: true });
    onTestFinished(() => account.close());
    const { muster } = account;
    await addField(muster.pool, muster.account, {
      label: 'Size',
      type: 'number',
      options: [],
      key: null,
    });
    const samples = sample(VALUES, { numRuns: 60, seed: 7 });
    for (const [at, values] of samples.entries()) {
      await createContact(muster, ACTOR, { ...values, email: `p${at}@y.com` });
    }
    const sort = constantFrom(
      '@created',
      '-@created',
      '@updated',
      '-@updated',
      '@name',
      '-@name',
      'first_name',
      '-city',
      'size',
      '-birthday',
      'tags',
    );
    const check = () =>
      assertProperty(
        asyncProperty(
          array(CONDITION, { maxLength: 3 }),
          sort,
          record({ limit: integer({ min: 1, max: 30 }), skip: nat({ max: 70 }) }),
          async (filter, order, { limit, skip }) => {
            const all = await listAll(muster, { limit: 200 });
            const found = await listAll(muster, { filter, sort: order, limit });
            const expected = all.filter((values) => filter.every((one) => meets(values, one)));
            expect(new Set(found.map(({ email }) => email))).toEqual(
              new Set(expected.map(({ email }) => email)),
            );
            expect(found).toHaveLength(expected.length);
            expect(isInOrder(found, order)).toBe(true);
            const later = { ...LIST, filter, sort: order, limit, skip };
            const { items } = await listContacts(muster, later);
            expect(items.map(({ values }) => values)).toEqual(found.slice(skip, skip + limit));
            const { total } = await listContacts(muster, { ...LIST, filter, withTotal: true });
            expect(total).toEqual({ count: expected.length, exact: true });
          },
        ),
        { numRuns: 60 },
      );
    await check();
    // Others come by an import that is not indexed at first.
    await account.importLines([
      'First Name,City,Email,Tags',
      'Ann,Rome,q1@y.com,a',
      'Bob,Oslo,q2@y.com,"B,c d"',
    ]);
    await check();
    await indexContacts(muster, null);
    await check();
  });

  test('whatever people do in whatever order, contacts hold the keys that their values give', async () => {
    const EMAILS = constantFrom('a@x.com', 'A@x.com', 'b@x.com', 'c@x.com', null);
    const STEP = record({
      kind: constantFrom('create', 'update', 'delete', 'restore'),
      at: nat({ max: 4 }),
      values: record(
        {
          email: EMAILS,
          additional_emails: uniqueArray(constantFrom('b@x.com', 'd@x.com'), {
            maxLength: 2,
          }),
          phone: constantFrom('+14155552671', '+14155552672', null),
          external_id: constantFrom('E1', 'e1', 'E2', null),
          first_name: constantFrom('Ann', null),
        },
        { requiredKeys: [] },
      ),
    });
    await assertProperty(
      asyncProperty(array(STEP, { maxLength: 15 }), boolean(), async (steps, allowed) => {
        const account = await createEngineAccount(db, { allow_duplicates: allowed });
        const { muster } = account;
        const ids: string[] = [];
        try {
          for (const { kind, at, values } of steps) {
            const contactId = ids[at] ?? '01900000-0000-7000-8000-000000000000';
            const ref = { contactId, version: null };
            const doing =
              kind === 'create'
                ? createContact(muster, ACTOR, values)
                : kind === 'update'
                  ? updateContact(muster, ACTOR, { ...ref, values })
                  : (kind === 'delete' ? deleteContact : restoreContact)(muster, ACTOR, ref);
            const done = await doing.catch((error: unknown) => {
              expect(error).toMatchObject({
                code: expect.stringMatching(/^(value_invalid|duplicate|not_found|contact_binned)$/),
              });
            });
            if (kind === 'create' && done) ids.push(done.id);
          }
          expect(await keysThatDiffer(db, muster)).toEqual([]);
          const { rows } = await muster.pool.query<{
            live: boolean;
            binned: boolean;
            shared: number;
          }>(
            `SELECT DISTINCT k.live, c.deleted_at IS NOT NULL AS binned FROM contact_key k JOIN contact c USING (account_id, contact_id) WHERE k.live = (c.deleted_at IS NOT NULL)`,
          );
          expect(rows).toEqual([]);
          const shared = await muster.pool.query(
            'SELECT kind, value FROM contact_key WHERE live AND (NOT $1 OR kind = $2) GROUP BY kind, value HAVING count(*) > 1',
            [allowed, 'external_id'],
          );
          expect(shared.rows).toEqual([]);
          const index = await muster.pool.query(
            `SELECT FROM contact c FULL JOIN contact_search s USING (account_id, contact_id)
              WHERE (c.deleted_at IS NULL AND (s.version IS DISTINCT FROM c.version OR s.updated_at <> c.updated_at))
                 OR (c.deleted_at IS NOT NULL AND s.version IS NOT NULL)`,
          );
          expect(index.rows).toEqual([]);
        } finally {
          await account.close();
        }
      }),
      { numRuns: 60 },
    );
  });
});
