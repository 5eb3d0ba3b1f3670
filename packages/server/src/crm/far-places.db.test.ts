import type { Condition } from '@muster/core/contract/contact-filter';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import {
  createEngineAccount,
  type EngineAccount,
} from '../../../../test/support/engine-account.ts';
import type { Queryable } from '../database/account-pool.ts';
import { withTransaction } from '../database/with-transaction.ts';
import type { Sort } from '../store/find-records.ts';
import { findPage, findPlace, makeFinder, placeOf } from './contact-finder.ts';
import { loadContactRules } from './contact-rules.ts';
import { indexContacts } from './index-contacts.ts';

const CONTACTS = 4_000;
const CITIES = ['Oslo', 'oslo', 'OSLO', 'new Oslo', ''];
const OSLO = 2_400;

let db: TestDatabase;
let account: EngineAccount;
beforeAll(async () => {
  db = await createTestDatabase();
  account = await createEngineAccount(db);
  const lines = Array.from(
    { length: CONTACTS },
    (_, at) => `P${(at * 7) % 50},p${at}@x.com,${CITIES[at % 5]},"t${at % 3}"`,
  );
  await account.importLines(['First Name,Email,City,Tags', ...lines]);
  await indexContacts(account.muster, null);
});
afterAll(async () => {
  await account.close();
  await db.close();
});

/** From the beginning or from a place on: to near and far, to the end of a list and past it. */
const STRETCHES = [
  [0, 1],
  [20, 40],
  [20, 2_100],
  [0, OSLO],
  [0, OSLO + 1],
  [0, CONTACTS + 1],
] as const;

const FILTERS: readonly (readonly Condition[])[] = [
  [{ field: 'city', operator: 'is', value: 'oslo' }],
  [{ field: 'city', operator: 'contains', value: 'oslo' }],
  [{ field: 'city', operator: 'is_empty' }],
  [
    { field: 'city', operator: 'is_not', value: 'new Oslo' },
    { field: 'tags', operator: 'has', value: 'T1' },
  ],
];

async function filtered(filter: readonly Condition[], pool: Queryable = account.muster.pool) {
  const rules = await loadContactRules(account.muster);
  return makeFinder(pool, rules, { filter, search: '', binned: false });
}

/** By a field each way, and by what the index knows. */
async function sorts(): Promise<readonly Sort[]> {
  const { definition } = await loadContactRules(account.muster);
  const fields = definition.fields.filter(({ key }) => ['first_name', 'city'].includes(key));
  return (['created', 'name', ...fields] as const).map((by, at) => ({
    by,
    descending: at % 2 === 0,
  }));
}

test('the place before which so many contacts stand is where a page of them ends, in any order', async () => {
  const orders = await sorts();
  await withTransaction(account.muster.pool, async (client) => {
    for (const filter of FILTERS) {
      const finder = await filtered(filter, client);
      for (const sort of orders) {
        const places = (await findPage(finder, { sort, after: null, limit: CONTACTS })).map(
          placeOf,
        );
        for (const [start, count] of STRETCHES) {
          const after = places[start - 1] ?? null;
          const from = after === null ? 0 : start;
          expect(
            await findPlace(finder, { sort, after }, count),
            JSON.stringify({ filter, sort, from, count }),
          ).toEqual(places[from + count - 1] ?? null);
        }
      }
    }
  });
});

test('a place far into a filtered list is found without reading the contacts before it', async () => {
  let read = 0;
  const pool: Queryable = {
    query: async (text, values) => {
      const result = await account.muster.pool.query(text, values);
      read += result.rows.filter((row: object) => 'values' in row).length;
      return result as never;
    },
  };
  const [inOslo = []] = FILTERS;
  const byField = (await sorts()).filter(({ by }) => typeof by !== 'string');
  const far: readonly (readonly [readonly Condition[], Sort, number])[] = [
    [inOslo, { by: 'created', descending: true }, 2_100],
    ...FILTERS.flatMap((filter) => byField.map((sort) => [filter, sort, 300] as const)),
  ];
  for (const [filter, sort, count] of far) {
    const finder = await filtered(filter, pool);
    read = 0;
    expect(await findPlace(finder, { sort, after: null }, count)).not.toBeNull();
    expect(read).toBe(1);
  }
});
