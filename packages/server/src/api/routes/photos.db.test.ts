import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
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
import { createContact } from '../../crm/change-contacts.ts';
import { openMuster } from '../../imports/open-muster.ts';
import { photosJob } from '../../jobs/photos-job.ts';

let db: TestDatabase;
let server: TestServer;
let pictures: Server;
let ann: TestClient;
let bob: TestClient;
let contactId: string;
let plainId: string;

beforeAll(async () => {
  db = await createTestDatabase();
  const picture = await sharp({
    create: { width: 300, height: 600, channels: 3, background: 'green' },
  })
    .jpeg()
    .toBuffer();
  pictures = createServer((_, response) => response.end(picture)).listen(0, '127.0.0.1');
  await new Promise((done) => pictures.once('listening', done));
  const host = `127.0.0.1:${(pictures.address() as AddressInfo).port}`;
  server = await startTestServer(db, { MUSTER_FETCH_ALLOW: host });
  ann = await server.clientOf('ann');
  bob = await server.clientOf('bob');
  const muster = await openMuster(server.services, ann.accountId);
  const actor = { kind: 'person', id: 'x', name: 'Pat' } as const;
  const url = `http://${host}/a.jpg`;
  const made = { first_name: 'Ann', email: 'ann@acme.com', photo_url: url };
  contactId = (await createContact(muster, actor, made)).id;
  plainId = (await createContact(muster, actor, { email: 'bob@acme.com' })).id;
});

afterAll(async () => {
  pictures.closeAllConnections();
  await new Promise((done) => pictures.close(done));
  await server.close();
  await db.close();
});

const get = (
  path: string,
  { headers }: Pick<TestClient, 'headers'> = ann,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  fetch(`${server.url}/api/v1/contacts/${path}`, { headers: { ...headers, ...more } });

test('a photo is there once the job has fetched it, with headers that let it run nothing', async () => {
  expect((await get(`${contactId}/photo`)).status).toBe(404);
  const { signal } = new AbortController();
  const job = { kind: 'photos', accountId: ann.accountId, importId: null } as const;
  await photosJob.run(server.services, job, signal);
  const response = await get(`${contactId}/photo`);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/webp',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'",
    'cache-control': 'private, no-cache',
    etag: expect.stringMatching(/^"[0-9a-f]{64}-512"$/),
  });
  const { format, width, height } = await sharp(await response.bytes()).metadata();
  expect({ format, width, height }).toEqual({ format: 'webp', width: 256, height: 512 });
});

test('both sizes are served, and no other', async () => {
  const small = await get(`${contactId}/photo?size=96`);
  const { width, height } = await sharp(await small.bytes()).metadata();
  expect([width, height]).toEqual([96, 96]);
  expect((await get(`${contactId}/photo?size=10000`)).status).toBe(400);
});

test('who has it already is told so, and sent nothing', async () => {
  const etag = (await get(`${contactId}/photo`)).headers.get('etag') ?? '';
  const again = await get(`${contactId}/photo`, ann, { 'if-none-match': etag });
  expect([again.status, (await again.bytes()).length]).toEqual([304, 0]);
  const small = await get(`${contactId}/photo?size=96`, ann, { 'if-none-match': etag });
  expect(small.status).toBe(200);
});

test('there is no photo of a contact without one, of nobody, and of another account', async () => {
  expect((await get(`${plainId}/photo`)).status).toBe(404);
  expect((await get('018f0000-0000-7000-8000-000000000000/photo')).status).toBe(404);
  expect((await get(`${contactId}/photo`, bob)).status).toBe(404);
});

test('the job without an account wakes up those that wait', async () => {
  const { signal } = new AbortController();
  const muster = await openMuster(server.services, bob.accountId);
  await createContact(
    muster,
    { kind: 'person', id: 'x', name: 'Pat' },
    {
      email: 'cy@acme.com',
      photo_url: 'http://127.0.0.1:1/x.png',
    },
  );
  await photosJob.run(server.services, { kind: 'photos' } as never, signal);
  const woken = server.jobs.filter(({ kind }) => kind === 'photos');
  expect(woken).toEqual([{ kind: 'photos', accountId: bob.accountId, importId: null }]);
});
