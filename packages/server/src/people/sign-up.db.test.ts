import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { PASSWORD, tokenOf } from '../../../../test/support/sign-up-first-owner.ts';
import { startTestServer, type TestServer } from '../../../../test/support/start-test-server.ts';
import { openTestBrowser, type TestBrowser } from '../../../../test/support/test-browser.ts';
import { addMember } from '../crm/change-settings.ts';
import { ensureAccount } from '../store/accounts.ts';
import { firstOwnerLink } from './sign-up.ts';

let db: TestDatabase;
let server: TestServer;
let owner: TestBrowser;

beforeAll(async () => {
  db = await createTestDatabase();
  server = await startTestServer(db);
  owner = openTestBrowser(server.url);
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

const ANN = {
  name: 'Ann Lee',
  email: 'Ann@Example.com',
  password: PASSWORD,
  accountName: 'Lee & Co',
};

test('the first owner is made with the newest link alone, once, and is signed in', async () => {
  const { people } = server.services;
  const replaced = tokenOf(await firstOwnerLink(people));
  const token = tokenOf(await firstOwnerLink(people));
  const signUp = (body: object) => owner.send('POST', '/api/v1/sign-up/first-owner', { body });
  expect((await owner.send('GET', '/api/v1/sign-up')).body).toEqual({
    isOpen: false,
    sendsMail: false,
    hasOwner: false,
  });
  expect(await signUp({ ...ANN, token: replaced })).toMatchObject(LINK_INVALID);
  expect(await signUp({ ...ANN, token, password: 'ann@example.com' })).toMatchObject({
    status: 422,
    body: { code: 'password_invalid' },
  });
  expect(await signUp({ ...ANN, token, password: 'too short' })).toMatchObject({
    status: 422,
    body: { code: 'password_invalid' },
  });
  expect((await signUp({ ...ANN, token })).status).toBe(204);
  expect((await owner.send('GET', '/api/v1/session')).body).toMatchObject({
    person: { name: 'Ann Lee', email: 'ann@example.com' },
    account: { name: 'Lee & Co', role: 'owner' },
  });
  expect(await signUp({ ...ANN, email: 'eve@example.com', token })).toMatchObject(LINK_INVALID);
  expect(await firstOwnerLink(people)).toBeNull();
});

test('the first owner owns the account of the command line, which keeps its name there', async () => {
  const { rows } = await db.pool.query(
    'SELECT account.name, organization.name AS shown FROM account JOIN identity.organization ON id = account_id',
  );
  expect(rows).toEqual([{ name: 'main', shown: 'Lee & Co' }]);
});

test('an invited person signs up with the invited email and role, and the link is used up', async () => {
  const { link } = (
    await owner.send('POST', '/api/v1/invitations', {
      body: { email: 'Bob@example.com', role: 'member' },
    })
  ).body;
  const token = tokenOf(link);
  const bob = openTestBrowser(server.url);
  expect((await bob.send('POST', '/api/v1/sign-up/invitation', { body: { token } })).body).toEqual({
    email: 'bob@example.com',
    role: 'member',
    accountName: 'Lee & Co',
    invitedBy: 'Ann Lee',
    hasSignedUp: false,
  });
  const body = { token, name: ' Bob   Ray ', password: PASSWORD };
  expect((await bob.send('POST', '/api/v1/sign-up/invited', { body })).status).toBe(204);
  expect((await bob.send('GET', '/api/v1/session')).body).toMatchObject({
    person: { name: 'Bob Ray', email: 'bob@example.com' },
    account: { role: 'member' },
  });
  const again = openTestBrowser(server.url);
  expect(await again.send('POST', '/api/v1/sign-up/invited', { body })).toMatchObject(LINK_INVALID);
});

test('whoever guessed at the password of somebody yet to come keeps nobody out', async () => {
  const token = await invite('late@example.com');
  for (let attempt = 0; attempt < 11; attempt += 1) {
    const body = { email: 'late@example.com', password: `guess number ${attempt}` };
    await openTestBrowser(server.url).send('POST', '/api/auth/sign-in/email', { body });
  }
  const late = openTestBrowser(server.url);
  const body = { token, name: 'Late', password: PASSWORD };
  expect((await late.send('POST', '/api/v1/sign-up/invited', { body })).status).toBe(204);
  expect((await late.send('GET', '/api/v1/session')).status).toBe(200);
});

test('of two who use one link at once, one gets in', async () => {
  const token = await invite('twin@example.com');
  const answers = await Promise.all(
    ['Twin One', 'Twin Two'].map((name) =>
      openTestBrowser(server.url).send('POST', '/api/v1/sign-up/invited', {
        body: { token, name, password: PASSWORD },
      }),
    ),
  );
  expect(answers.map(({ status }) => status).sort(upwards)).toEqual([204, 422]);
});

test('an invitation that was taken back, replaced or has expired lets nobody in', async () => {
  const taken = await invite('carl@example.com');
  const replacing = await invite('carl@example.com');
  const look = async (token: string) =>
    openTestBrowser(server.url).send('POST', '/api/v1/sign-up/invitation', { body: { token } });
  expect(await look(taken)).toMatchObject(LINK_INVALID);
  expect((await look(replacing)).status).toBe(200);
  const { items } = (await owner.send('GET', '/api/v1/invitations')).body as {
    items: { invitationId: string; email: string }[];
  };
  const open = items.find(({ email }) => email === 'carl@example.com');
  await owner.send('DELETE', `/api/v1/invitations/${open?.invitationId}`);
  expect(await look(replacing)).toMatchObject(LINK_INVALID);
  const expired = await invite('dora@example.com');
  await db.pool.query(
    `UPDATE identity.invitation SET expires_at = now() - interval '1 second' WHERE email = 'dora@example.com'`,
  );
  expect(await look(expired)).toMatchObject(LINK_INVALID);
  const body = { token: expired, name: 'Dora', password: PASSWORD };
  const late = await openTestBrowser(server.url).send('POST', '/api/v1/sign-up/invited', { body });
  expect(late).toMatchObject(LINK_INVALID);
});

test('who was named by the command line before is that member after joining', async () => {
  const account = await ensureAccount(db.pool, 'main');
  const pool = db.poolOf(account.accountId);
  await addMember(pool, account, { name: 'E. Fox', email: 'eve@example.com' });
  const { rows: before } = await pool.query<{ member_id: string }>(EVE);
  const token = await invite('eve@example.com');
  const eve = openTestBrowser(server.url);
  const body = { token, name: 'Eve Fox', password: PASSWORD };
  await eve.send('POST', '/api/v1/sign-up/invited', { body });
  expect((await eve.send('GET', '/api/v1/session')).body).toMatchObject({
    account: { memberId: before[0]?.member_id },
  });
  expect((await pool.query(EVE)).rows).toEqual([
    { member_id: before[0]?.member_id, name: 'Eve Fox' },
  ]);
  await eve.send('POST', '/api/auth/update-user', { body: { name: 'Eve  Hare' } });
  expect((await pool.query(EVE)).rows).toMatchObject([{ name: 'Eve Hare' }]);
});

test('a person of one account joins another by accepting, and only with the invited email', async () => {
  const second = await owner.send('POST', '/api/v1/accounts', { body: { name: 'Second' } });
  expect(second).toMatchObject({ status: 201, body: { name: 'Second', role: 'owner' } });
  const headers = { 'muster-account': String(second.body['accountId']) };
  const invitation = await owner.send('POST', '/api/v1/invitations', {
    body: { email: 'bob@example.com', role: 'admin' },
    headers,
  });
  const token = tokenOf(invitation.body['link']);
  const signedIn = async (email: string) => {
    const browser = openTestBrowser(server.url);
    await browser.send('POST', '/api/auth/sign-in/email', { body: { email, password: PASSWORD } });
    return browser;
  };
  const eve = await signedIn('eve@example.com');
  const stolen = await eve.send('POST', '/api/v1/invitations/accept', { body: { token } });
  expect(stolen).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  const bob = await signedIn('bob@example.com');
  expect(
    await openTestBrowser(server.url).send('POST', '/api/v1/sign-up/invited', {
      body: { token, name: 'Bob', password: PASSWORD },
    }),
  ).toMatchObject({ status: 409, body: { code: 'person_exists' } });
  const joined = await bob.send('POST', '/api/v1/invitations/accept', { body: { token } });
  expect(joined).toMatchObject({ status: 200, body: { name: 'Second', role: 'admin' } });
  const { accountId } = joined.body;
  expect((await bob.send('GET', '/api/v1/session')).body).toMatchObject({
    account: { name: 'Second', role: 'admin' },
    accounts: [
      { name: 'Lee & Co', role: 'member' },
      { accountId, name: 'Second', role: 'admin' },
    ],
  });
  const { accounts } = (await bob.send('GET', '/api/v1/session')).body as {
    accounts: { accountId: string }[];
  };
  const first = accounts[0]?.accountId;
  await bob.send('POST', '/api/v1/session/account', { body: { accountId: first } });
  expect((await bob.send('GET', '/api/v1/session')).body).toMatchObject({
    account: { accountId: first, role: 'member' },
  });
  await bob.send('POST', '/api/v1/session/account', { body: { accountId } });
  // The next session begins where the last one worked.
  expect(
    (await (await signedIn('bob@example.com')).send('GET', '/api/v1/session')).body,
  ).toMatchObject({
    account: { accountId },
  });
});

test('the audit log says who came in, and how', async () => {
  const account = await ensureAccount(db.pool, 'main');
  const { rows } = await db
    .poolOf(account.accountId)
    .query(
      "SELECT actor_name, action FROM audit_log WHERE subject_kind = 'member' ORDER BY audit_id LIMIT 2",
    );
  expect(rows).toEqual([
    { actor_name: 'Ann Lee', action: 'signUpFirstOwner' },
    { actor_name: 'Bob Ray', action: 'acceptInvitation' },
  ]);
});

test('an account of somebody else is not found', async () => {
  const other = await ensureAccount(db.pool, 'elsewhere');
  const headers = { 'muster-account': other.accountId };
  expect(await owner.send('GET', '/api/v1/members', { headers })).toMatchObject(NOT_FOUND);
  expect(
    await owner.send('POST', '/api/v1/session/account', { body: { accountId: other.accountId } }),
  ).toMatchObject(NOT_FOUND);
});

test('nobody signs up uninvited unless the operator allows it', async () => {
  const body = { ...ANN, email: 'zoe@example.com', accountName: 'Main' };
  const send = (url: string) => openTestBrowser(url).send('POST', '/api/v1/sign-up', { body });
  expect(await send(server.url)).toMatchObject({ status: 403, body: { code: 'sign_up_closed' } });
  const direct = await openTestBrowser(server.url).send('POST', '/api/auth/sign-up/email', {
    body,
  });
  expect(direct.status).toBe(404);
  const open = await startTestServer(db, { MUSTER_OPEN_SIGNUP: '1' });
  try {
    expect((await send(open.url)).status).toBe(204);
    expect(await send(open.url)).toMatchObject({ status: 409, body: { code: 'person_exists' } });
  } finally {
    await open.close();
  }
  // It is not the account of the command line, whatever people call it.
  const { rows } = await db.pool.query(
    `SELECT slug FROM identity.organization WHERE name = 'Main'`,
  );
  expect(rows).toEqual([{ slug: expect.stringMatching(/^main-[0-9a-f]{6}$/) as string }]);
});

const EVE = `SELECT member_id, name FROM member WHERE email = 'eve@example.com'`;
const LINK_INVALID = { status: 422, body: { code: 'link_invalid' } };
const NOT_FOUND = { status: 404, body: { code: 'not_found' } };

async function invite(email: string): Promise<string> {
  const body = { email, role: 'member' };
  return tokenOf((await owner.send('POST', '/api/v1/invitations', { body })).body['link']);
}

function upwards(left: number, right: number): number {
  return left - right;
}
