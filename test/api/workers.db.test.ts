import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../packages/core/src/contract/client.ts';
import { digestAccount } from '../../packages/server/src/crm/digest.ts';
import { ensureAccount } from '../../packages/server/src/store/accounts.ts';
import { createTestDatabase, type TestDatabase } from '../support/create-test-database.ts';
import { connectClient, type MusterProcess, startMuster } from '../support/serve-muster.ts';

/** A server with a worker of its own, and a worker beside it, on one database. */
const KILLS = Number(process.env['MUSTER_WORKER_KILLS'] ?? 3);
const ROWS = 20_000;

let db: TestDatabase;
let folder: string;
let server: MusterProcess;
let worker: MusterProcess;
beforeAll(async () => {
  db = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'muster-workers-'));
  server = await start('serve');
  worker = await start('work');
});
afterAll(async () => {
  await Promise.all([server.stop(), worker.stop()]);
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

test(
  `M6 with a server or a worker killed ${KILLS} times, an import through the API ends as an undisturbed one, and so does undoing it`,
  async () => {
    const undisturbed = await connectClient(db, String(server.url), { account: 'undisturbed' });
    const empty = await digestOf('undisturbed');
    const startedAt = performance.now();
    const whole = await runImport(undisturbed.api);
    const tookMs = performance.now() - startedAt;
    expect(whole.counts).toMatchObject({ created: ROWS - ROWS / 10, updated: ROWS / 10 });
    const expected = await digestOf('undisturbed');
    for (let kill = 0; kill < KILLS; kill++) {
      const account = `killed ${kill}`;
      const { api, key } = await connectClient(db, String(server.url), { account });
      const running = beginImport(api);
      await sleep(Math.random() * tookMs);
      const importId = await running;
      // Which of the two works on it is their affair: both are killed, one after the other.
      await worker.kill();
      await server.kill();
      server = await start('serve');
      worker = await start('work');
      const again = await connectClient(db, String(server.url), { account });
      expect(key).not.toBe(again.key);
      const { state, counts, rows } = await settled(again.api, importId);
      expect([state, counts.pending, rows]).toEqual(['applied', 0, ROWS]);
      expect(await digestOf(account)).toBe(expected);
      if (kill > 0) continue;
      await again.api.undoImport({ params: { importId } });
      await sleep(Math.random() * (tookMs / 4));
      await worker.kill();
      worker = await start('work');
      expect((await settled(again.api, importId)).state).toBe('undone');
      expect(await digestOf(account)).toBe(empty);
    }
  },
  KILLS * 60_000,
);

test('two imports of one account at once, in opposite orders, make each contact once and change it once', async () => {
  const { api } = await connectClient(db, String(server.url), { account: 'raced' });
  const people = Array.from({ length: 2_000 }, (_, at) => at);
  const texts = [
    `Email,City\n${people.map((at) => `p${at}@example.com,Rome`).join('\n')}\n`,
    `Email,City\n${people.map((at) => `p${1_999 - at}@example.com,Oslo`).join('\n')}\n`,
  ];
  const ids = await Promise.all(texts.map((text) => beginImport(api, text)));
  const both = await Promise.all(ids.map((importId) => settled(api, importId)));
  expect(both.map(({ state, failure }) => [state, failure])).toEqual([
    ['applied', null],
    ['applied', null],
  ]);
  const sum = (key: 'created' | 'updated' | 'failed'): number =>
    both.reduce((total, { counts }) => total + counts[key], 0);
  expect([sum('created'), sum('updated'), sum('failed')]).toEqual([2_000, 2_000, 0]);
});

function start(command: 'serve' | 'work'): Promise<MusterProcess> {
  return startMuster(command, { dataFolder: join(folder, 'data'), databaseUrl: db.url });
}

async function runImport(api: Client): ReturnType<typeof settled> {
  return settled(api, await beginImport(api));
}

/** Uploads and asks for everything in one call; the ID of the import. */
async function beginImport(api: Client, text = contactsCsv()): Promise<string> {
  const { uploadId } = await api.createUpload({
    query: { name: 'a.csv' },
    body: Buffer.from(text),
  });
  const columns = text
    .slice(0, text.indexOf('\n'))
    .split(',')
    .map((column) => ({ column, target: column.toLowerCase().replace(' ', '_') }));
  const plan = { version: 1 as const, mode: 'upsert' as const, columns };
  const { importId } = await api.runImport({ body: { uploadId, plan, confirm: true } });
  return importId;
}

/** The import once nothing is wanted of it any more; within a minute. */
async function settled(api: Client, importId: string): ReturnType<Client['readImport']> {
  for (const until = performance.now() + 60_000; ;) {
    const found = await api.readImport({ params: { importId } });
    if (found.wanted === null) return found;
    if (performance.now() > until)
      throw new Error(`The import does not end: ${JSON.stringify(found)}`);
    await sleep(50);
  }
}

/** A tenth of the rows are about people of rows before. */
function contactsCsv(): string {
  const lines = Array.from({ length: ROWS }, (_, at) => {
    const person = at % 10 === 9 ? at - 5 : at;
    return `person${person}@example.com,First ${at},Last ${person}`;
  });
  return `Email,First name,Last name\n${lines.join('\n')}\n`;
}

async function digestOf(name: string): Promise<string> {
  const account = await ensureAccount(db.pool, name);
  return digestAccount(db.poolOf(account.accountId), account);
}
