import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ImportServer,
  startImportServer,
} from '../../../../../test/support/start-import-server.ts';

let http: ImportServer;
beforeAll(async () => {
  http = await startImportServer();
});
afterAll(async () => {
  await http.close();
});

const FILE = 'First Name,Email,City\nAnn,ann@example.com,Bergen\nBob,bob@example.com,Rome\n';

/** Somebody adds Ann between the plan, by which she is created, and applying it. */
async function outdated() {
  const client = await http.newClient();
  const importId = await http.planned(client, FILE);
  const params = { importId };
  const { planVersion, planIsCurrent } = await client.api.readImport({ params });
  expect(planIsCurrent).toBe(true);
  await client.api.createContact({
    body: { values: { first_name: 'Ann', email: 'ann@example.com' } },
  });
  const apply = (ifChanged?: 'refuse' | 'plan_anew') =>
    client.api.applyImport({
      params,
      body: { confirm: true, planVersion, ...(ifChanged && { ifChanged }) },
    });
  return { client, importId, params, planVersion, apply };
}

test('a plan since which contacts have changed says so, and is not applied where that is refused', async () => {
  const { client, importId, params, planVersion, apply } = await outdated();
  expect(await client.api.readImport({ params })).toMatchObject({
    planVersion,
    planIsCurrent: false,
  });
  await expect(apply('refuse')).rejects.toMatchObject({
    problem: {
      status: 409,
      code: 'plan_outdated',
      detail: expect.stringContaining('Plan it again'),
    },
  });
  expect(await client.api.readImport({ params })).toMatchObject({ state: 'planned', wanted: null });
  expect(await http.counts(client, importId)).toBe('planned: 2 created');
});

test('planned again, it is another plan, which is applied as it was looked at', async () => {
  const { client, importId, params, planVersion, apply } = await outdated();
  await http.plan(client, importId);
  expect(await http.counts(client, importId)).toBe('planned: 1 created, 1 updated');
  const anew = await client.api.readImport({ params });
  expect(anew.planIsCurrent).toBe(true);
  expect(anew.planVersion).not.toBe(planVersion);
  // The plan before is no more: its tables are gone, and nobody says yes to it.
  await expect(apply('refuse')).rejects.toMatchObject({ problem: { code: 'version_conflict' } });
  const { rows } = await http
    .poolOf(client)
    .query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relname LIKE 'plan_' || $1 || '%' AND relkind = 'r'",
      [importId.replaceAll('-', '')],
    );
  expect(rows.map(({ name }) => name.endsWith(`_${anew.planVersion}`))).toEqual([true]);

  const again = { confirm: true, planVersion: anew.planVersion, ifChanged: 'refuse' } as const;
  await client.api.applyImport({ params, body: again });
  // Asking twice is asking once, whatever has changed after the first time.
  await client.api.createContact({ body: { values: { first_name: 'Cem', email: 'c@x.com' } } });
  await client.api.applyImport({ params, body: again });
  await http.work(client, importId);
  expect(await http.counts(client, importId)).toBe('applied: 1 created, 1 updated');
  expect(await client.api.readImport({ params })).toMatchObject({ planIsCurrent: null });
});

test('planned again where nothing has changed, it stays the plan that it is', async () => {
  const client = await http.newClient();
  const importId = await http.planned(client, FILE);
  const params = { importId };
  const { planVersion } = await client.api.readImport({ params });
  await http.plan(client, importId);
  expect(await client.api.readImport({ params })).toMatchObject({
    planVersion,
    planIsCurrent: true,
  });
});

test('applied all the same, its rows are decided by what contacts are then: so it is unless said', async () => {
  for (const ifChanged of ['plan_anew', undefined] as const) {
    const { client, importId, apply } = await outdated();
    await apply(ifChanged);
    await http.work(client, importId);
    expect(await http.counts(client, importId)).toBe('applied: 1 created, 1 updated');
  }
});

test('a draft has no plan that could be current', async () => {
  const client = await http.newClient();
  const importId = await http.newDraft(client, FILE);
  expect(await client.api.readImport({ params: { importId } })).toMatchObject({
    planIsCurrent: null,
  });
});
