import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { readConfig } from '../config.ts';
import { openSeal } from '../crm/secret-seal.ts';
import { createWebhook } from '../crm/webhooks.ts';
import { openMuster } from '../imports/open-muster.ts';
import { ensureAccount } from '../store/accounts.ts';
import { writeEvent } from '../store/outbox.ts';
import { type RunningWorker, startWorker } from './start-worker.ts';

let db: TestDatabase;
let folder: string;
let receiver: Server;
let worker: RunningWorker;
const arrived: string[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'muster-watch-'));
  receiver = createServer((request, response) => {
    arrived.push(request.url ?? '');
    request.resume();
    // The slow ones never answer.
    if (!request.url?.startsWith('/slow')) response.end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const env = { MUSTER_DATA: folder, MUSTER_FETCH_ALLOW: '127.0.0.1', MUSTER_WORKER_IMPORTS: '1' };
  const config = readConfig(env, folder);
  const database = {
    pool: db.app,
    registry: db.registry,
    url: db.url,
    revive: nothing,
    close: nothing,
  };
  worker = await startWorker({ config, database, log: pino({ level: 'silent' }) });
}, 60_000);

afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await worker.stop();
  await db.close();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

test('a worker finds events that nobody woke it for, and slow webhooks of three accounts do not keep a fourth waiting', async () => {
  for (const name of ['slow-1', 'slow-2', 'slow-3']) await accountWithEvent(name);
  await expect.poll(() => arrived.length, { timeout: 20_000 }).toBe(3);
  await accountWithEvent('quick');
  await expect.poll(() => arrived, { timeout: 8_000 }).toContain('/quick');
}, 60_000);

async function nothing(): Promise<void> {}

async function accountWithEvent(name: string): Promise<void> {
  const { accountId } = await ensureAccount(db.registry, name);
  const services = { pool: db.app, dataFolder: folder, revive: nothing };
  const muster = await openMuster(services, accountId);
  const seal = await openSeal({ config: { secret: null }, dataFolder: folder });
  const { port } = receiver.address() as AddressInfo;
  await createWebhook(
    muster,
    { seal, allowHosts: ['127.0.0.1'] },
    {
      url: `http://127.0.0.1:${port}/${name}`,
      description: '',
      eventTypes: [],
      contactsOfImports: false,
    },
  );
  const type = 'contact.created';
  await writeEvent(muster.pool, { accountId, type, data: { contactId: 'c' } });
}
