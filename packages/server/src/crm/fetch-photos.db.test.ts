import { readdir, utimes } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import {
  createEngineAccount,
  type EngineAccount,
} from '../../../../test/support/engine-account.ts';
import { photosFolder } from '../files/photo-store.ts';
import { listIssues } from '../imports/list-issues.ts';
import { createContact, updateContact } from './change-contacts.ts';
import { eraseContact } from './erase-contact.ts';
import { fetchPhotos, findPhotoWork } from './fetch-photos.ts';
import { findPhoto, sweepPhotos } from './photos.ts';

let db: TestDatabase;
let account: EngineAccount;
let server: Server;
let host: string;
let requests: string[];
/** Requests at once. */
let most: number;
let png: Buffer;
const answers = new Map<string, Answer>();

interface Answer {
  readonly status?: number;
  readonly body: Uint8Array | string;
  readonly delayMs?: number;
}

beforeAll(async () => {
  db = await createTestDatabase();
  png = await sharp({
    create: { width: 800, height: 400, channels: 3, background: { r: 200, g: 20, b: 20 } },
  })
    .withExif({ IFD0: { Artist: 'SECRET-ARTIST' } })
    .png()
    .toBuffer();
});
afterAll(() => db.close());

beforeEach(async () => {
  account = await createEngineAccount(db);
  requests = [];
  most = 0;
  let open = 0;
  answers.clear();
  answers.set('/ann.png', { body: png });
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => {
      open -= 1;
    });
    const answer = answers.get(request.url ?? '');
    // A wrong type on purpose: content decides.
    response.writeHead(answer?.status ?? (answer ? 200 : 404), { 'content-type': 'text/html' });
    setTimeout(() => response.end(answer?.body ?? 'none'), answer?.delayMs ?? 0);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await account.close();
});

/** How many photos were gone through. */
async function fetchAll(): Promise<number> {
  const { signal } = new AbortController();
  const rules = { allowHosts: [host], timeoutMs: 5_000, retryMs: 0 };
  const { count, isMore } = await fetchPhotos(account.muster, { ...rules, signal });
  expect(isMore).toBe(false);
  return count;
}

async function idOf(firstName: string): Promise<string> {
  const { rows } = await db.pool.query<{ contact_id: string }>(
    "SELECT contact_id FROM contact WHERE account_id = $1 AND data ->> 'first_name' = $2",
    [account.muster.account.accountId, firstName],
  );
  return rows[0]?.contact_id as string;
}

const lines = (...paths: readonly string[]): readonly string[] => [
  'First name,Email,Photo URL',
  ...paths.map((path, at) => `P${at + 1},p${at + 1}@acme.com,http://${host}${path}`),
];

test('photos of an applied import are stored in two sizes, as WebP without metadata', async () => {
  await account.importLines(lines('/ann.png'));
  const { accountId } = account.muster.account;
  expect(await findPhotoWork(db.registry)).toContain(accountId);
  expect(await fetchAll()).toBe(1);
  expect(await findPhotoWork(db.registry)).not.toContain(accountId);
  const id = await idOf('P1');
  const large = await findPhoto(account.muster, id, 512);
  const small = await findPhoto(account.muster, id, 96);
  expect(await sharp(large?.bytes).metadata()).toMatchObject({
    format: 'webp',
    width: 512,
    height: 256,
  });
  expect(await sharp(small?.bytes).metadata()).toMatchObject({ width: 96, height: 96 });
  expect(Buffer.from(large?.bytes ?? []).includes('SECRET-ARTIST')).toBe(false);
});

test('a photo that is there is not fetched again, and one picture serves many contacts', async () => {
  await account.importLines(lines('/ann.png', '/ann.png', '/ann.png'));
  await fetchAll();
  await account.importLines(lines('/ann.png', '/ann.png'), { mode: 'upsert' });
  expect(await fetchAll()).toBe(0);
  expect(requests).toEqual(['/ann.png']);
  expect(await findPhoto(account.muster, await idOf('P3'), 96)).not.toBeNull();
});

test('photos that cannot be had are warnings of the import, which stays applied', async () => {
  answers.set('/page', { body: '<html>no picture</html>' });
  answers.set('/evil.svg', { body: '<svg xmlns="http://www.w3.org/2000/svg"/>' });
  answers.set('/broken.png', { body: png.subarray(0, 200) });
  answers.set('/large.png', { body: Buffer.alloc(11 * 1024 * 1024) });
  answers.set('/down.png', { status: 503, body: '' });
  const record = await account.importLines(
    lines('/ann.png', '/gone.png', '/page', '/evil.svg', '/broken.png', '/large.png', '/down.png'),
  );
  const before = record.applied;
  await fetchAll();
  const issues = await listIssues(account.muster, record.importId);
  const found = issues
    .filter(({ code }) => code.startsWith('photo_'))
    .map(({ code, severity, count, rows }) => ({ code, severity, count, rows }));
  expect(found).toEqual([
    { code: 'photo_not_an_image', severity: 'warning', count: 3, rows: [[4, 6]] },
    {
      code: 'photo_unreachable',
      severity: 'warning',
      count: 2,
      rows: [
        [3, 3],
        [8, 8],
      ],
    },
    { code: 'photo_too_large', severity: 'warning', count: 1, rows: [[7, 7]] },
  ]);
  const { rows } = await db.pool.query('SELECT state, applied FROM import WHERE import_id = $1', [
    record.importId,
  ]);
  expect(rows).toEqual([{ state: 'applied', applied: before }]);
  // Only what may pass is tried again: three times in all.
  expect(requests.filter((path) => path === '/down.png')).toHaveLength(3);
  expect(requests.filter((path) => path === '/gone.png')).toHaveLength(1);
});

test('a picture of too many pixels is not decoded', async () => {
  // One colour: a few kB that would be 300 MB.
  const bomb = await sharp({
    create: { width: 10_000, height: 10_000, channels: 3, background: 'white' },
  })
    .png({ palette: true })
    .toBuffer();
  answers.set('/bomb.png', { body: bomb });
  const record = await account.importLines(lines('/bomb.png'));
  await fetchAll();
  const codes = (await listIssues(account.muster, record.importId)).map(({ code }) => code);
  expect(codes).toContain('photo_too_large');
});

test('an address in a private network is not fetched, and the warning names no address of a machine', async () => {
  const record = await account.importLines(lines('/ann.png'));
  await fetchPhotos(account.muster, { allowHosts: [], signal: new AbortController().signal });
  expect(requests).toEqual([]);
  const issues = await listIssues(account.muster, record.importId);
  expect(issues.map(({ code }) => code)).toContain('photo_unreachable');
});

test('importing again retries what failed', async () => {
  await account.importLines(lines('/late.png'));
  await fetchAll();
  answers.set('/late.png', { body: png });
  await account.importLines(lines('/late.png'), { mode: 'upsert' });
  expect(await fetchAll()).toBe(1);
  expect(await findPhoto(account.muster, await idOf('P1'), 96)).not.toBeNull();
});

test('after undo the photo of the address before is shown again, and the other is swept in time', async () => {
  const blue = await sharp({
    create: { width: 10, height: 10, channels: 3, background: 'blue' },
  })
    .jpeg()
    .toBuffer();
  answers.set('/blue.jpg', { body: blue });
  await account.importLines(lines('/ann.png'));
  await fetchAll();
  const id = await idOf('P1');
  const first = (await findPhoto(account.muster, id, 96))?.hash;
  const second = await account.importLines(lines('/blue.jpg'), { mode: 'upsert' });
  expect(await findPhoto(account.muster, id, 96)).toBeNull();
  await fetchAll();
  expect((await findPhoto(account.muster, id, 96))?.hash).not.toBe(first);
  await account.reverse('undo', second);
  expect((await findPhoto(account.muster, id, 96))?.hash).toBe(first);
  await sweepPhotos(account.muster);
  await db.pool.query("UPDATE contact_photo SET fetched_at = now() - interval '31 days'");
  await sweepPhotos(account.muster);
  const { rows } = await db.pool.query('SELECT hash FROM contact_photo WHERE contact_id = $1', [
    id,
  ]);
  expect(rows).toEqual([{ hash: first }]);
});

test('a photo address that a person sets is fetched', async () => {
  const actor = { kind: 'person', id: 'x', name: 'Pat' } as const;
  const made = await createContact(account.muster, actor, {
    first_name: 'Dee',
    email: 'dee@acme.com',
    photo_url: `http://${host}/gone.png`,
  });
  expect(await fetchAll()).toBe(1);
  await updateContact(account.muster, actor, {
    contactId: made.id,
    version: null,
    values: { photo_url: `http://${host}/ann.png` },
  });
  expect(await fetchAll()).toBe(1);
  expect(await findPhoto(account.muster, made.id, 96)).not.toBeNull();
});

test('photos of a worker that ended in the middle are fetched by the next one', async () => {
  answers.set('/slow.png', { body: png, delayMs: 2_000 });
  await account.importLines(lines('/ann.png', '/slow.png'));
  const rules = { allowHosts: [host] };
  await fetchPhotos(account.muster, { ...rules, signal: AbortSignal.abort() });
  expect(requests).toEqual([]);
  for (let times = 0; times < 4; times += 1) {
    await fetchPhotos(account.muster, { ...rules, signal: AbortSignal.timeout(300) });
  }
  expect(await findPhoto(account.muster, await idOf('P2'), 96)).toBeNull();
  answers.set('/slow.png', { body: png });
  expect(await fetchAll()).toBe(1);
  expect(await findPhoto(account.muster, await idOf('P2'), 96)).not.toBeNull();
  expect(requests.filter((path) => path === '/ann.png')).toHaveLength(1);
});

test('one host is asked for one photo at a time', async () => {
  for (const name of ['a', 'b', 'c', 'd']) answers.set(`/${name}`, { body: png, delayMs: 50 });
  await account.importLines(lines('/a', '/b', '/c', '/d'));
  await fetchAll();
  expect(most).toBe(1);
});

test('two workers share the photos: each is fetched once', async () => {
  const paths = Array.from({ length: 60 }, (_, at) => `/${at}.png`);
  for (const path of paths) answers.set(path, { body: png, delayMs: 5 });
  await account.importLines(lines(...paths));
  const counts = await Promise.all([fetchAll(), fetchAll()]);
  expect(counts[0] + counts[1]).toBe(60);
  expect(counts.every((count) => count > 0)).toBe(true);
  expect(requests.toSorted()).toEqual(paths.toSorted());
});

test('pictures that no contact has any more are removed, and no others', async () => {
  answers.set('/other.png', {
    body: await sharp(png).negate().png().toBuffer(),
  });
  await account.importLines(lines('/ann.png', '/other.png'));
  await fetchAll();
  const { accountId } = account.muster.account;
  const folder = photosFolder(account.muster.dataFolder, accountId);
  expect(await readdir(folder)).toHaveLength(4);
  await db.pool.query('DELETE FROM contact WHERE contact_id = $1', [await idOf('P2')]);
  // A picture that was just written may be about to be used.
  expect(await sweepPhotos(account.muster)).toBe(0);
  const longAgo = new Date(Date.now() - 3_600_000);
  for (const file of await readdir(folder)) await utimes(join(folder, file), longAgo, longAgo);
  expect(await sweepPhotos(account.muster)).toBe(2);
  expect(await findPhoto(account.muster, await idOf('P1'), 96)).not.toBeNull();
});

test('a photo that cannot be had says nothing of a person who was erased meanwhile', async () => {
  answers.set('/gone.png', { status: 404, body: 'none', delayMs: 400 });
  const { importId } = await account.importLines(lines('/gone.png'));
  const fetching = fetchAll();
  while (requests.length === 0) await sleep(10);
  await eraseContact(account.muster, await idOf('P1'));
  await fetching;
  const { rows } = await db.pool.query('SELECT issues FROM import_row WHERE import_id = $1', [
    importId,
  ]);
  expect(rows).toEqual([{ issues: null }]);
});
