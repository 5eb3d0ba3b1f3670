import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
let ann: TestClient;
beforeAll(async () => {
  db = await createTestDatabase();
  server = await startTestServer(db);
  ann = await server.clientOf('ann');
});
afterAll(async () => {
  await server.close();
  await db.close();
});

async function paste(client: TestClient, text: string): Promise<string> {
  const response = await fetch(`${server.url}/api/v1/uploads/text`, {
    method: 'POST',
    headers: { ...client.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { uploadId: string }).uploadId;
}

async function list(client: TestClient, query = ''): Promise<{ status: number; body: never }> {
  const response = await fetch(`${server.url}/api/v1/audit${query}`, { headers: client.headers });
  return { status: response.status, body: (await response.json()) as never };
}

describe('GET /audit', () => {
  test('tells who changed what, newest first, page by page, and no values', async () => {
    const first = await paste(ann, 'Email\nfirst@example.com');
    const second = await paste(ann, 'Email\nsecond@example.com');
    const { body } = await list(ann, '?limit=1');
    expect(body).toMatchObject({
      items: [
        { actor: { kind: 'key', name: 'Test key' }, subject: { kind: 'upload', id: second } },
      ],
    });
    const rest = await list(ann, `?limit=1&cursor=${(body as { nextCursor: string }).nextCursor}`);
    expect(rest.body).toMatchObject({ items: [{ subject: { id: first } }], nextCursor: null });
    expect(JSON.stringify([body, rest.body])).not.toContain('example.com');
  });

  test('is another one in another account', async () => {
    const bob = await server.clientOf('bob');
    expect(await list(bob)).toEqual({ status: 200, body: { items: [], nextCursor: null } });
  });

  test('is not for members', async () => {
    const { status } = await list(await server.clientOf('ann', 'member'));
    expect(status).toBe(403);
  });

  test('refuses a cursor of its own making', async () => {
    expect(await list(ann, '?cursor=x')).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    });
  });
});
