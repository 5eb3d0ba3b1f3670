import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ImportServer,
  startImportServer,
} from '../../../../../test/support/start-import-server.ts';
import type { TestClient } from '../../../../../test/support/start-test-server.ts';
import { finishErasures } from '../../crm/erase-contact.ts';
import { runBulkAction } from '../../crm/run-bulk-action.ts';
import { openMuster } from '../../imports/open-muster.ts';

let http: ImportServer;
beforeAll(async () => {
  http = await startImportServer();
});
afterAll(async () => {
  await http.close();
});

const FILE = [
  'First Name,Email,Phone',
  'Ann,ann@example.com,+1 415 555 0101',
  'Bob,bob@example.com,not a phone',
  'Cem,cem@example,',
  '',
].join('\n');

async function work({ accountId }: TestClient, bulkActionId: string): Promise<void> {
  await runBulkAction(await openMuster(http.server.services, accountId), bulkActionId);
}

describe('the list of all long work', () => {
  test('B10 says of an import who began it, when, how far it is, and what became of its rows', async () => {
    const client = await http.newClient();
    const { api } = client;
    const line = async () => (await api.listBulkActions()).items[0];
    const importId = await http.newDraft(client, FILE);
    expect(await line()).toMatchObject({
      id: importId,
      kind: 'import',
      state: 'draft',
      title: 'clients.csv',
      actor: { kind: 'key', name: 'Test key' },
      total: null,
      wanted: null,
      halt: null,
      failure: null,
      edit: null,
      file: null,
      finishedAt: null,
    });
    const params = { importId };
    await api.planImport({ params });
    expect(await line()).toMatchObject({ state: 'staging', wanted: 'planned' });
    await http.work(client, importId);
    const counts = { created: 2, updated: 0, unchanged: 0, skipped: 0, failed: 1, pending: 0 };
    expect(await line()).toMatchObject({ state: 'planned', total: 3, counts, warnings: 1 });
    await api.applyImport({ params, body: { confirm: true } });
    await api.pauseImport({ params });
    expect(await line()).toMatchObject({ wanted: null, halt: 'pause' });
    await api.resumeImport({ params });
    expect(await line()).toMatchObject({ wanted: 'applied', halt: null });
    await http.work(client, importId);
    expect(await line()).toMatchObject({ state: 'applied', counts, warnings: 1, progress: null });
    await api.undoImport({ params });
    expect(await line()).toMatchObject({ wanted: 'undone' });
    await http.work(client, importId);
    expect(await line()).toMatchObject({
      state: 'undone',
      counts,
      undone: { reversed: 2, kept: 0, failed: 0 },
    });
    expect((await line())?.finishedAt).not.toBeNull();
  });

  test('says why an import failed', async () => {
    const client = await http.newClient();
    const importId = await http.planned(client, FILE);
    const failure = {
      code: 'disk_full',
      sentence: 'The disk is full.',
      at: '2026-01-02T03:04:05.000Z',
    };
    await http
      .poolOf(client)
      .query(`UPDATE import_run SET wanted = NULL, failure = $2 WHERE import_id = $1`, [
        importId,
        JSON.stringify(failure),
      ]);
    const { items } = await client.api.listBulkActions();
    expect(items).toMatchObject([{ id: importId, wanted: null, failure }]);
  });

  test('says of bulk actions what they do, how far they are, and why they failed', async () => {
    const client = await http.newClient();
    const { api } = client;
    await http.applied(client, FILE);
    const line = async () => (await api.listBulkActions()).items[0];
    const edit = { set: { city: 'Oslo' }, add: { tags: ['vip'] }, remove: { groups: ['Old'] } };
    const selection = { filter: [] };
    const edited = await api.bulkEditContacts({ body: { selection, ...edit } });
    expect(edited).toMatchObject({ edit, file: null });
    expect(await line()).toMatchObject({ kind: 'edit', state: 'waiting', edit, total: null });
    await work(client, edited.bulkActionId);
    expect(await line()).toMatchObject({
      state: 'done',
      total: 2,
      counts: { changed: 2, unchanged: 0, failed: 0 },
      warnings: 0,
      undone: {},
      failure: null,
    });

    const ended = await api.bulkDeleteContacts({ body: { selection } });
    await api.cancelBulkAction({ params: ended });
    expect(await line()).toMatchObject({
      kind: 'delete',
      state: 'cancelled',
      edit: null,
      halt: null,
    });

    const { key } = await api.addField({ body: { label: 'Plan', type: 'text' } });
    const filter = [{ field: key, operator: 'not_empty' as const }];
    const failing = await api.bulkDeleteContacts({ body: { selection: { filter } } });
    await api.removeField({ params: { key } });
    await work(client, failing.bulkActionId);
    expect(await line()).toMatchObject({
      state: 'failed',
      failure: { code: null, sentence: 'There is no field plan to filter by.' },
    });
    expect((await line())?.failure?.at).toBe((await line())?.finishedAt);
  });

  test('says that a bulk action which somebody ended is about to end', async () => {
    const client = await http.newClient();
    const { bulkActionId } = await client.api.bulkDeleteContacts({
      body: { selection: { filter: [] } },
    });
    await http
      .poolOf(client)
      .query(`UPDATE bulk_action SET state = 'running' WHERE bulk_action_id = $1`, [bulkActionId]);
    await client.api.cancelBulkAction({ params: { bulkActionId } });
    const { items } = await client.api.listBulkActions();
    expect(items).toMatchObject([{ state: 'running', halt: 'cancel' }]);
  });

  test('says until when the file of an export is kept', async () => {
    const client = await http.newClient();
    const { api } = client;
    const params = await api.exportContacts({ body: { format: 'xlsx' } });
    expect(params).toMatchObject({ file: null });
    await work(client, params.bulkActionId);
    const { file, finishedAt } = await api.readBulkAction({ params });
    expect(file?.format).toBe('xlsx');
    const keptMs = Date.parse(file?.keptUntil ?? '') - Date.parse(finishedAt ?? '');
    expect(keptMs).toBe(7 * 24 * 60 * 60 * 1000);
    expect((await api.listBulkActions()).items).toMatchObject([{ kind: 'export', file }]);
    await http
      .poolOf(client)
      .query(`UPDATE bulk_action SET finished_at = now() - interval '8 days'`);
    expect(await api.readBulkAction({ params })).toMatchObject({ state: 'done', file: null });
  });

  test('does not speak of the file of an export once it went with somebody who was erased', async () => {
    const client = await http.newClient();
    const { api } = client;
    const { contactId } = await api.createContact({ body: { values: { email: 'ann@x.com' } } });
    const params = await api.exportContacts({ body: {} });
    await work(client, params.bulkActionId);
    expect(await api.readBulkAction({ params })).toMatchObject({ file: { format: 'csv' } });
    await api.eraseContact({ params: { contactId } });
    await finishErasures(await openMuster(http.server.services, client.accountId));
    expect(await api.readBulkAction({ params })).toMatchObject({ state: 'done', file: null });
    expect((await api.listBulkActions()).items).toMatchObject([{ kind: 'export', file: null }]);
  });

  test('is read page by page, imports and all else in the order in which they were begun', async () => {
    const client = await http.newClient();
    const { api } = client;
    const begun: string[] = [];
    for (let at = 0; at < 3; at += 1) {
      begun.unshift(await http.newDraft(client, FILE));
      const action = await api.bulkDeleteContacts({ body: { selection: { filter: [] } } });
      begun.unshift(action.bulkActionId);
      const other = await api.bulkDeleteContacts({ body: { selection: { filter: [] } } });
      begun.unshift(other.bulkActionId);
    }
    const listed: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof api.listBulkActions>> = await api.listBulkActions({
        query: { limit: 2, ...(cursor !== null && { cursor }) },
      });
      listed.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(listed).toEqual(begun);
  });

  test('can be asked for one kind, page by page as well', async () => {
    const client = await http.newClient();
    const { api } = client;
    const drafts: string[] = [];
    for (let at = 0; at < 3; at += 1) {
      drafts.unshift(await http.newDraft(client, FILE));
      await api.bulkDeleteContacts({ body: { selection: { filter: [] } } });
    }
    const first = await api.listBulkActions({ query: { kind: 'import', limit: 2 } });
    const cursor = String(first.nextCursor);
    const last = await api.listBulkActions({ query: { kind: 'import', limit: 2, cursor } });
    expect([...first.items, ...last.items].map(({ id }) => id)).toEqual(drafts);
    expect(last.nextCursor).toBe(null);
    const { items } = await api.listBulkActions({ query: { kind: 'delete' } });
    expect(items.map(({ kind }) => kind)).toEqual(['delete', 'delete', 'delete']);
    expect((await api.listBulkActions({ query: { kind: 'edit' } })).items).toEqual([]);
  });
});
