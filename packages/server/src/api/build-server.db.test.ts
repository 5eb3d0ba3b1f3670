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
  server = await startTestServer(db, { MUSTER_METRICS_TOKEN: 'a-token' });
});
afterAll(async () => {
  await server.close();
  await db.close();
});

describe('the server', () => {
  test('says that it is alive and ready', async () => {
    expect(await (await fetch(`${server.url}/health`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${server.url}/ready`)).json()).toEqual({ status: 'ok' });
  });

  test('answers what it does not know with a problem', async () => {
    const response = await fetch(`${server.url}/api/v1/nothing`);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch('application/problem+json');
    expect(await response.json()).toMatchObject({
      type: 'urn:muster:problem:not_found',
      status: 404,
      code: 'not_found',
      requestId: response.headers.get('x-request-id'),
    });
  });

  test('asks for a sign-in where one is needed', async () => {
    const response = await fetch(`${server.url}/api/v1/contacts`);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'unauthenticated' });
  });

  test('shows its figures only to who has the token', async () => {
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
    const wrong = { authorization: 'Bearer another' };
    expect((await fetch(`${server.url}/metrics`, { headers: wrong })).status).toBe(404);
    const right = { authorization: 'Bearer a-token' };
    const response = await fetch(`${server.url}/metrics`, { headers: right });
    const figures = await response.text();
    expect(figures).toMatch('muster_http_requests_total');
    expect(figures).toMatch(/^muster_database_connections [1-9]/m);
  });

  test('sends headers that keep browsers from guessing and framing', async () => {
    const { headers } = await fetch(`${server.url}/health`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toMatch('unsafe');
  });
});

test('whoever guesses keys is held up, and others are not', async () => {
  const guessing = await startTestServer(db);
  let turns = 0;
  const ask = async (): Promise<number> => {
    const headers = { authorization: 'Bearer mk_guess' };
    // Pieces of files are no way round it.
    const path = (turns += 1) % 2 === 0 ? 'contacts' : 'uploads/tus';
    return (await fetch(`${guessing.url}/api/v1/${path}`, { method: 'HEAD', headers })).status;
  };
  const statuses: number[] = [];
  for (let turn = 0; turn < 110; turn++) statuses.push(await ask());
  expect(statuses.slice(0, 100)).toEqual(Array.from({ length: 100 }, () => 401));
  expect(statuses.at(-1)).toBe(429);
  const { api } = await guessing.clientOf('main');
  expect((await api.listContacts()).items).toEqual([]);
  await guessing.close();
});
