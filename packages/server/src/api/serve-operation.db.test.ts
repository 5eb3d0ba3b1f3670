import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { startTestServer, type TestServer } from '../../../../test/support/start-test-server.ts';

let db: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  db = await createTestDatabase();
  server = await startTestServer(db);
});
afterAll(async () => {
  await server.close();
  await db.close();
});

describe('a request is refused before its body has come', () => {
  test.each([
    ['by nobody who is known', '/api/v1/contacts', '', '401'],
    ['by a wrong key', '/api/v1/imports/run', 'Authorization: Bearer mk_x', '401'],
    ['too large, where anybody may send one', '/api/v1/sign-up/invitation', '', '413'],
    ['to sign in, too large', '/api/auth/sign-in/email', '', '413'],
    ['to where nothing is', '/api/v1/nothing', '', '413'],
    ['a piece of a file, as JSON', '/api/v1/uploads/tus', '', '413'],
  ])('sent %s', async (...[, path, header, status]) => {
    expect(await beginRequest(path, header)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  test('by whom the role does not allow it', async () => {
    const { headers } = await server.clientOf('main', 'viewer');
    const header = `Authorization: ${headers['authorization']}`;
    expect(await beginRequest('/api/v1/contacts', header)).toMatch(/^HTTP\/1.1 403 /);
  });
});

test('a form is refused where JSON is due', async () => {
  const { headers } = await server.clientOf('main');
  const body = new FormData();
  body.set('format', 'xlsx');
  const url = `${server.url}/api/v1/contacts/export`;
  const response = await fetch(url, { method: 'POST', headers, body });
  expect(response.status).toBe(415);
  expect(await response.json()).toMatchObject({ code: 'unsupported_media_type' });
});

test('what is wrong with a request is told up to a hundred times', async () => {
  const { headers } = await server.clientOf('main');
  const values = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`k${at}`, { a: 1 }]));
  const response = await fetch(`${server.url}/api/v1/contacts`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ values }),
  });
  expect(response.status).toBe(400);
  expect(((await response.json()) as { errors: unknown[] }).errors).toHaveLength(100);
});

test.each([
  ['GET', '/audit?actorId=%00', undefined],
  ['POST', '/fields', { label: 'a\0b', type: 'text' }],
])('NUL, which cannot be stored, is refused: %s %s', async (method, path, body) => {
  const { headers } = await server.clientOf('main');
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ detail: expect.stringContaining('NUL') });
});

/** What is answered to a POST of which the headers come, and nothing of its 30 MB. */
async function beginRequest(path: string, header: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  const type = 'Content-Type: application/json';
  const length = 'Content-Length: 30000000';
  const lines = [`POST ${path} HTTP/1.1`, 'Host: localhost', type, length, header];
  socket.write(`${lines.filter((line) => line !== '').join('\r\n')}\r\n\r\n`);
  const [begun] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return begun.toString('latin1');
}
