import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import {
  PASSWORD,
  signUpFirstOwner,
  signUpInvited,
} from '../../../../test/support/sign-up-first-owner.ts';
import { startTestServer, type TestServer } from '../../../../test/support/start-test-server.ts';
import type { TestBrowser } from '../../../../test/support/test-browser.ts';

let db: TestDatabase;
let server: TestServer;
let owner: TestBrowser;
let admin: TestBrowser;
let viewer: TestBrowser;

beforeAll(async () => {
  db = await createTestDatabase();
  server = await startTestServer(db);
  owner = await signUpFirstOwner(server);
  admin = await signUpInvited(server, owner, { name: 'Adam', role: 'admin' });
  viewer = await signUpInvited(server, owner, { name: 'Vera', role: 'viewer' });
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

const FORBIDDEN = { status: 403, body: { code: 'forbidden' } };
const LAST_OWNER = { status: 409, body: { code: 'last_owner' } };

test('members are listed page by page, to everybody in the account', async () => {
  const first = await viewer.send('GET', '/api/v1/members?limit=2');
  expect(first.body).toMatchObject({
    items: [
      { name: 'Ann Lee', email: 'ann@example.com', role: 'owner', leftAt: null },
      { name: 'Adam', role: 'admin' },
    ],
  });
  const rest = await viewer.send(
    'GET',
    `/api/v1/members?limit=2&cursor=${String(first.body['nextCursor'])}`,
  );
  expect(rest.body).toMatchObject({ items: [{ name: 'Vera', role: 'viewer' }], nextCursor: null });
  expect((await viewer.send('GET', '/api/v1/members?cursor=x')).status).toBe(400);
});

test('a role takes effect with the next request', async () => {
  expect(await viewer.send('GET', '/api/v1/invitations')).toMatchObject(FORBIDDEN);
  const path = `/api/v1/members/${await memberId('Vera')}`;
  const raised = await owner.send('PATCH', path, { body: { role: 'admin' } });
  expect(raised).toMatchObject({ status: 200, body: { name: 'Vera', role: 'admin' } });
  expect((await viewer.send('GET', '/api/v1/invitations')).status).toBe(200);
  await owner.send('PATCH', path, { body: { role: 'viewer' } });
  expect(await viewer.send('GET', '/api/v1/invitations')).toMatchObject(FORBIDDEN);
});

test('an admin neither makes owners nor touches them', async () => {
  const ann = `/api/v1/members/${await memberId('Ann Lee')}`;
  const vera = `/api/v1/members/${await memberId('Vera')}`;
  expect(await admin.send('PATCH', vera, { body: { role: 'owner' } })).toMatchObject(FORBIDDEN);
  expect(await admin.send('PATCH', ann, { body: { role: 'viewer' } })).toMatchObject(FORBIDDEN);
  expect(await admin.send('DELETE', ann)).toMatchObject(FORBIDDEN);
  const invitation = { body: { email: 'x@example.com', role: 'owner' } };
  expect(await admin.send('POST', '/api/v1/invitations', invitation)).toMatchObject(FORBIDDEN);
  const open = await owner.send('POST', '/api/v1/invitations', invitation);
  const { invitationId } = open.body['invitation'] as { invitationId: string };
  const path = `/api/v1/invitations/${invitationId}`;
  expect(await admin.send('DELETE', path)).toMatchObject(FORBIDDEN);
  expect((await owner.send('DELETE', path)).status).toBe(204);
});

test('the last owner can neither leave nor be anything less', async () => {
  const ann = `/api/v1/members/${await memberId('Ann Lee')}`;
  expect(await owner.send('PATCH', ann, { body: { role: 'admin' } })).toMatchObject(LAST_OWNER);
  expect(await owner.send('DELETE', ann)).toMatchObject(LAST_OWNER);
  expect(await owner.send('POST', '/api/v1/account/leave')).toMatchObject(LAST_OWNER);
});

test('of two owners who step down at once, one stays', async () => {
  const second = await signUpInvited(server, owner, { name: 'Olga', role: 'owner' });
  for (let round = 0; round < 5; round += 1) {
    const ann = `/api/v1/members/${await memberId('Ann Lee')}`;
    const olga = `/api/v1/members/${await memberId('Olga')}`;
    const answers = await Promise.all([
      owner.send('PATCH', ann, { body: { role: 'viewer' } }),
      second.send('PATCH', olga, { body: { role: 'viewer' } }),
    ]);
    expect(answers.map(({ status }) => status).sort(upwards)).toEqual([200, 409]);
    const [survivor, other] = answers[0].status === 409 ? [owner, olga] : [second, ann];
    expect((await survivor.send('PATCH', other, { body: { role: 'owner' } })).status).toBe(200);
  }
  expect((await second.send('POST', '/api/v1/account/leave')).status).toBe(204);
});

test('who leaves loses the account at once; contacts go on naming them', async () => {
  const mia = await signUpInvited(server, owner, { name: 'Mia', role: 'member' });
  const id = await memberId('Mia');
  expect((await mia.send('POST', '/api/v1/account/leave')).status).toBe(204);
  expect(await mia.send('GET', '/api/v1/members')).toMatchObject(FORBIDDEN);
  expect((await mia.send('GET', '/api/v1/session')).body).toMatchObject({
    account: null,
    accounts: [],
  });
  const { items } = (await owner.send('GET', '/api/v1/members?limit=200')).body as {
    items: { memberId: string; role: string | null; leftAt: string | null }[];
  };
  expect(items.find((one) => one.memberId === id)).toMatchObject({
    role: null,
    leftAt: expect.any(String) as string,
  });
  const gone = await owner.send('PATCH', `/api/v1/members/${id}`, { body: { role: 'admin' } });
  expect(gone.status).toBe(404);
  // Whoever comes back is the same member.
  const { link } = (
    await owner.send('POST', '/api/v1/invitations', {
      body: { email: 'mia@example.com', role: 'viewer' },
    })
  ).body;
  const token = new URL(String(link)).searchParams.get('token');
  await mia.send('POST', '/api/v1/invitations/accept', { body: { token } });
  expect((await mia.send('GET', '/api/v1/session')).body).toMatchObject({ accounts: [{}] });
  expect(await memberId('Mia')).toBe(id);
});

test('who belongs to the account is not invited again', async () => {
  const body = { email: 'Adam@example.com', role: 'viewer' };
  const answer = await owner.send('POST', '/api/v1/invitations', { body });
  expect(answer).toMatchObject({ status: 409, body: { code: 'person_exists' } });
});

test('of invitations of one person at once, one stays open', async () => {
  const body = { email: 'often@example.com', role: 'viewer' };
  const made = await Promise.all(
    Array.from({ length: 8 }, () => owner.send('POST', '/api/v1/invitations', { body })),
  );
  expect(made.map(({ status }) => status)).toEqual(Array(8).fill(201));
  const { items } = (await owner.send('GET', '/api/v1/invitations')).body;
  expect(items).toEqual([expect.objectContaining({ email: 'often@example.com' })]);
});

test('members, invitations and keys of another account are not found', async () => {
  const { body } = await owner.send('POST', '/api/v1/accounts', { body: { name: 'Other' } });
  const elsewhere = { headers: { 'muster-account': String(body['accountId']) } };
  const member = `/api/v1/members/${await memberId('Adam')}`;
  const role = { body: { role: 'viewer' } };
  expect((await owner.send('PATCH', member, { ...role, ...elsewhere })).status).toBe(404);
  expect((await owner.send('DELETE', member, elsewhere)).status).toBe(404);
  const invitation = await owner.send('POST', '/api/v1/invitations', {
    body: { email: 'new@example.com', role: 'viewer' },
  });
  const { invitationId } = invitation.body['invitation'] as { invitationId: string };
  const path = `/api/v1/invitations/${invitationId}`;
  expect((await owner.send('DELETE', path, elsewhere)).status).toBe(404);
  const made = await owner.send('POST', '/api/v1/keys', { body: { name: 'One', role: 'viewer' } });
  const { keyId } = made.body['key'] as { keyId: string };
  expect((await owner.send('DELETE', `/api/v1/keys/${keyId}`, elsewhere)).status).toBe(404);
  for (const list of ['members', 'invitations', 'keys']) {
    const { items } = (await owner.send('GET', `/api/v1/${list}`, elsewhere)).body;
    expect(items).toHaveLength(list === 'members' ? 1 : 0);
  }
});

test('only people who own an account make another one, and only owners rename', async () => {
  expect(await viewer.send('POST', '/api/v1/accounts', { body: { name: 'Mine' } })).toMatchObject(
    FORBIDDEN,
  );
  expect(await admin.send('PATCH', '/api/v1/account', { body: { name: 'Mine' } })).toMatchObject(
    FORBIDDEN,
  );
  const renamed = await owner.send('PATCH', '/api/v1/account', { body: { name: ' Lee  Ltd ' } });
  expect(renamed).toMatchObject({ status: 200, body: { name: 'Lee Ltd' } });
});

test('an owner, and nobody else, lets members import, from the next request on', async () => {
  const max = await signUpInvited(server, owner, { name: 'Max', role: 'member' });
  const begin = () => max.send('POST', '/api/v1/imports', { body: {} });
  const setting = '/api/v1/settings/members_may_import';
  expect(await begin()).toMatchObject(FORBIDDEN);
  expect(await admin.send('PUT', setting, { body: { value: true } })).toMatchObject(FORBIDDEN);
  expect((await owner.send('PUT', setting, { body: { value: true } })).status).toBe(200);
  expect((await begin()).status).not.toBe(403);
  const { account } = (await max.send('GET', '/api/v1/session')).body as {
    account: { actions: string[] };
  };
  expect(account.actions).toContain('imports.write');
  expect((await viewer.send('POST', '/api/v1/imports', { body: {} })).status).toBe(403);
});

test('passwords are kept hashed', async () => {
  const { rows } = await db.pool.query<{ text: string }>(
    `SELECT string_agg(credential::text, '') AS text FROM identity.credential`,
  );
  expect(rows[0]?.text).not.toContain(PASSWORD);
});

async function memberId(name: string): Promise<string> {
  const { rows } = await db.pool.query<{ member_id: string }>(
    `SELECT member_id FROM member JOIN account USING (account_id)
      WHERE account.name = 'main' AND member.name = $1`,
    [name],
  );
  return String(rows[0]?.member_id);
}

function upwards(left: number, right: number): number {
  return left - right;
}

const contacts = (who: TestBrowser, account: string) =>
  who.send('GET', `/api/v1/contacts?limit=5&account=${account}`);

test('a link reads in the account that it names, and only for people of it', async () => {
  const { body } = await owner.send('POST', '/api/v1/accounts', { body: { name: 'Linked' } });
  const linked = String(body['accountId']);
  const contact = { values: { email: 'of.linked@example.com' } };
  const headers = { 'muster-account': linked };
  expect((await owner.send('POST', '/api/v1/contacts', { body: contact, headers })).status).toBe(
    201,
  );
  expect((await contacts(owner, linked)).body['items']).toMatchObject([contact]);
  const session = await viewer.send('GET', '/api/v1/session');
  const { accountId: main } = session.body['account'] as { accountId: string };
  expect((await contacts(owner, main)).body['items']).toEqual([]);
  expect((await contacts(viewer, linked)).status).toBe(404);
  expect((await contacts(owner, 'none')).status).toBe(404);
  const sample = `/api/v1/samples/contacts.csv?for=create&account=`;
  expect((await viewer.send('GET', `${sample}${linked}`)).status).toBe(404);
  // What changes something is sent, and says it in the header.
  const change = { body: { values: { email: 'more@example.com' } } };
  expect((await owner.send('POST', `/api/v1/contacts?account=${linked}`, change)).status).toBe(400);
});
