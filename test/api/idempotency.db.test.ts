import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/create-test-database.ts';
import { startTestServer, type TestClient, type TestServer } from '../support/start-test-server.ts';

let db: TestDatabase;
let server: TestServer;
let client: TestClient;
beforeAll(async () => {
  db = await createTestDatabase();
  server = await startTestServer(db);
  client = await server.clientOf('main', 'admin');
});
afterAll(async () => {
  await server.close();
  await db.close();
});

interface Answer {
  readonly status: number;
  readonly body: { readonly uploadId?: string; readonly code?: string };
  readonly isReplay: boolean;
}

async function paste(key: string | null, text: string, { headers }: TestClient): Promise<Answer> {
  const response = await fetch(`${server.url}/api/v1/uploads/text`, {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/json',
      ...(key === null ? {} : { 'idempotency-key': key }),
    },
    body: JSON.stringify({ text }),
  });
  return {
    status: response.status,
    body: (await response.json()) as Answer['body'],
    isReplay: response.headers.get('idempotency-replayed') === 'true',
  };
}

async function makeKey(key: string, expiresAt: string | null): Promise<unknown> {
  const response = await fetch(`${server.url}/api/v1/keys`, {
    method: 'POST',
    headers: { ...client.headers, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ name: 'k', role: 'viewer', scopes: null, expiresAt }),
  });
  return { status: response.status, ...((await response.json()) as object) };
}

describe('an Idempotency-Key', () => {
  test('makes a request that is sent again be carried out once, and answered the same', async () => {
    const first = await paste('one', 'Email\na@x.com\n', client);
    const again = await paste('one', 'Email\na@x.com\n', client);
    expect(first).toMatchObject({ status: 201, isReplay: false });
    expect(again).toEqual({ ...first, isReplay: true });
    const without = await paste(null, 'Email\na@x.com\n', client);
    expect(without.body.uploadId).not.toBe(first.body.uploadId);
  });

  test('of another request is refused', async () => {
    await paste('two', 'Email\na@x.com\n', client);
    const other = await paste('two', 'Email\nb@x.com\n', client);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  test('sent many times at once lets one of them through', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => paste('three', 'Email\na@x.com\n', client)),
    );
    const made = answers.filter(({ status }) => status === 201);
    const ids = new Set(made.map(({ body }) => body.uploadId));
    expect(ids.size).toBe(1);
    expect(made.filter(({ isReplay }) => !isReplay)).toHaveLength(1);
    const others = answers.filter(({ status }) => status !== 201);
    for (const { status, body } of others) {
      expect([status, body.code]).toEqual([409, 'request_in_progress']);
    }
  });

  test('gives a refusal again as well', async () => {
    const first = await paste('four', '', client);
    expect(first.status).toBe(400);
    expect(await paste('four', '', client)).toMatchObject({ status: 400, isReplay: true });
  });

  test('gives no secret again, and the refusal of one as it was', async () => {
    expect(await makeKey('six', null)).toMatchObject({ status: 201 });
    expect(await makeKey('six', null)).toMatchObject({ code: 'request_already_done' });
    const refusal = await makeKey('seven', '2020-01-01T00:00:00Z');
    expect(refusal).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(await makeKey('seven', '2020-01-01T00:00:00Z')).toEqual(refusal);
  });

  test('means another request when another sends it', async () => {
    const other = await server.clientOf('elsewhere', 'admin');
    const mine = await paste('five', 'Email\na@x.com\n', client);
    const theirs = await paste('five', 'Email\nb@x.com\n', other);
    expect(theirs).toMatchObject({ status: 201, isReplay: false });
    expect(theirs.body.uploadId).not.toBe(mine.body.uploadId);
  });

  test('that cannot be one is refused', async () => {
    const long = await paste('x'.repeat(256), 'Email\na@x.com\n', client);
    expect(long).toMatchObject({ status: 400, body: { code: 'idempotency_key_invalid' } });
  });
});
