import type { Condition } from '@muster/core/contract/contact-filter';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import {
  createEngineAccount,
  type EngineAccount,
} from '../../../../test/support/engine-account.ts';
import { startBulkAction } from './bulk-actions.ts';
import { indexContacts } from './index-contacts.ts';
import { countContactsNow, listContacts } from './list-contacts.ts';
import { runBulkAction } from './run-bulk-action.ts';

const ACTOR = { kind: 'person', id: 'p', name: 'Pat' } as const;
const ROWS = 10_300;
const BINNED = 100;

let db: TestDatabase;
let account: EngineAccount;
beforeAll(async () => {
  db = await createTestDatabase();
  account = await createEngineAccount(db);
  const lines = Array.from(
    { length: ROWS },
    (_, at) => `Person ${at},p${at}@x.com,${at < BINNED ? 'Rome' : 'Oslo'},${at % 2 ? 'odd' : ''}`,
  );
  await account.importLines(['First Name,Email,City,Tags', ...lines]);
  const selection = {
    filter: [{ field: 'city', operator: 'is' as const, value: 'Rome' }],
    search: '',
  };
  const { bulkActionId } = await startBulkAction(account.muster, ACTOR, {
    selection,
    change: { kind: 'delete' },
  });
  await runBulkAction(account.muster, bulkActionId);
});
afterAll(async () => {
  await account.close();
  await db.close();
});

function count(asked: {
  readonly filter?: readonly Condition[];
  readonly search?: string;
  readonly binned?: boolean;
}) {
  return countContactsNow(account.muster, { filter: [], search: '', binned: false, ...asked });
}

async function listed(asked: { readonly search?: string; readonly binned?: boolean }) {
  const list = { filter: [], search: '', binned: false, ...asked };
  const page = { ...list, sort: '@created', limit: 1, cursor: null, withTotal: true };
  return (await listContacts(account.muster, page)).total;
}

describe.each(['before the index knows them', 'once the index knows them'])('%s', (when) => {
  beforeAll(async () => {
    if (when.startsWith('once')) await indexContacts(account.muster, null);
  });

  test('contacts are counted all, however many there are; a list counts to 10,000', async () => {
    expect(await count({})).toEqual({ count: ROWS - BINNED, exact: true });
    expect(await listed({})).toEqual({ count: 10_000, exact: false });
    expect(await count({ binned: true })).toEqual({ count: BINNED, exact: true });
  });

  test('filtered contacts are counted all', async () => {
    const oslo = { field: 'city', operator: 'is', value: 'Oslo' } as const;
    const even = { field: 'tags', operator: 'is_empty' } as const;
    expect(await count({ filter: [oslo] })).toEqual({ count: ROWS - BINNED, exact: true });
    expect(await count({ filter: [oslo, even] })).toEqual({
      count: (ROWS - BINNED) / 2,
      exact: true,
    });
    expect(await count({ filter: [{ ...oslo, value: 'Rome' }] })).toEqual({
      count: 0,
      exact: true,
    });
  });

  test('what was typed is looked for in the bin as well', async () => {
    expect(await count({ search: 'rome', binned: true })).toEqual({ count: BINNED, exact: true });
    expect(await count({ search: 'p77@x.com', binned: true })).toEqual({ count: 1, exact: true });
    expect(await listed({ search: 'oslo', binned: true })).toEqual({ count: 0, exact: true });
  });
});

test('searched contacts are counted up to 10,000', async () => {
  expect(await count({ search: 'person' })).toEqual({ count: 10_000, exact: false });
  expect(await count({ search: 'odd' })).toEqual({ count: (ROWS - BINNED) / 2, exact: true });
  expect(await count({ search: '!' })).toEqual({ count: 0, exact: true });
});
