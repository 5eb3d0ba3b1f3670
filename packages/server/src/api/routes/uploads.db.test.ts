import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Upload } from 'tus-js-client';
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
import { removeExpiredUploads } from '../../imports/receive-upload.ts';
import { openMuster } from '../../imports/open-muster.ts';

let db: TestDatabase;
let server: TestServer;
let ann: TestClient;
let bob: TestClient;
beforeAll(async () => {
  db = await createTestDatabase();
  server = await startTestServer(db);
  ann = await server.clientOf('ann');
  bob = await server.clientOf('bob');
});
afterAll(async () => {
  await server.close();
  await db.close();
});

const LINES = 'First Name,Email\nAnn,ann@example.com\n';

function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Sends a form whose file has that name, byte for byte. */
async function sendForm(fileName: string, content = LINES): Promise<Record<string, unknown>> {
  const form = new FormData();
  form.append('note', 'a field beside the file');
  form.append('file', new Blob([content]), fileName);
  const response = await fetch(`${server.url}/api/v1/uploads`, {
    method: 'POST',
    headers: ann.headers,
    body: form,
  });
  return { status: response.status, ...((await response.json()) as object) };
}

/** Sends by the resumable protocol, in pieces of 64 kB. */
function send(
  bytes: Buffer,
  options: Partial<ConstructorParameters<typeof Upload>[1]> = {},
): { readonly upload: Upload; readonly done: Promise<void> } {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const upload = new Upload(bytes, {
    endpoint: `${server.url}/api/v1/uploads/tus`,
    headers: { ...ann.headers },
    metadata: { filename: 'big.csv' },
    chunkSize: 64 * 1024,
    retryDelays: null,
    onSuccess: () => resolve(),
    onError: reject,
    ...options,
  });
  return { upload, done: promise };
}

function createResumable(headers: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(`${server.url}/api/v1/uploads/tus`, {
    method: 'POST',
    headers: { 'tus-resumable': '1.0.0', ...headers },
  });
}

function stored(): Promise<readonly string[]> {
  return readdir(join(server.services.dataFolder, 'uploads'));
}

describe('a whole file', () => {
  test('sent in a form is stored under its ID with size and hash', async () => {
    const upload = await sendForm('clients.csv');
    expect(upload).toMatchObject({
      status: 201,
      name: 'clients.csv',
      state: 'complete',
      size: LINES.length,
      received: LINES.length,
      hash: sha256(LINES),
    });
    expect(await stored()).toContain(upload['uploadId']);
  });

  test('sent as it is takes its name from the address', async () => {
    const upload = await ann.api.createUpload({ body: LINES, query: { name: 'straße.csv' } });
    expect(upload).toMatchObject({ name: 'straße.csv', hash: sha256(LINES), state: 'complete' });
    expect(await ann.api.readUpload({ params: { uploadId: upload.uploadId } })).toEqual(upload);
  });

  test('that is pasted is kept as UTF-8', async () => {
    const upload = await ann.api.pasteUpload({ body: { text: 'Name\nJosé \ud800\n' } });
    expect(upload).toMatchObject({
      name: 'pasted rows.csv',
      hash: sha256('Name\nJosé \ufffd\n'),
    });
  });

  test('of another account is not found', async () => {
    const { uploadId } = await ann.api.pasteUpload({ body: { text: LINES } });
    for (const call of [bob.api.readUpload, bob.api.deleteUpload]) {
      await expect(call({ params: { uploadId } })).rejects.toMatchObject({
        problem: { status: 404 },
      });
    }
    expect(await ann.api.readUpload({ params: { uploadId } })).toMatchObject({ uploadId });
  });

  test('that is deleted is gone, from the disk as well', async () => {
    const { uploadId } = await ann.api.pasteUpload({ body: { text: LINES } });
    await ann.api.deleteUpload({ params: { uploadId } });
    await expect(ann.api.readUpload({ params: { uploadId } })).rejects.toMatchObject({
      problem: { status: 404 },
    });
    expect(await stored()).not.toContain(uploadId);
  });

  test('is removed when its day is over', async () => {
    const { uploadId } = await bob.api.pasteUpload({ body: { text: LINES } });
    await db.pool.query(
      "UPDATE upload SET expires_at = now() - interval '1 second' WHERE upload_id = $1",
      [uploadId],
    );
    await expect(bob.api.readUpload({ params: { uploadId } })).rejects.toMatchObject({
      problem: { status: 404 },
    });
    expect(await removeExpiredUploads(await openMuster(server.services, bob.accountId))).toBe(1);
    expect(await stored()).not.toContain(uploadId);
  });

  test('a viewer may not send', async () => {
    const viewer = await server.clientOf('ann', 'viewer');
    await expect(viewer.api.pasteUpload({ body: { text: LINES } })).rejects.toMatchObject({
      problem: { status: 403 },
    });
  });

  test('that is deleted while it arrives is not said to be there', async () => {
    const before = await stored();
    const { port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1');
    const head = Object.entries({ ...ann.headers, 'content-type': 'application/octet-stream' })
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    socket.write(
      `POST /api/v1/uploads HTTP/1.1\r\nhost: x\r\n${head}content-length: 8\r\n\r\nFirst`,
    );
    await expect.poll(async () => (await stored()).length).toBe(before.length + 1);
    const uploadId = (await stored()).find((name) => !before.includes(name)) ?? '';
    await ann.api.deleteUpload({ params: { uploadId } });
    socket.write('Las');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    expect(answer.toString()).toMatch(/^HTTP\/1.1 404 /);
    expect(await stored()).toEqual(before);
  });

  test('that breaks off leaves nothing behind', async () => {
    const before = await stored();
    const { port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1');
    const head = Object.entries({ ...ann.headers, 'content-type': 'application/octet-stream' })
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    socket.write(
      `POST /api/v1/uploads HTTP/1.1\r\nhost: x\r\n${head}content-length: 1000\r\n\r\nFirst`,
    );
    await expect.poll(async () => (await stored()).length).toBe(before.length + 1);
    socket.destroy();
    await expect.poll(stored).toEqual(before);
    const { rows } = await db.pool.query("SELECT FROM upload WHERE state = 'arriving'");
    expect(rows).toEqual([]);
  });
});

const PROTO = '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--\r\n';
const PART = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';

test.each([
  ['without a boundary', 'multipart/form-data', PART],
  ['that is none', 'multipart/form-data; boundary=x', 'Email'],
  ['that ends inside its file', 'multipart/form-data; boundary=x', `${PART}Email`],
  ['that ends inside its head', 'multipart/form-data; boundary=x', PART.slice(0, 20)],
  ['without a file', 'multipart/form-data; boundary=x', '--x--\r\n'],
  ['with a field named __proto__', 'multipart/form-data; boundary=x', PROTO],
])('a form %s is refused, and nothing is kept', async (_what, type, body) => {
  const before = await stored();
  const response = await fetch(`${server.url}/api/v1/uploads`, {
    method: 'POST',
    headers: { ...ann.headers, 'content-type': type },
    body,
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: 'invalid_request' });
  expect(await stored()).toEqual(before);
});

describe('a file at an address', () => {
  let site: Server;
  let address = '';
  beforeAll(async () => {
    site = createServer((request, response) => {
      if (request.url === '/clients%20of%20%C3%A9t%C3%A9.csv') response.end(LINES);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => {
      site.listen(0, '127.0.0.1', resolve);
    });
    address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    site.close();
  });

  test('is fetched, and named after the address unless it is given a name', async () => {
    const allowing = await startTestServer(db, { MUSTER_FETCH_ALLOW: '127.0.0.1' });
    try {
      const { api } = await allowing.clientOf('ann');
      const url = `${address}/clients%20of%20%C3%A9t%C3%A9.csv`;
      expect(await api.fetchUpload({ body: { url } })).toMatchObject({
        name: 'clients of été.csv',
        state: 'complete',
        hash: sha256(LINES),
      });
      expect(await api.fetchUpload({ body: { url, name: 'x.csv' } })).toMatchObject({
        name: 'x.csv',
      });
      await expect(api.fetchUpload({ body: { url: `${address}/gone` } })).rejects.toMatchObject({
        problem: { status: 422, code: 'fetch_failed' },
      });
    } finally {
      await allowing.close();
    }
  });

  test('is refused where it is not public, and nothing is kept', async () => {
    const before = await stored();
    for (const url of [address, 'http://169.254.169.254/latest/meta-data', 'http://[::1]/']) {
      await expect(ann.api.fetchUpload({ body: { url } })).rejects.toMatchObject({
        problem: { status: 422, code: 'fetch_refused' },
      });
    }
    await expect(
      ann.api.fetchUpload({ body: { url: 'file:///etc/passwd' } }),
    ).rejects.toMatchObject({ problem: { status: 400 } });
    expect(await stored()).toEqual(before);
  });
});

describe('names of files', () => {
  const names: readonly (readonly [string, string, string])[] = [
    ['a path', '../../etc/passwd', 'passwd'],
    ['a path with backslashes', 'C:\\Users\\ann\\clients.csv', 'clients.csv'],
    ['marks that turn the direction', 'report\u202evsc.exe', 'reportvsc.exe'],
    ['no name', ' ', 'file'],
    ['letters beyond ASCII', 'clientèle – 名簿.csv', 'clientèle – 名簿.csv'],
  ];
  for (const [what, given, shown] of names) {
    test(`in a form: ${what}`, async () => {
      const upload = await sendForm(given);
      expect(upload).toMatchObject({ status: 201, name: shown });
    });
  }

  test('control characters are left out, and the file lies under its ID', async () => {
    const before = await readdir(server.services.dataFolder);
    const name = `../a\0b\r\nc\t${'x'.repeat(300)}.csv`;
    const upload = await ann.api.createUpload({ body: LINES, query: { name } });
    expect(upload.name).toMatch(/^\.\.\/abcx+…x+\.csv$/);
    expect(upload.name).toHaveLength(255);
    expect(await stored()).toContain(upload.uploadId);
    expect(await readdir(server.services.dataFolder)).toEqual(before);
  });
});

describe('a resumable upload', () => {
  test('goes on where it broke off, and is hashed as a whole', async () => {
    const bytes = randomBytes(1024 * 1024);
    const first = send(bytes, {
      onProgress: (sent) => {
        if (sent > 300_000) void first.upload.abort();
      },
    });
    first.upload.start();
    await expect.poll(() => first.upload.url !== null).toBe(true);
    const uploadId = (first.upload.url as string).split('/').at(-1) as string;
    await expect
      .poll(async () => (await ann.api.readUpload({ params: { uploadId } })).received)
      .toBeGreaterThan(200_000);
    await sleep(100);
    const half = await ann.api.readUpload({ params: { uploadId } });
    expect(half).toMatchObject({
      state: 'arriving',
      name: 'big.csv',
      size: bytes.length,
      hash: null,
    });
    expect(half.received).toBeLessThan(bytes.length);
    const second = send(bytes, { uploadUrl: first.upload.url });
    second.upload.start();
    await second.done;
    expect(await ann.api.readUpload({ params: { uploadId } })).toMatchObject({
      state: 'complete',
      received: bytes.length,
      hash: sha256(bytes),
    });
    const { rows } = await db.pool.query(
      'SELECT action, actor_name FROM audit_log WHERE subject_id = $1',
      [uploadId],
    );
    expect(rows).toEqual([{ action: 'createUpload', actor_name: expect.any(String) as string }]);
  });

  test('of another account is not found, whatever is asked', async () => {
    const { upload, done } = send(Buffer.from(LINES));
    upload.start();
    await done;
    for (const method of ['HEAD', 'PATCH', 'DELETE']) {
      const response = await fetch(upload.url as string, {
        method,
        headers: {
          ...bob.headers,
          'tus-resumable': '1.0.0',
          ...(method === 'PATCH' && {
            'upload-offset': '0',
            'content-type': 'application/offset+octet-stream',
          }),
        },
        ...(method === 'PATCH' && { body: 'x' }),
      });
      expect([method, response.status]).toEqual([method, 404]);
    }
  });

  test('is refused to whoever is not signed in, and beyond 5 GB', async () => {
    expect((await createResumable({ 'upload-length': '5' })).status).toBe(401);
    const large = await createResumable({ ...ann.headers, 'upload-length': String(6 * 1024 ** 3) });
    expect(large.status).toBe(413);
    const evil = await createResumable({ ...ann.headers, 'upload-length': '-5' });
    expect(evil.status).toBe(400);
  });

  test('that is given up is gone', async () => {
    const created = await createResumable({ ...ann.headers, 'upload-length': '50' });
    const address = new URL(created.headers.get('location') as string, server.url);
    const uploadId = address.pathname.split('/').at(-1) as string;
    const headers = { ...ann.headers, 'tus-resumable': '1.0.0' };
    expect((await fetch(address, { method: 'DELETE', headers })).status).toBe(204);
    await expect(ann.api.readUpload({ params: { uploadId } })).rejects.toMatchObject({
      problem: { status: 404 },
    });
    expect((await stored()).filter((name) => name.startsWith(uploadId))).toEqual([]);
  });

  test('an address that is no ID is not found', async () => {
    for (const id of ['..%2f..%2fetc%2fpasswd', 'x', '%00', 'uploads.json']) {
      const response = await fetch(`${server.url}/api/v1/uploads/tus/${id}`, {
        method: 'HEAD',
        headers: { ...ann.headers, 'tus-resumable': '1.0.0' },
      });
      expect([400, 404]).toContain(response.status);
    }
  });
});

test('200 slow uploads open at once do not slow a normal one', async () => {
  const { port } = new URL(server.url);
  const head = Object.entries({ ...ann.headers, 'content-type': 'application/octet-stream' })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  const sockets = Array.from({ length: 200 }, () => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      `POST /api/v1/uploads HTTP/1.1\r\nhost: x\r\n${head}content-length: 100000\r\n\r\nFirst Name`,
    );
    return socket;
  });
  await expect
    .poll(
      async () => (await db.pool.query("SELECT FROM upload WHERE state = 'arriving'")).rowCount,
      { timeout: 20_000 },
    )
    .toBe(200);
  const startedAt = performance.now();
  await bob.api.createUpload({ body: LINES.repeat(1_000) });
  await ann.api.createUpload({ body: LINES.repeat(1_000) });
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  for (const socket of sockets) socket.destroy();
  await expect
    .poll(
      async () => (await db.pool.query("SELECT FROM upload WHERE state = 'arriving'")).rowCount,
      { timeout: 20_000 },
    )
    .toBe(0);
}, 60_000);
