import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../../test/support/create-test-database.ts';
import {
  startTestServer,
  type TestClient,
  type TestServer,
} from '../../../../../test/support/start-test-server.ts';

let db: TestDatabase;
let server: TestServer;
let client: TestClient;
beforeAll(async () => {
  db = await createTestDatabase();
  server = await startTestServer(db);
  client = await server.clientOf('webhooks');
});
afterAll(async () => {
  await server.close();
  await db.close();
});

test('a webhook is made, changed, tried out and deleted over HTTP', async () => {
  const { api } = client;
  const made = await api.createWebhook({ body: { url: 'https://example.com/hook' } });
  expect(made.secret).toMatch(/^whsec_/);
  const { webhookId } = made;
  const params = { webhookId };
  expect(await api.readWebhook({ params })).not.toHaveProperty('secret');
  const changed = await api.updateWebhook({ params, body: { eventTypes: ['import.applied'] } });
  expect(changed).toMatchObject({ url: made.url, eventTypes: ['import.applied'] });
  const rotated = await api.rotateWebhookSecret({ params });
  expect(rotated.secret).not.toBe(made.secret);
  const { eventId } = await api.testWebhook({ params });
  expect(server.jobs).toContainEqual({ kind: 'deliver', accountId: client.accountId });
  const { items } = await api.listWebhookDeliveries({ params, query: { state: 'waiting' } });
  expect(items).toMatchObject([{ eventId, type: 'webhook.test', attempts: 0 }]);
  const delivery = { params: { webhookId, eventId } };
  expect(await api.redeliverEvent(delivery)).toMatchObject({ state: 'waiting', log: [] });
  await api.updateWebhook({ params, body: { enabled: false } });
  await expect(api.testWebhook({ params })).rejects.toMatchObject({ code: 'webhook_disabled' });
  await api.deleteWebhook({ params });
  expect((await api.listWebhooks({})).items).toEqual([]);
  await expect(api.readWebhook({ params })).rejects.toMatchObject({ code: 'not_found' });
});

test('a URL that would never be posted to is refused when it is given, but names are not looked up', async () => {
  const { api } = await server.clientOf('private webhooks');
  const { webhookId } = await api.createWebhook({ body: { url: 'https://hook.invalid/a' } });
  const params = { webhookId };
  const hosts = ['127.0.0.1', '[::1]:8443', '192.168.1.2', '169.254.169.254', '[::ffff:10.0.0.1]'];
  for (const host of [...hosts, '0x7f.1', '2130706433']) {
    const url = `https://${host}/hook`;
    const refusal = {
      code: 'fetch_refused',
      problem: { status: 422 },
      message: expect.stringMatching(/^[^ ]+ is not on the public internet, .*MUSTER_FETCH_ALLOW/),
    };
    await expect(api.createWebhook({ body: { url } })).rejects.toMatchObject(refusal);
    await expect(api.updateWebhook({ params, body: { url } })).rejects.toMatchObject(refusal);
  }
  const body = { url: 'https://example.com:25/' };
  await expect(api.updateWebhook({ params, body })).rejects.toMatchObject({
    code: 'fetch_refused',
    message: expect.stringContaining('port 25'),
  });
  expect(await api.readWebhook({ params })).toMatchObject({ url: 'https://hook.invalid/a' });
});

test('an address that is none is refused, and so is one webhook too many', async () => {
  const { api } = await server.clientOf('many webhooks');
  for (const url of ['file:///etc/passwd', 'https://user:word@example.com/', 'nothing']) {
    await expect(api.createWebhook({ body: { url } })).rejects.toMatchObject({
      code: 'fetch_refused',
    });
  }
  const body = { url: 'https://example.com/hook' };
  for (let at = 0; at < 20; at += 1) await api.createWebhook({ body });
  await expect(api.createWebhook({ body })).rejects.toMatchObject({ code: 'too_many_webhooks' });
});
