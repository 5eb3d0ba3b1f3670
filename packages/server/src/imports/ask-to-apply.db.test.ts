import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import {
  createEngineAccount,
  type EngineAccount,
} from '../../../../test/support/engine-account.ts';
import { eraseContact } from '../crm/erase-contact.ts';
import { claimRun, holdRun } from '../store/import-runs.ts';
import { findImport } from './find-import.ts';
import { planVersion } from './plan-version.ts';
import {
  requestApply,
  requestHalt,
  requestResume,
  requestReversal,
  requestRun,
} from './request-run.ts';
import { runImport } from './run-import.ts';
import { runWanted } from './run-wanted.ts';

let db: TestDatabase;
let account: EngineAccount;
let people = 0;
beforeAll(async () => {
  db = await createTestDatabase();
  account = await createEngineAccount(db);
});
afterAll(async () => {
  await account.close();
  await db.close();
});

test('planning again does not pass over that somebody has started the import: they pause it first', async () => {
  const { muster } = account;
  const { importId, version } = await planned();
  await requestApply(muster, importId, { planVersion: version, ifChanged: 'refuse' });
  const key = { accountId: muster.account.accountId, importId };
  const claim = await claimRun(muster.pool, key, { mostOfAccount: 1 });
  if (claim === null) throw new Error('No worker took it.');
  await expect(requestRun(muster, importId, 'planned')).rejects.toMatchObject({
    code: 'import_state',
    message: 'The import has been started. Pause it first if it is to be planned again.',
  });
  await holdRun(muster.pool, claim);
  await requestHalt(muster, importId, 'pause');
  expect(await requestRun(muster, importId, 'planned')).toMatchObject({ wanted: 'planned' });
});

test('a yes to a plan does not go on with what somebody began since and stopped halfway', async () => {
  const { muster } = account;
  const stops = [
    (id: string) => requestHalt(muster, id, 'pause'),
    (id: string) => requestHalt(muster, id, 'cancel'),
    async (id: string) => {
      await requestHalt(muster, id, 'cancel');
      await requestReversal(muster, id, { kind: 'undo', by: null });
    },
  ];
  for (const stop of stops) {
    const { importId, version } = await planned();
    const yes = { planVersion: version, ifChanged: 'refuse' } as const;
    await requestApply(muster, importId, yes);
    await beginIt(importId);
    await stop(importId);
    const { state, wanted } = await findImport(muster, importId);
    await expect(requestApply(muster, importId, yes)).rejects.toMatchObject({
      code: 'import_state',
      message: expect.stringContaining('and then stopped'),
    });
    expect(await findImport(muster, importId)).toMatchObject({ state, wanted });
    if (wanted === null) {
      await requestResume(muster, importId);
      // They have asked already, whoever it was.
      expect(await requestApply(muster, importId, yes)).toMatchObject({ wanted: 'applied' });
    }
    await requestHalt(muster, importId, 'pause');
  }
});

test('paused before its first row, an import is applied by a yes to the plan that it has', async () => {
  const { muster } = account;
  const { importId, version } = await planned();
  const yes = { planVersion: version, ifChanged: 'refuse' } as const;
  await requestApply(muster, importId, yes);
  await requestHalt(muster, importId, 'pause');
  expect(await requestApply(muster, importId, yes)).toMatchObject({ wanted: 'applied' });
  await requestHalt(muster, importId, 'pause');
});

test('a plan that went with somebody who was erased is outdated, whichever plan was looked at', async () => {
  const { muster } = account;
  const lines = ['First name,Email', 'Zoe,zoe@example.com'];
  await account.importLines(lines);
  const record = await account.importLines(lines, { until: 'planned' });
  const { importId } = record;
  const version = planVersion(record);
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT contact_id AS id FROM contact WHERE data ->> 'email' = 'zoe@example.com'`,
  );
  await eraseContact(muster, rows[0]?.id ?? '');
  expect(planVersion(await findImport(muster, importId))).toBe(null);
  for (const yes of [
    { planVersion: version, ifChanged: 'refuse' },
    { planVersion: version, ifChanged: 'plan_anew' },
    { planVersion: null, ifChanged: 'refuse' },
  ] as const) {
    await expect(requestApply(muster, importId, yes)).rejects.toMatchObject({
      code: 'plan_outdated',
    });
  }
  await requestRun(muster, importId, 'planned');
  const { signal } = new AbortController();
  expect(await runWanted(muster, importId, { signal })).toBe('reached');
  const anew = await findImport(muster, importId);
  expect(planVersion(anew)).not.toBe(null);
  const yes = { planVersion: planVersion(anew), ifChanged: 'refuse' } as const;
  expect(await requestApply(muster, importId, yes)).toMatchObject({ wanted: 'applied' });
});

/** An import of six new people, planned. */
async function planned(): Promise<{ readonly importId: string; readonly version: number | null }> {
  const lines = ['First name,Email'];
  for (let row = 0; row < 6; row += 1) {
    people += 1;
    lines.push(`P${people},p${people}@example.com`);
  }
  const record = await account.importLines(lines, { until: 'planned' });
  return { importId: record.importId, version: planVersion(record) };
}

/** Applies the first row, and leaves the others. */
async function beginIt(importId: string): Promise<void> {
  const soon = new AbortController();
  const applying = runImport(account.muster, importId, {
    batchRows: 1,
    signal: soon.signal,
    onProgress: ({ stage, done }) => {
      if (stage === 'applying' && done > 0) soon.abort();
    },
  });
  await expect(applying).rejects.toMatchObject({ code: 'halted' });
  const { state, cursor } = await findImport(account.muster, importId);
  expect([state, cursor]).toEqual(['applying', 2]);
}
