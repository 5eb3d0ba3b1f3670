import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook as Verifier } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import {
  createEngineAccount,
  type EngineAccount,
} from '../../../../test/support/engine-account.ts';
import { withTransaction } from '../database/with-transaction.ts';
import { dispatchEvents } from '../store/dispatch-events.ts';
import { writeEvent, writeEvents } from '../store/outbox.ts';
import { claimDeliveries } from '../store/webhook-deliveries.ts';
import { deliverEvents } from './deliver-events.ts';
import { openSeal, type SecretSeal } from './secret-seal.ts';
import {
  createWebhook,
  pageOfDeliveries,
  readDelivery,
  readWebhook,
  redeliverEvent,
  removeWebhook,
  rotateWebhookSecret,
  testWebhook,
  updateWebhook,
} from './webhooks.ts';

interface Arrived {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let db: TestDatabase;
let account: EngineAccount;
let folder: string;
let seal: SecretSeal;
let receiver: Server;
let base: string;
let arrived: Arrived[] = [];
/** How a path answers: 200 unless said. */
let answers: Record<string, (respond: (status: number, body?: string) => void) => void> = {};

beforeAll(async () => {
  db = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'muster-webhooks-'));
  seal = await openSeal(holder());
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      arrived.push({ path, headers: request.headers, body: Buffer.concat(chunks).toString() });
      const answer = answers[path] ?? ((respond) => respond(200));
      answer((status, body = 'fine') => {
        response.writeHead(status, { location: `${base}/elsewhere` }).end(body);
      });
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
});
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await db.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  arrived = [];
  answers = {};
  account = await createEngineAccount(db);
});
afterEach(() => account.close());

describe('webhooks', () => {
  test('are told what happened, signed so that the receiver can check it', async () => {
    const { secret } = await hook('/a');
    await happen('contact.created', { contactId: 'c1' });
    await deliver();
    const [one] = arrived;
    expect(arrived).toHaveLength(1);
    const verified = new Verifier(secret).verify(one!.body, one!.headers as Record<string, string>);
    expect(verified).toMatchObject({ type: 'contact.created', data: { contactId: 'c1' } });
    expect(() =>
      new Verifier(secret).verify(`${one!.body} `, one!.headers as Record<string, string>),
    ).toThrow('No matching signature');
  });

  test('are told only what they ask for, and nothing that was rolled back', async () => {
    await hook('/contacts', { eventTypes: ['contact.deleted'] });
    await happen('contact.created');
    await happen('contact.deleted');
    await deliver();
    expect(arrived.map(({ body }) => JSON.parse(body).type)).toEqual(['contact.deleted']);
  });

  test('have secrets that the database alone does not give away', async () => {
    const { secret, webhookId } = await hook('/a');
    const { rows } = await db.pool.query('SELECT secret FROM webhook WHERE webhook_id = $1', [
      webhookId,
    ]);
    expect(rows[0].secret.includes(Buffer.from(secret))).toBe(false);
    expect(await readWebhook(account.muster.pool, webhookId)).not.toHaveProperty('secret');
  });

  test('are signed for with the old secret as well until a day after rotation', async () => {
    const { secret: old, webhookId } = await hook('/a');
    const { secret } = await rotateWebhookSecret(account.muster, seal, webhookId);
    await happen('contact.created');
    await deliver();
    expect(verify(old, arrived[0]!)).toBeDefined();
    expect(verify(secret, arrived[0]!)).toBeDefined();
    await db.pool.query("UPDATE webhook SET old_secret_until = now() - interval '1 second'");
    await happen('contact.created');
    await deliver();
    expect(verify(secret, arrived[1]!)).toBeDefined();
    expect(() => verify(old, arrived[1]!)).toThrow('No matching signature');
  });

  test('that fail are tried again with the same ID, and each try is in the log', async () => {
    const { webhookId } = await hook('/a');
    answers['/a'] = (respond) => respond(500, 'x'.repeat(5_000));
    await happen('contact.created');
    await deliver();
    await deliver();
    expect(arrived).toHaveLength(1);
    answers = {};
    await makeDue();
    await deliver();
    expect(arrived).toHaveLength(2);
    expect(arrived[1]!.headers['webhook-id']).toBe(arrived[0]!.headers['webhook-id']);
    const [eventId] = await eventIds(webhookId);
    const delivery = await readDelivery(account.muster.pool, webhookId, eventId!);
    expect(delivery).toMatchObject({ state: 'delivered', attempts: 2, nextAttemptAt: null });
    expect(delivery.log.map(({ status }) => status)).toEqual([500, 200]);
    expect(delivery.log[0]!.answer).toHaveLength(2_048);
    expect(delivery.log[0]!.requestHeaders).toHaveProperty('webhook-signature');
  });

  test('are given up after ten tries, and sent again by hand', async () => {
    const { webhookId } = await hook('/a');
    answers['/a'] = (respond) => respond(503);
    await happen('contact.created');
    for (let at = 0; at < 12; at += 1) {
      await deliver();
      await makeDue();
    }
    expect(arrived).toHaveLength(10);
    const [eventId] = await eventIds(webhookId, 'failed');
    answers = {};
    await redeliverEvent(account.muster, webhookId, eventId!);
    await makeDue();
    await deliver();
    expect(await eventIds(webhookId, 'delivered')).toEqual([eventId]);
  });

  test('whose address is gone are disabled with a note', async () => {
    const { webhookId } = await hook('/a');
    answers['/a'] = (respond) => respond(410);
    await happen('contact.created');
    await deliver();
    expect(await readWebhook(account.muster.pool, webhookId)).toMatchObject({
      enabled: false,
      note: expect.stringContaining('410'),
    });
    expect(
      await updateWebhook(account.muster, { webhookId, allowHosts: [] }, { enabled: true }),
    ).toMatchObject({
      enabled: true,
      note: null,
    });
  });

  test('to which nothing came through for five days are disabled with a note', async () => {
    const { webhookId } = await hook('/a');
    answers['/a'] = (respond) => respond(500);
    await happen('contact.created');
    await deliver();
    await db.pool.query("UPDATE webhook SET failing_since = now() - interval '5 days 1 minute'");
    await makeDue();
    await deliver();
    expect(await readWebhook(account.muster.pool, webhookId)).toMatchObject({
      enabled: false,
      note: 'Nothing came through for 5 days.',
    });
    expect(await eventIds(webhookId, 'waiting')).toEqual([]);
  });

  test('are not led elsewhere by redirects', async () => {
    const { webhookId } = await hook('/a');
    answers['/a'] = (respond) => respond(307);
    await happen('contact.created');
    await deliver();
    expect(arrived.map(({ path }) => path)).toEqual(['/a']);
    expect(await eventIds(webhookId, 'waiting')).toHaveLength(1);
  });

  test('that answer late or never do not hold up others', async () => {
    const release: (() => void)[] = [];
    await hook('/slow');
    await hook('/quick');
    answers['/slow'] = (respond) => release.push(() => respond(200));
    for (let at = 0; at < 20; at += 1) await happen('contact.created', { at });
    const delivering = deliver();
    await expect.poll(() => arrived.filter(({ path }) => path === '/quick').length).toBe(20);
    expect(arrived.filter(({ path }) => path === '/slow').length).toBeLessThanOrEqual(4);
    answers = {};
    for (const go of release) go();
    await delivering;
    expect(arrived.filter(({ path }) => path === '/slow')).toHaveLength(20);
  });

  test('on this machine are not called unless the operator allows the host', async () => {
    const { webhookId } = await hook('/a');
    await happen('contact.created');
    await deliver([]);
    expect(arrived).toEqual([]);
    const [eventId] = await eventIds(webhookId);
    const { log } = await readDelivery(account.muster.pool, webhookId, eventId!);
    expect(log[0]).toMatchObject({ status: null, failure: expect.stringContaining('public') });
  });

  test('that are deleted while an answer is waited for disturb nobody', async () => {
    const { webhookId } = await hook('/a');
    const release: (() => void)[] = [];
    answers['/a'] = (respond) => release.push(() => respond(410));
    await happen('contact.created');
    const delivering = deliver();
    await expect.poll(() => arrived.length).toBe(1);
    await removeWebhook(account.muster, webhookId);
    for (const go of release) go();
    await delivering;
    const { rows } = await db.pool.query('SELECT FROM webhook_attempt WHERE webhook_id = $1', [
      webhookId,
    ]);
    expect(rows).toHaveLength(0);
  });

  test('can be tried out', async () => {
    const { webhookId } = await hook('/a', { eventTypes: ['contact.deleted'] });
    await hook('/other');
    await testWebhook(account.muster, webhookId);
    await deliver();
    expect(arrived.map(({ path, body }) => [path, JSON.parse(body).type])).toEqual([
      ['/a', 'webhook.test'],
    ]);
  });

  test('are told of imports, and tried out, ahead of a bulk edit of contacts that waits', async () => {
    const { webhookId } = await hook('/a', { eventTypes: ['contact.updated', 'import.failed'] });
    const { accountId } = account.muster.account;
    const manyEdits = Array.from({ length: 2_010 }, () => ({
      type: 'contact.updated' as const,
      data: {},
    }));
    await writeEvents(account.muster.pool, accountId, manyEdits);
    await happen('import.failed');
    await withTransaction(account.muster.pool, (client) => dispatchEvents(client, accountId));
    await testWebhook(account.muster, webhookId);
    const { items } = await pageOfDeliveries(account.muster, webhookId, { limit: 2 });
    expect(items.map(({ type }) => type).toSorted()).toEqual(['import.failed', 'webhook.test']);
    for (const { nextAttemptAt, createdAt } of items) expect(nextAttemptAt).toBe(createdAt);
    const some = { limit: 4, holdSeconds: 60 };
    const claimed = await claimDeliveries(account.muster.pool, webhookId, some);
    expect(claimed.map(({ type }) => type).toSorted()).toEqual([
      'contact.updated',
      'contact.updated',
      'import.failed',
      'webhook.test',
    ]);
  });

  test('hear of each contact of an import only where they ask for it', async () => {
    await hook('/summary');
    await hook('/each', { contactsOfImports: true });
    await account.importLines(['Email', 'ann@example.com', 'bob@example.com']);
    await deliver();
    expect(typesAt('/summary').toSorted()).toEqual(['import.applied', 'import.planned']);
    expect(typesAt('/each').filter((type) => type === 'contact.created')).toHaveLength(2);
    expect(typesAt('/each')).toContain('import.applied');
  });
});

function verify(secret: string, { body, headers }: Arrived): unknown {
  return new Verifier(secret).verify(body, headers as Record<string, string>);
}

function typesAt(wanted: string): readonly string[] {
  return arrived
    .filter(({ path }) => path === wanted)
    .map(({ body }) => (JSON.parse(body) as { type: string }).type);
}

function holder() {
  return {
    config: { secret: 'a secret of thirty-two characters', fetchAllow: [] },
    dataFolder: folder,
  };
}

async function hook(path: string, choices: object = {}) {
  return createWebhook(
    account.muster,
    { seal, allowHosts: ['127.0.0.1'] },
    {
      url: `${base}${path}`,
      description: '',
      eventTypes: [],
      contactsOfImports: false,
      ...choices,
    },
  );
}

async function happen(type: Parameters<typeof writeEvent>[1]['type'], data: object = {}) {
  const { accountId } = account.muster.account;
  await writeEvent(account.muster.pool, { accountId, type, data: data as never });
}

async function deliver(fetchAllow: readonly string[] = ['127.0.0.1']) {
  const services = { pool: db.app, dataFolder: folder, config: { ...holder().config, fetchAllow } };
  const { accountId } = account.muster.account;
  const signal = new AbortController().signal;
  await deliverEvents(services, accountId, { signal, mostMs: 20_000 });
}

/** As if the time of waiting had passed. */
async function makeDue() {
  await db.pool.query(
    "UPDATE webhook_delivery SET next_attempt_at = now() WHERE state = 'waiting'",
  );
  await db.pool.query('UPDATE webhook SET rests_until = NULL');
}

async function eventIds(webhookId: string, state?: 'waiting' | 'delivered' | 'failed') {
  const { items } = await pageOfDeliveries(account.muster, webhookId, { state, limit: 50 });
  return items.map(({ eventId }) => eventId);
}
