import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import {
  createEngineAccount,
  type EngineAccount,
} from '../../../../test/support/engine-account.ts';
import { newUuid } from '../store/uuid-v7.ts';
import { findImport } from './find-import.ts';
import { requestHalt, requestResume, requestReversal } from './request-run.ts';
import { undoImport } from './run-import.ts';
import { runWanted } from './run-wanted.ts';

const ANN = { kind: 'person', id: newUuid(), name: 'Ann' } as const;
const BOB = { kind: 'person', id: newUuid(), name: 'Bob' } as const;

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

test('who asks for an import to be undone is noted once that is begun, not before', async () => {
  const importId = await applied();
  await ask(importId, 'undo', ANN);
  expect(await reversalOf(importId)).toBe(null);
  await requestHalt(account.muster, importId, 'cancel');
  expect(await findImport(account.muster, importId)).toMatchObject({
    state: 'applied',
    reversal: null,
  });
  await ask(importId, 'undo', BOB);
  await work(importId);
  expect(await reversalOf(importId)).toMatchObject({ kind: 'undo', by: BOB });
});

test('paused before it was begun and gone on with, it is still undone by who asked', async () => {
  const importId = await applied();
  await ask(importId, 'undo', ANN);
  await requestHalt(account.muster, importId, 'pause');
  await requestResume(account.muster, importId);
  await work(importId);
  expect(await reversalOf(importId)).toMatchObject({ kind: 'undo', by: ANN });
});

test('who undid an import stays noted where somebody asks again and nothing is left to undo', async () => {
  const importId = await applied();
  await ask(importId, 'undo', ANN);
  await work(importId);
  const reversal = await reversalOf(importId);
  expect(reversal).toMatchObject({ kind: 'undo', by: ANN });
  await ask(importId, 'undo', BOB);
  await work(importId);
  expect(await reversalOf(importId)).toEqual(reversal);
});

test('what is done otherwise than somebody asked is not noted as theirs', async () => {
  const importId = await applied();
  await ask(importId, 'undo', ANN);
  await work(importId);
  await ask(importId, 'undo', BOB);
  await undoImport(account.muster, importId, { kind: 'redo' });
  expect(await reversalOf(importId)).toMatchObject({ kind: 'redo', by: null });
});

async function applied(): Promise<string> {
  const lines = ['First name,Email', 'Eve,eve@example.com'];
  return (await account.importLines(lines, { mode: 'create' })).importId;
}

async function ask(importId: string, kind: 'undo' | 'redo', by: typeof ANN | typeof BOB) {
  await requestReversal(account.muster, importId, { kind, by });
}

async function work(importId: string): Promise<void> {
  const { signal } = new AbortController();
  expect(await runWanted(account.muster, importId, { signal })).toBe('reached');
}

async function reversalOf(importId: string) {
  return (await findImport(account.muster, importId)).reversal;
}
