import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { signUpFirstOwner, signUpInvited } from '../../../../test/support/sign-up-first-owner.ts';
import { startTestServer, type TestServer } from '../../../../test/support/start-test-server.ts';
import {
  type Answer,
  openTestBrowser,
  type TestBrowser,
} from '../../../../test/support/test-browser.ts';

let db: TestDatabase;
let server: TestServer;
let owner: TestBrowser;

beforeAll(async () => {
  db = await createTestDatabase();
  server = await startTestServer(db);
  owner = await signUpFirstOwner(server);
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

const UNAUTHENTICATED = { status: 401, body: { code: 'unauthenticated' } };
const FORBIDDEN = { status: 403, body: { code: 'forbidden' } };

test('a key is shown once, opens its account, and is known by its name and end', async () => {
  const { keyId, secret } = await makeKey({ name: 'Nightly', role: 'admin' });
  expect(secret).toMatch(/^mk_[0-9a-f]{32}_[0-9A-Za-z]{43}$/);
  expect((await use(secret, 'GET /api/v1/session')).body).toMatchObject({
    person: null,
    key: { keyId, name: 'Nightly' },
    account: { name: 'Lee & Co', role: 'admin', memberId: null },
    accounts: [{ name: 'Lee & Co', role: 'admin' }],
  });
  const listed = JSON.stringify((await owner.send('GET', '/api/v1/keys')).body);
  expect(listed).toContain(`"hint":"${secret.slice(-4)}"`);
  expect(listed).not.toContain(secret.slice(-20));
  const { rows } = await db.pool.query<{ text: string }>(
    'SELECT api_key::text AS text FROM api_key',
  );
  expect(rows[0]?.text).not.toContain(secret.slice(-43));
});

test('a key needs no origin and no cookie, and a cookie beside it does not count', async () => {
  const { secret } = await makeKey({ name: 'Viewer', role: 'viewer' });
  const options = { body: { name: 'X' }, headers: { authorization: `Bearer ${secret}` } };
  expect(await owner.send('PATCH', '/api/v1/account', options)).toMatchObject(FORBIDDEN);
});

test('a key that is mistyped, revoked or has expired opens nothing', async () => {
  const { keyId, secret } = await makeKey({ name: 'Short', role: 'viewer' });
  expect((await use(secret, 'GET /api/v1/members')).status).toBe(200);
  const other = secret.endsWith('x') ? 'y' : 'x';
  for (const wrong of [`${secret.slice(0, -1)}${other}`, `${secret}x`, 'mk_', secret.slice(3)]) {
    expect(await use(wrong, 'GET /api/v1/members')).toMatchObject(UNAUTHENTICATED);
  }
  await owner.send('DELETE', `/api/v1/keys/${keyId}`);
  expect(await use(secret, 'GET /api/v1/members')).toMatchObject(UNAUTHENTICATED);
  expect((await owner.send('DELETE', `/api/v1/keys/${keyId}`)).status).toBe(404);

  const expiresAt = new Date(Date.now() + 60_000).toISOString();
  const timed = await makeKey({ name: 'Timed', role: 'viewer', expiresAt });
  expect((await use(timed.secret, 'GET /api/v1/members')).status).toBe(200);
  await db.pool.query(`UPDATE api_key SET expires_at = now() WHERE name = 'Timed'`);
  expect(await use(timed.secret, 'GET /api/v1/members')).toMatchObject(UNAUTHENTICATED);
  const past = new Date(Date.now() - 1_000).toISOString();
  const body = { name: 'Past', role: 'viewer', expiresAt: past };
  expect((await owner.send('POST', '/api/v1/keys', { body })).status).toBe(400);
});

test('a key with the account of another key opens nothing, and names no other account', async () => {
  const { secret } = await makeKey({ name: 'Here', role: 'admin' });
  const { body } = await owner.send('POST', '/api/v1/accounts', { body: { name: 'Other' } });
  const other = String(body['accountId']);
  const moved = secret.replace(/_[0-9a-f]{32}_/, `_${other.replaceAll('-', '')}_`);
  expect(await use(moved, 'GET /api/v1/members')).toMatchObject(UNAUTHENTICATED);
  const headers = { 'muster-account': other };
  expect((await use(secret, 'GET /api/v1/members', { headers })).status).toBe(404);
});

test('a key with scopes may take those actions alone', async () => {
  const { secret } = await makeKey({ name: 'Scoped', role: 'admin', scopes: ['members.read'] });
  expect((await use(secret, 'GET /api/v1/members')).status).toBe(200);
  expect(await use(secret, 'GET /api/v1/invitations')).toMatchObject(FORBIDDEN);
  expect((await use(secret, 'GET /api/v1/session')).body).toMatchObject({
    account: { actions: ['members.read'] },
  });
});

test('no key can do more than its maker', async () => {
  const admin = await signUpInvited(server, owner, { name: 'Adam', role: 'admin' });
  const member = await signUpInvited(server, owner, { name: 'Max', role: 'member' });
  expect((await owner.send('POST', '/api/v1/keys', keyOf('owner'))).status).toBe(400);
  expect((await admin.send('POST', '/api/v1/keys', keyOf('admin'))).status).toBe(201);
  expect(await member.send('POST', '/api/v1/keys', keyOf('viewer'))).toMatchObject(FORBIDDEN);
  const beyond = await owner.send('POST', '/api/v1/keys', keyOf('viewer', ['contacts.write']));
  expect(beyond.status).toBe(400);
  const scopes = ['keys.write', 'members.read'];
  const { secret } = await makeKey({ name: 'Maker', role: 'admin', scopes });
  const of = (wanted: unknown) => use(secret, 'POST /api/v1/keys', keyOf('admin', wanted));
  expect(await of(null)).toMatchObject(FORBIDDEN);
  expect(await of(['contacts.read'])).toMatchObject(FORBIDDEN);
  expect((await of(['members.read'])).status).toBe(201);
});

test('what is a person’s to do, no key does', async () => {
  const { secret } = await makeKey({ name: 'Bot', role: 'admin' });
  for (const request of [
    'GET /api/v1/sessions',
    'DELETE /api/v1/sessions',
    'POST /api/v1/account/leave',
  ]) {
    expect(await use(secret, request)).toMatchObject(FORBIDDEN);
  }
  const options = { body: { name: 'New' } };
  expect(await use(secret, 'POST /api/v1/accounts', options)).toMatchObject(FORBIDDEN);
});

test('the last use is noted, at most once a minute', async () => {
  const { keyId, secret } = await makeKey({ name: 'Used', role: 'viewer' });
  const lastUsed = async () => {
    const { rows } = await db.pool.query<{ at: string | null }>(
      'SELECT last_used_at AS at FROM api_key WHERE key_id = $1',
      [keyId],
    );
    return rows[0]?.at ?? null;
  };
  expect(await lastUsed()).toBeNull();
  await use(secret, 'GET /api/v1/members');
  const first = await lastUsed();
  expect(first).not.toBeNull();
  await use(secret, 'GET /api/v1/members');
  expect(await lastUsed()).toBe(first);
  await db.pool.query(`UPDATE api_key SET last_used_at = now() - interval '61 seconds'`);
  await use(secret, 'GET /api/v1/members');
  expect(Date.parse(String(await lastUsed()))).toBeGreaterThan(Date.parse(String(first)));
});

function keyOf(role: string, scopes: unknown = null) {
  return { body: { name: 'Key', role, scopes } };
}

async function makeKey(body: object): Promise<{ keyId: string; secret: string }> {
  const answer = await owner.send('POST', '/api/v1/keys', { body });
  expect(answer.status).toBe(201);
  const { key, secret } = answer.body as unknown as { key: { keyId: string }; secret: string };
  return { keyId: key.keyId, secret };
}

function use(
  secret: string,
  request: string,
  options: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  const [method = '', path = ''] = request.split(' ');
  const headers = { ...options.headers, authorization: `Bearer ${secret}` };
  return openTestBrowser(server.url).send(method, path, { ...options, headers });
}
