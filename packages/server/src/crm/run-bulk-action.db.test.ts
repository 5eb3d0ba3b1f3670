import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import {
  createEngineAccount,
  type EngineAccount,
  keysThatDiffer,
} from '../../../../test/support/engine-account.ts';
import {
  type BulkChange,
  type BulkSelection,
  cancelBulkAction,
  startBulkAction,
} from './bulk-actions.ts';
import type { Actor } from './change-contacts.ts';
import { indexContacts } from './index-contacts.ts';
import { listContacts } from './list-contacts.ts';
import { runBulkAction } from './run-bulk-action.ts';
import { countLabels, replaceLabels } from './tags-and-groups.ts';
import { findExportFile } from './write-export.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const ACTOR: Actor = { kind: 'person', id: 'p1', name: 'Pat' };
const ALL: BulkSelection = { filter: [], search: '' };

async function withPeople(count: number, work: (account: EngineAccount) => Promise<void>) {
  const account = await createEngineAccount(db);
  try {
    const lines = Array.from(
      { length: count },
      (_, at) => `P${at},p${at}@x.com,${at % 2 ? 'odd' : 'even'}`,
    );
    await account.importLines(['First Name,Email,Tags', ...lines]);
    await work(account);
    expect(await keysThatDiffer(db, account.muster)).toEqual([]);
  } finally {
    await account.close();
  }
}

async function run({ muster }: EngineAccount, selection: BulkSelection, change: BulkChange) {
  const { bulkActionId } = await startBulkAction(muster, ACTOR, { selection, change });
  return runBulkAction(muster, bulkActionId);
}

const edit = (change: Partial<Extract<BulkChange, { kind: 'edit' }>>): BulkChange => ({
  kind: 'edit',
  set: {},
  add: {},
  remove: {},
  ...change,
});

describe('a bulk action', () => {
  test.each(['!!!', '@', '-', '%', ' " '])(
    'on a search for %j, which has no letter or digit, reaches nobody',
    (search) =>
      withPeople(3, async (account) => {
        const done = await run(account, { filter: [], search }, edit({ set: { city: 'Oops' } }));
        expect(done).toMatchObject({ state: 'done', total: 0 });
        expect((await account.people()).filter(({ city }) => city === 'Oops')).toEqual([]);
        const asked = { filter: [], search, sort: '@name', limit: 10, cursor: null };
        for (const binned of [false, true]) {
          const listing = { ...asked, binned, withTotal: true };
          const page = await listContacts(account.muster, listing);
          expect(page).toMatchObject({ items: [], total: { count: 0, exact: true } });
        }
      }),
  );

  test('meets every contact of its selection once, whether the index knows them or not', () =>
    withPeople(2_500, async (account) => {
      const odd: BulkSelection = {
        filter: [{ field: 'tags', operator: 'has', value: 'odd' }],
        search: '',
      };
      const change = edit({
        set: { city: 'Rome' },
        add: { tags: ['new', 'odd'] },
        remove: { tags: ['ODD'] },
      });
      const first = await run(account, odd, change);
      expect(first).toMatchObject({
        state: 'done',
        total: 1_250,
        counts: { changed: 1_250, unchanged: 0, failed: 0 },
      });
      await indexContacts(account.muster, null);
      const second = await run(account, odd, edit({ remove: { tags: ['odd'] } }));
      expect(second).toMatchObject({ state: 'done', counts: { changed: 1_250 } });
      const people = await account.people();
      expect(people[1]).toMatchObject({ city: 'Rome', tags: ['new'] });
      expect(people[0]).not.toHaveProperty('city');
      expect(new Set(await account.versions())).toEqual(new Set([1, 3]));
    }));

  test('leaves out the contacts that are named, however many come one after the other', () =>
    withPeople(1_500, async (account) => {
      const { muster } = account;
      const listing = { sort: '@created', limit: 1_100, cursor: null, binned: false };
      const all = await listContacts(muster, {
        ...listing,
        filter: [],
        search: '',
        withTotal: false,
      });
      // More than are worked on at once, and one that is not of the selection.
      const except = [...all.items.map(({ id }) => id), '01890000-0000-7000-8000-000000000000'];
      const done = await run(account, { ...ALL, except }, edit({ set: { city: 'Rome' } }));
      expect(done).toMatchObject({ state: 'done', total: 400, counts: { changed: 400 } });
      const people = await account.people();
      expect(people.slice(0, 1_100).filter(({ city }) => city === 'Rome')).toEqual([]);
      const searched = { filter: [], search: 'p1450@x.com', except: [] };
      const [found] = (await listContacts(muster, { ...listing, ...searched, withTotal: false }))
        .items;
      const none = { ...searched, except: [String(found?.id)] };
      const nobody = await run(account, none, edit({ set: { city: 'Oslo' } }));
      expect(nobody).toMatchObject({ state: 'done', total: 0, counts: {} });
    }));

  test('goes on where it was broken off, and ends for good when it is cancelled', () =>
    withPeople(2_500, async (account) => {
      const { muster } = account;
      const given = { selection: ALL, change: edit({ set: { city: 'Rome' } }) };
      const { bulkActionId } = await startBulkAction(muster, ACTOR, given);
      const halted = await runBulkAction(muster, bulkActionId, AbortSignal.abort());
      expect(halted).toMatchObject({ state: 'running', cursor: null });
      const both = await Promise.all([
        runBulkAction(muster, bulkActionId),
        runBulkAction(muster, bulkActionId),
      ]);
      expect(both.map(({ state }) => state)).toEqual(['done', 'done']);
      expect(both[0]?.counts).toEqual({ changed: 2_500, unchanged: 0, failed: 0 });
      expect(new Set(await account.versions())).toEqual(new Set([2]));
      await expect(cancelBulkAction(muster, bulkActionId)).rejects.toMatchObject({
        code: 'bulk_action_state',
      });

      const waiting = await startBulkAction(muster, ACTOR, given);
      expect((await cancelBulkAction(muster, waiting.bulkActionId)).state).toBe('cancelled');
      expect((await runBulkAction(muster, waiting.bulkActionId)).counts).toEqual({});
    }));

  test('that is cancelled while it runs ends before its next batch, and is not gone on with', () =>
    withPeople(3, async (account) => {
      const { muster } = account;
      const given = { selection: ALL, change: edit({ set: { city: 'Rome' } }) };
      const { bulkActionId } = await startBulkAction(muster, ACTOR, given);
      await runBulkAction(muster, bulkActionId, AbortSignal.abort());
      expect(await cancelBulkAction(muster, bulkActionId)).toMatchObject({ state: 'running' });
      expect(await runBulkAction(muster, bulkActionId)).toMatchObject({ state: 'cancelled' });
      expect(new Set(await account.versions())).toEqual(new Set([1]));
    }));

  test('deletes and restores; who is in the way is kept in the bin and named', () =>
    withPeople(10, async (account) => {
      expect(await run(account, ALL, { kind: 'delete' })).toMatchObject({
        counts: { changed: 10 },
      });
      expect(await account.people()).toEqual([]);
      await account.importLines(['First Name,Email', 'New,p3@x.com']);
      const back = await run(account, ALL, { kind: 'restore' });
      expect(back).toMatchObject({
        state: 'done',
        counts: { changed: 9, failed: 1 },
        failures: [{ code: 'duplicate' }],
      });
      expect(await account.people()).toHaveLength(10);
    }));

  test('does not set what tells contacts apart, nor what cannot be read', () =>
    withPeople(1, async ({ muster }) => {
      for (const [change, code] of [
        [edit({ set: { email: 'a@x.com' } }), 'invalid_request'],
        [edit({ set: { birthday: 'soon' } }), 'value_invalid'],
        [edit({ add: { city: ['Rome'] } }), 'invalid_request'],
        [edit({}), 'invalid_request'],
      ] as const) {
        const started = startBulkAction(muster, ACTOR, { selection: ALL, change });
        await expect(started).rejects.toMatchObject({ code });
      }
    }));

  test('exports chosen columns of what a search finds', () =>
    withPeople(30, async (account) => {
      const change: BulkChange = {
        kind: 'export',
        format: 'csv',
        columns: ['email', 'first_name'],
      };
      await indexContacts(account.muster, null);
      const done = await run(account, { filter: [], search: 'p1' }, change);
      expect(done).toMatchObject({ state: 'done', counts: { changed: 11 }, total: 11 });
      const { path, fileName } = await findExportFile(account.muster, done.bulkActionId);
      const lines = (await readFile(path, 'utf8')).trim().split('\r\n');
      expect(lines.slice(0, 2)).toEqual(['Email,First name', 'p1@x.com,P1']);
      expect(lines).toHaveLength(12);
      expect(fileName).toMatch(/^contacts \d{4}-\d\d-\d\d\.csv$/);
    }));

  test.each(['tags', 'groups'] as const)('renames, merges and removes %s', (field) =>
    withPeople(10, async (account) => {
      const { muster } = account;
      const half = [{ field: 'tags', operator: 'has', value: 'even' } as const];
      await run(account, ALL, edit({ add: { groups: ['odd'] } }));
      await run(
        account,
        { filter: half, search: '' },
        edit({ add: { groups: ['even'] }, remove: { groups: ['odd'] } }),
      );
      const replace = async (from: readonly string[], to: string | null) => {
        const begun = await replaceLabels(muster, ACTOR, { field, from, to });
        await runBulkAction(muster, begun.bulkActionId);
        return countLabels(muster, field);
      };
      expect(await countLabels(muster, field)).toEqual([
        { name: 'even', contacts: 5 },
        { name: 'odd', contacts: 5 },
      ]);
      expect(await replace(['odd', 'even'], 'all')).toEqual([{ name: 'all', contacts: 10 }]);
      expect(await replace(['all'], 'All')).toEqual([{ name: 'All', contacts: 10 }]);
      expect(await replace(['ALL'], null)).toEqual([]);
    }),
  );
});

describe('undoing an import after it', () => {
  test('keeps what a bulk action has changed since, and says so', () =>
    withPeople(4, async (account) => {
      const record = await account.importLines([
        'First Name,Email,City',
        ...[0, 1, 2].map((at) => `P${at},p${at}@x.com,Oslo`),
      ]);
      await run(
        account,
        { filter: [{ field: 'first_name', operator: 'is', value: 'p1' }], search: '' },
        edit({ set: { city: 'Rome' } }),
      );
      await run(
        account,
        { filter: [{ field: 'first_name', operator: 'is', value: 'p2' }], search: '' },
        edit({ set: { city: 'Rome' } }),
      );
      // Oslo again, but now because somebody said so.
      await run(
        account,
        { filter: [{ field: 'first_name', operator: 'is', value: 'p2' }], search: '' },
        edit({ set: { city: 'Oslo' } }),
      );
      expect((await account.reverse('undo', record)).undone).toEqual({ reversed: 1, kept: 2 });
      expect((await account.people()).map((one) => one['city'])).toEqual([
        undefined,
        'Rome',
        'Oslo',
        undefined,
      ]);
      expect((await account.ledger(record)).map(({ note }) => note)).toEqual([
        null,
        { city: 'changed' },
        { city: 'changed' },
      ]);
    }));
});
