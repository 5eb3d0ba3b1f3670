import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ImportServer,
  startImportServer,
} from '../../../../../test/support/start-import-server.ts';
import { openMuster } from '../../imports/open-muster.ts';
import { removeExpiredUploads } from '../../imports/receive-upload.ts';

let http: ImportServer;
beforeAll(async () => {
  http = await startImportServer();
});
afterAll(async () => {
  await http.close();
});

const FILE = 'First Name,Email,City\nAnn,ann@example.com,Bergen\nBob,bob@example.com,Rome\n';

test('a planned import that is reopened keeps what was said, and is planned as it then says', async () => {
  const client = await http.newClient();
  const importId = await http.newDraft(client, FILE);
  const params = { importId };
  await client.api.changeImport({
    params,
    body: { columns: [{ column: 'City', target: null }], constants: { type: 'Agent' } },
  });
  await http.plan(client, importId);
  expect(await http.counts(client, importId)).toBe('planned: 2 created');

  expect(await client.api.reopenImport({ params })).toMatchObject({
    state: 'draft',
    rows: null,
    wanted: null,
    halt: null,
    counts: { created: 0 },
  });
  const { columns } = await client.api.previewImport({ params });
  expect(columns.map(({ name, target }) => [name, target?.field])).toEqual([
    ['First Name', 'first_name'],
    ['Email', 'email'],
    ['City', undefined],
  ]);
  await client.api.changeImport({ params, body: { mode: 'update' } });
  await http.plan(client, importId);
  expect(await http.counts(client, importId)).toBe('planned: 2 failed');

  await client.api.reopenImport({ params });
  await client.api.changeImport({
    params,
    body: { mode: 'create', columns: [{ column: 'City', target: 'city' }] },
  });
  await http.plan(client, importId);
  await http.apply(client, importId);
  expect(await http.counts(client, importId)).toBe('applied: 2 created');
  const { items } = await client.api.listContacts({ query: { sort: 'first_name' } });
  expect(items.map(({ values }) => [values['city'], values['type']])).toEqual([
    ['Bergen', 'Agent'],
    ['Rome', 'Agent'],
  ]);
});

test('of a plan that was made anew since it was looked at, nothing is applied', async () => {
  const client = await http.newClient();
  const importId = await http.planned(client, FILE);
  const params = { importId };
  const apply = (planVersion: number | null) =>
    client.api.applyImport({ params, body: { confirm: true, planVersion } });
  const { planVersion: seen } = await client.api.summarizeImport({ params });
  expect(seen).toEqual(expect.any(Number));

  await client.api.reopenImport({ params });
  expect(await client.api.readImport({ params })).toMatchObject({ planVersion: null });
  await client.api.changeImport({ params, body: { constants: { type: 'Agent' } } });
  await expect(apply(seen)).rejects.toMatchObject({ problem: { code: 'import_state' } });
  await client.api.planImport({ params });
  await expect(apply(seen)).rejects.toMatchObject({ problem: { code: 'import_state' } });
  await http.work(client, importId);
  await expect(apply(seen)).rejects.toMatchObject({
    problem: { status: 409, code: 'version_conflict' },
  });
  expect(await client.api.readImport({ params })).toMatchObject({ state: 'planned', wanted: null });

  const { planVersion } = await client.api.readImport({ params });
  // Asking twice is asking once.
  await apply(planVersion);
  await apply(planVersion);
  await http.work(client, importId);
  expect(await http.counts(client, importId)).toBe('applied: 2 created');
});

test('a worker that was about to plan a reopened import changes nothing of it', async () => {
  const client = await http.newClient();
  const importId = await http.newDraft(client, FILE);
  const params = { importId };
  await client.api.planImport({ params });
  await client.api.reopenImport({ params });
  await http.work(client, importId);
  expect(await client.api.readImport({ params })).toMatchObject({ state: 'draft', failure: null });
});

test('an old import that is reopened waits as long as a new draft, and counts time anew', async () => {
  const client = await http.newClient();
  const { accountId } = client;
  const [reopened, kept] = [await http.planned(client, FILE), await http.planned(client, FILE)];
  const pool = http.poolOf(client);
  await pool.query(
    "UPDATE import SET created_at = created_at - interval '31 days', elapsed_ms = 5000 WHERE account_id = $1",
    [accountId],
  );
  await pool.query(
    "UPDATE import_run SET asked_at = asked_at - interval '31 days' WHERE account_id = $1",
    [accountId],
  );
  const params = { importId: reopened };
  expect(await client.api.reopenImport({ params })).toMatchObject({ elapsedMs: 0 });
  const sweep = async (): Promise<readonly string[]> => {
    await removeExpiredUploads(await openMuster(http.server.services, accountId));
    const all = [reopened, kept].map((importId) => client.api.readImport({ params: { importId } }));
    return (await Promise.all(all)).map(({ state }) => state);
  };
  expect(await sweep()).toEqual(['draft', 'planned']);
  await pool.query(
    "UPDATE import_run SET asked_at = asked_at - interval '31 days' WHERE account_id = $1",
    [accountId],
  );
  expect(await sweep()).toEqual(['discarded', 'planned']);
});

test('a draft is reopened as it is', async () => {
  const client = await http.newClient();
  const importId = await http.newDraft(client, FILE);
  expect(await client.api.reopenImport({ params: { importId } })).toMatchObject({ state: 'draft' });
});

test('an import that is applied, cancelled or discarded is not reopened', async () => {
  const client = await http.newClient();
  const applied = await http.applied(client, FILE);
  const cancelled = await http.planned(client, FILE);
  await client.api.cancelImport({ params: { importId: cancelled } });
  const discarded = await http.planned(client, FILE);
  await client.api.discardImport({ params: { importId: discarded } });
  for (const importId of [applied, cancelled, discarded]) {
    await expect(client.api.reopenImport({ params: { importId } })).rejects.toMatchObject({
      problem: { status: 409, code: 'import_state' },
    });
  }
});
