import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createEngineAccount,
  type EngineAccount,
} from '../../../../test/support/engine-account.ts';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { untilWaiting } from '../../../../test/support/until-waiting.ts';
import { listContactHistory } from '../crm/contact-history.ts';
import { withTransaction } from '../database/with-transaction.ts';
import { claimRun, endRun, forgetRun, holdRun } from '../store/import-runs.ts';
import { changeImport, listImports, takeOverImport } from '../store/imports.ts';
import { listPhotoImports } from '../store/photos.ts';
import { listImportsOver } from '../store/retention.ts';
import { newUuid } from '../store/uuid-v7.ts';
import { discardImport } from './discard-import.ts';
import { findImport } from './find-import.ts';
import { requestHalt, requestResume, requestReversal, requestRun } from './request-run.ts';
import { runImport, undoImport } from './run-import.ts';
import { runWanted } from './run-wanted.ts';

const LINES = ['First name,Email', 'Ann,ann@example.com', 'Bob,bob@example.com'];
const forEver = new AbortController().signal;

let db: TestDatabase;
let account: EngineAccount;

beforeAll(async () => {
  db = await createTestDatabase();
  account = await createEngineAccount(db);
});

afterAll(async () => {
  await account.close();
  await db.close();
});

test('what cannot be reached is refused in a sentence', async () => {
  const { muster } = account;
  const { importId } = await account.importLines(LINES, { until: 'planned' });
  const refused = { code: 'import_state' };
  await expect(requestReversal(muster, importId, { kind: 'undo', by: null })).rejects.toMatchObject(
    {
      ...refused,
      message: 'The import is planned: there is nothing to undo.',
    },
  );
  await expect(requestHalt(muster, importId, 'pause')).rejects.toMatchObject(refused);
  await runImport(muster, importId, {});
  await expect(requestRun(muster, importId, 'applied')).rejects.toMatchObject(refused);
  await expect(requestHalt(muster, importId, 'cancel')).rejects.toMatchObject(refused);
  await expect(requestResume(muster, importId)).rejects.toMatchObject(refused);
});

test('resuming goes on to what was wanted when the import was paused', async () => {
  const { muster } = account;
  const { importId } = await account.importLines(LINES, { until: 'planned' });
  await requestRun(muster, importId, 'applied');
  await requestHalt(muster, importId, 'pause');
  expect(await runWanted(muster, importId, { signal: forEver })).toBe('none');
  expect(await requestHalt(muster, importId, 'pause')).toMatchObject({ halt: 'pause' });
  expect(await requestResume(muster, importId)).toMatchObject({ wanted: 'applied', halt: null });
  expect(await runWanted(muster, importId, { signal: forEver })).toBe('reached');
  expect(await findImport(muster, importId)).toMatchObject({ state: 'applied', wanted: null });
});

test('resuming does not apply a plan that nobody has said yes to', async () => {
  const { muster } = account;
  const { importId } = await account.importLines(LINES, { until: 'planned' });
  await expect(requestResume(muster, importId)).rejects.toMatchObject({ code: 'import_state' });
  expect(await findImport(muster, importId)).toMatchObject({ state: 'planned', wanted: null });
});

test('cancelled before its first row, an import keeps its record and loses its file', async () => {
  const { muster } = account;
  const { importId } = await account.importLines(LINES, { until: 'planned' });
  expect(await requestHalt(muster, importId, 'cancel')).toMatchObject({
    state: 'cancelled',
    halt: 'cancel',
    rowCount: 2,
  });
  expect(await requestHalt(muster, importId, 'cancel')).toMatchObject({ state: 'cancelled' });
  const again = 'Import the file again';
  await expect(requestRun(muster, importId, 'applied')).rejects.toThrow(again);
  for (const kind of ['undo', 'redo'] as const) {
    await expect(requestReversal(muster, importId, { kind, by: null })).rejects.toThrow(again);
  }
  await expect(runImport(muster, importId, {})).rejects.toThrow('Import the file again');
});

test('an undo that was cancelled can be finished, or taken back, but not passed over', async () => {
  const { muster } = account;
  const lines = ['First name,Email'];
  for (let row = 0; row < 6; row += 1) lines.push(`Name${row},undone${row}@example.com`);
  const { importId } = await account.importLines(lines, { batchRows: 2 });
  const before = await account.digest();
  await requestReversal(muster, importId, { kind: 'undo', by: null });
  const soon = new AbortController();
  const undoing = runWanted(muster, importId, { signal: soon.signal, batchRows: 1 });
  soon.abort();
  expect(await undoing).toBe('handed_over');
  expect(await requestHalt(muster, importId, 'cancel')).toMatchObject({ state: 'cancelled' });
  const { undone } = await findImport(muster, importId);
  expect(undone.reversed).toBeGreaterThan(0);
  await expect(requestRun(muster, importId, 'applied')).rejects.toThrow('part of the import');
  await requestReversal(muster, importId, { kind: 'redo', by: null });
  expect(await runWanted(muster, importId, { signal: forEver })).toBe('reached');
  expect(await findImport(muster, importId)).toMatchObject({ state: 'applied' });
  expect(await account.digest()).toBe(before);
});

test('who undoes an import or does it again is noted with it, and with every change', async () => {
  const { muster } = account;
  await account.importLines(['First name,Email', 'Eve,eve@example.com']);
  const { importId } = await account.importLines(['Email,City', 'eve@example.com,Rome']);
  expect((await findImport(muster, importId)).reversal).toBe(null);
  const [ann, bob] = ['Ann', 'Bob'].map(
    (name) => ({ kind: 'person', id: newUuid(), name }) as const,
  );
  assert(ann && bob);
  await requestReversal(muster, importId, { kind: 'undo', by: ann });
  // Asked for already: it is still Ann who does it.
  await requestReversal(muster, importId, { kind: 'undo', by: bob });
  await runWanted(muster, importId, { signal: forEver });
  expect((await findImport(muster, importId)).reversal).toMatchObject({ kind: 'undo', by: ann });
  await requestReversal(muster, importId, { kind: 'redo', by: bob });
  await runWanted(muster, importId, { signal: forEver });
  expect((await findImport(muster, importId)).reversal).toMatchObject({ kind: 'redo', by: bob });
  await undoImport(muster, importId, { kind: 'undo' });
  expect((await findImport(muster, importId)).reversal).toMatchObject({ kind: 'undo', by: null });
  const { rows } = await muster.pool.query<{ id: string }>(
    'SELECT record_id AS id FROM import_row WHERE import_id = $1',
    [importId],
  );
  const history = await listContactHistory(muster, rows[0]?.id ?? '', { before: null, limit: 10 });
  expect(history.map(({ kind, actor }) => [kind, actor?.name])).toEqual([
    ['undo', undefined],
    ['redo', 'Bob'],
    ['undo', 'Ann'],
    ['apply', undefined],
    ['apply', undefined],
  ]);
});

test('an import is taken by one worker, and no more of an account than it may have', async () => {
  const { muster } = account;
  const claims = [];
  for (let at = 0; at < 3; at += 1) {
    const { importId } = await account.importLines(LINES, { until: 'planned' });
    await requestRun(muster, importId, 'applied');
    const key = { accountId: muster.account.accountId, importId };
    const both = await Promise.all([
      claimRun(muster.pool, key, { mostOfAccount: 2 }),
      claimRun(muster.pool, key, { mostOfAccount: 2 }),
    ]);
    claims.push(both.filter((claim) => claim !== null));
  }
  expect(claims.map((got) => got.length)).toEqual([1, 1, 0]);
  for (const [claim] of claims) {
    if (claim) await endRun(muster.pool, claim, { kind: 'reached' });
  }
});

test('asked for something else, an import leaves the hands of its worker and can be taken at once', async () => {
  const { muster } = account;
  const { importId } = await account.importLines(LINES, { until: 'planned' });
  const key = { accountId: muster.account.accountId, importId };
  const most = { mostOfAccount: 1 };
  await requestRun(muster, importId, 'planned');
  const planning = await claimRun(muster.pool, key, most);
  await requestRun(muster, importId, 'applied');
  expect(await claimRun(muster.pool, key, most)).toBe(null);
  if (planning) await endRun(muster.pool, planning, { kind: 'reached' });
  expect(await runWanted(muster, importId, { signal: forEver })).toBe('reached');
  // On the way to one thing, it is not on the way to the other.
  await requestReversal(muster, importId, { kind: 'undo', by: null });
  expect(await runWanted(muster, importId, { signal: forEver })).toBe('reached');
  await requestReversal(muster, importId, { kind: 'undo', by: null });
  expect(await claimRun(muster.pool, key, most)).toMatchObject({ wanted: 'undone' });
  await requestReversal(muster, importId, { kind: 'redo', by: null });
  expect(await claimRun(muster.pool, key, most)).toMatchObject({ wanted: 'redone' });
});

test('a worker whose hold is gone is refused, whatever it does next', async () => {
  const { muster } = account;
  const { importId } = await account.importLines(LINES, { until: 'planned' });
  await requestRun(muster, importId, 'applied');
  const key = { accountId: muster.account.accountId, importId };
  const claim = await claimRun(muster.pool, key, { mostOfAccount: 20 });
  expect(claim).not.toBe(null);
  await requestHalt(muster, importId, 'pause');
  await expect(runImport(muster, importId, { ...(claim && { claim }) })).rejects.toMatchObject({
    code: 'taken_over',
  });
  expect(await findImport(muster, importId)).toMatchObject({ state: 'planned', cursor: 0 });
});

test('halting and discarding wait for a worker that takes the import over, and it for them', async () => {
  const { muster } = account;
  for (const end of [
    (id: string) => requestHalt(muster, id, 'cancel'),
    (id: string) => discardImport(muster, id),
  ]) {
    const { importId } = await account.importLines(LINES, { until: 'planned' });
    await requestRun(muster, importId, 'applied');
    const key = { accountId: muster.account.accountId, importId };
    const claim = await claimRun(muster.pool, key, { mostOfAccount: 20 });
    assert(claim);
    const ending = await withTransaction(muster.pool, async (client) => {
      await holdRun(client, claim);
      const waiting = end(importId);
      waiting.catch(() => undefined);
      await untilWaiting(db);
      await takeOverImport(client, key);
      return { waiting };
    });
    expect((await ending.waiting).state).toMatch(/cancelled|discarded/);
    expect(await findImport(muster, importId)).toMatchObject({ wanted: null, halt: 'cancel' });
  }
});

test('the file of a cancelled import is kept while somebody goes on with it, however old it is', async () => {
  const { muster } = account;
  const halt = new AbortController();
  const applying = account.importLines(LINES, {
    batchRows: 1,
    onProgress: ({ stage, done }) => {
      if (stage === 'applying' && done === 1) halt.abort();
      halt.signal.throwIfAborted();
    },
  });
  await expect(applying).rejects.toThrow('aborted');
  const [{ importId } = { importId: '' }] = await listImports(
    muster.pool,
    muster.account.accountId,
  );
  await requestHalt(muster, importId, 'cancel');
  await db.pool.query(
    "UPDATE import SET finished_at = finished_at - interval '9 days' WHERE import_id = $1",
    [importId],
  );
  expect(await listImportsOver(muster.pool, 8)).toEqual([importId]);
  await requestResume(muster, importId);
  expect(await listImportsOver(muster.pool, 8)).toEqual([]);
});

test('nothing is asked of an import that somebody is just cancelling', async () => {
  const { muster } = account;
  const { importId } = await account.importLines(LINES, { until: 'planned' });
  await requestRun(muster, importId, 'planned');
  const key = { accountId: muster.account.accountId, importId };
  const { asking, ending } = await withTransaction(muster.pool, async (client) => {
    await takeOverImport(client, key);
    const cancelling = requestHalt(muster, importId, 'cancel');
    cancelling.catch(() => undefined);
    await untilWaiting(db);
    const waiting = requestRun(muster, importId, 'applied');
    waiting.catch(() => undefined);
    await untilWaiting(db, 2);
    return { asking: waiting, ending: cancelling };
  });
  await ending;
  await expect(asking).rejects.toMatchObject({ code: 'import_state' });
  expect(await findImport(muster, importId)).toMatchObject({ state: 'cancelled', wanted: null });
});

test('nothing is asked of an import that somebody is just making a draft again, even for the first time', async () => {
  const { muster } = account;
  const { importId } = await account.importLines(LINES, { until: 'planned' });
  const key = { accountId: muster.account.accountId, importId };
  const { asking } = await withTransaction(muster.pool, async (client) => {
    const fence = await takeOverImport(client, key);
    const waiting = requestRun(muster, importId, 'planned');
    waiting.catch(() => undefined);
    await untilWaiting(db);
    await changeImport(client, { ...key, fence }, { state: 'draft' });
    await forgetRun(client, key);
    return { asking: waiting };
  });
  await expect(asking).rejects.toMatchObject({ code: 'import_state' });
  expect(await findImport(muster, importId)).toMatchObject({ state: 'draft', wanted: null });
});

test('the contacts of an import that was cancelled halfway get their photos', async () => {
  const { muster } = account;
  const lines = [
    'First name,Email,Photo URL',
    'Pia,pia@x.com,http://x.com/1.png',
    'Max,max@x.com,',
  ];
  let importId = '';
  const halt = new AbortController();
  const applying = account.importLines(lines, {
    batchRows: 1,
    onStart: (id) => {
      importId = id;
    },
    onProgress: ({ stage, done }) => {
      if (stage === 'applying' && done === 1) halt.abort();
      halt.signal.throwIfAborted();
    },
  });
  await expect(applying).rejects.toThrow('aborted');
  expect(await listPhotoImports(muster.pool)).toEqual([]);
  await requestHalt(muster, importId, 'cancel');
  expect(await listPhotoImports(muster.pool)).toEqual([importId]);
});
