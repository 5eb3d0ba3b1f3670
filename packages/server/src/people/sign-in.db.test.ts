import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
import {
  type Answer,
  openTestBrowser,
  type TestBrowser,
} from '../../../../test/support/test-browser.ts';
import { totp } from '../../../../test/support/totp.ts';
import { findPersonByEmail } from '../store/people.ts';
import { createAccount } from './accounts.ts';
import { createAuth } from './auth.ts';
import { ADDRESS_HEADER } from './auth-options.ts';
import { makeResetLink, resetTwoFactor } from './reset-password.ts';

let db: TestDatabase;
let server: TestServer;
let second: TestServer;
let owner: TestBrowser;

beforeAll(async () => {
  db = await createTestDatabase();
  server = await startTestServer(db, { MUSTER_TRUST_PROXY: '127.0.0.1' });
  second = await startTestServer(db, { MUSTER_TRUST_PROXY: '127.0.0.1' });
  owner = await signUpFirstOwner(server);
});
afterAll(async () => {
  await second?.close();
  await server?.close();
  await db?.close();
});

let addresses = 0;

/** A try from an address that has not been seen before. */
function signIn(
  email: string,
  password: string,
  browser = openTestBrowser(server.url),
): Promise<Answer> {
  addresses += 1;
  const headers = { 'x-forwarded-for': `203.0.${Math.floor(addresses / 250)}.${addresses % 250}` };
  return browser.send('POST', '/api/auth/sign-in/email', { body: { email, password }, headers });
}

describe('signing in', () => {
  test('a right password begins a session in a cookie that scripts and other sites do not get', async () => {
    const browser = openTestBrowser(server.url);
    const answer = await signIn('ANN@example.com', PASSWORD, browser);
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^muster\.session_token=.*; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect((await browser.send('GET', '/api/v1/session')).status).toBe(200);
    await browser.send('POST', '/api/auth/sign-out', { body: {} });
    expect((await browser.send('GET', '/api/v1/session')).body.code).toBe('unauthenticated');
  });

  test('behind https the cookie is sent over https alone', async () => {
    const url = 'https://muster.example.com';
    const secure = await startTestServer(db, { MUSTER_URL: url });
    try {
      const { headers } = await openTestBrowser(secure.url).send(
        'POST',
        '/api/auth/sign-in/email',
        {
          body: { email: 'ann@example.com', password: PASSWORD },
          headers: { origin: url },
        },
      );
      expect(headers.getSetCookie()[0]).toMatch(/^__Secure-muster\.session_token=.*; Secure/);
      // The configured address counts, not the one that this request went to.
      const inside = await openTestBrowser(secure.url).send('POST', '/api/auth/sign-in/email', {
        body: { email: 'ann@example.com', password: PASSWORD },
      });
      expect(inside).toMatchObject({ status: 403, body: { code: 'origin_refused' } });
    } finally {
      await secure.close();
    }
  });

  test('a wrong password and an unknown email are answered the same', async () => {
    const [wrong, unknown] = await Promise.all([
      signIn('ann@example.com', 'a wrong password'),
      signIn('nobody@example.com', 'a wrong password'),
    ]);
    expect(wrong).toMatchObject({ status: 401, body: { code: 'credentials_invalid' } });
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
  });

  test('one email can be tried ten times in all, however many addresses try', async () => {
    await signUpInvited(server, owner, { name: 'Target', role: 'viewer' });
    const statuses = [];
    for (let attempt = 0; attempt < 10; attempt += 1) {
      // Two processes on one database count together.
      const browser = openTestBrowser(attempt % 2 === 0 ? server.url : second.url);
      const guess = `guess number ${attempt}`;
      statuses.push((await signIn('target@example.com', guess, browser)).status);
    }
    expect(new Set(statuses)).toEqual(new Set([401]));
    const refused = await signIn('Target@example.com', PASSWORD);
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(600);
    // Others are not held up, and nor is the person once the time is over.
    expect((await signIn('ann@example.com', PASSWORD)).status).toBe(200);
    await db.pool.query(`UPDATE identity.attempt SET since = since - interval '16 minutes'`);
    expect((await signIn('target@example.com', PASSWORD)).status).toBe(200);
  });

  test('tries at once are all counted', async () => {
    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, at) => signIn('crowd@example.com', `guess number ${at}`)),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
  });

  test('one address can try twenty times a minute, whatever it says of itself', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 25 }, async (_, at) => {
        const answer = await fetch(`${server.url}/api/auth/sign-in/email`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-forwarded-for': '198.51.100.7',
            'x-muster-client-address': `192.0.2.${at}`,
          },
          body: JSON.stringify({ email: `one${at}@example.com`, password: PASSWORD }),
        });
        return answer.status;
      }),
    );
    expect(statuses.filter((status) => status === 401)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  });
});

test('without a trusted proxy, what a client says of its address does not count', async () => {
  const direct = await startTestServer(db);
  try {
    const statuses = [];
    for (let at = 0; at < 22; at += 1) {
      const { status } = await openTestBrowser(direct.url).send('POST', '/api/auth/sign-in/email', {
        body: { email: `direct${at}@example.com`, password: PASSWORD },
        headers: { 'x-forwarded-for': `192.0.2.${at}` },
      });
      statuses.push(status);
    }
    expect(statuses.slice(-3)).toEqual([429, 429, 429]);
  } finally {
    await direct.close();
  }
});

describe('requests of other sites', () => {
  const change = { body: { name: 'Renamed' } };

  test.each([['https://evil.example'], ['null'], ['http://127.0.0.1']])(
    'a change with the origin %s is refused',
    async (origin) => {
      const headers = { origin };
      for (const path of ['/api/auth/update-user', '/api/auth/sign-out']) {
        expect(await owner.send('POST', path, { ...change, headers })).toMatchObject(REFUSED);
      }
      expect(await owner.send('PATCH', '/api/v1/account', { ...change, headers })).toMatchObject(
        REFUSED,
      );
    },
  );

  test('a change with a cookie and no origin is refused', async () => {
    const answer = await fetch(`${server.url}/api/v1/account`, {
      method: 'PATCH',
      headers: { cookie: owner.cookies(), 'content-type': 'application/json' },
      body: JSON.stringify(change.body),
    });
    expect(answer.status).toBe(403);
  });

  test('nobody is signed in by another site', async () => {
    const answer = await openTestBrowser(server.url).send('POST', '/api/auth/sign-in/email', {
      body: { email: 'ann@example.com', password: PASSWORD },
      headers: { origin: 'https://evil.example' },
    });
    expect(answer).toMatchObject(REFUSED);
  });

  test('bodies that forms can send are refused', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const answer = await fetch(`${server.url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: JSON.stringify({ email: 'ann@example.com', password: PASSWORD }),
      });
      expect(answer.status).toBe(415);
    }
  });

  const REFUSED = { status: 403, body: { code: 'origin_refused' } };
});

test.each([
  '{',
  '',
  'null',
  '[]',
  '"text"',
  '{"email":1,"password":2}',
  '{"email":"ann@example.com"}',
  '{"email":{"$ne":""},"password":["x"]}',
  `{"email":"ann@example.com","password":"${'x'.repeat(10_000)}"}`,
  '{"email":"ann\\u0000@example.com","password":"a long password"}',
  '{"__proto__":{"admin":true},"email":"a@b.co","password":"a long password"}',
])(
  'a body that is not what signing in takes is the fault of whoever sends it: %s',
  async (body) => {
    const answer = await fetch(`${second.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': `198.18.0.${Math.floor(Math.random() * 250)}`,
      },
      body,
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  },
);

test('what somebody sends is not in the log', async () => {
  const said: string[] = [];
  const auth = await createAuth({
    pool: db.app,
    secret: 'a secret of more than thirty-two characters',
    publicUrl: null,
    sendResetLink: null,
    log: pino({}, { write: (line) => void said.push(line) }),
  });
  const body = { email: 'ann@example.com', password: 'x', callbackURL: 'http://somebody.example' };
  await auth.answer('/sign-in/email', {
    headers: new Headers({
      'content-type': 'application/json',
      origin: server.url,
      cookie: 'muster.session_token=a.b',
      // Tests before it may have used up what one address may try.
      [ADDRESS_HEADER]: '198.51.100.77',
    }),
    body: new TextEncoder().encode(JSON.stringify(body)),
  });
  expect(said.join('')).toContain('Invalid callbackURL');
  expect(said.join('')).not.toContain('somebody');
});

test('endpoints that are not offered are not there', async () => {
  for (const path of ['/sign-up/email', '/organization/create', '/change-email', '/delete-user']) {
    expect((await owner.send('POST', `/api/auth${path}`, { body: {} })).status).toBe(404);
  }
  expect((await owner.send('GET', '/api/auth/get-session')).status).toBe(404);
});

describe('passwords', () => {
  test('a change asks for the password so far and ends all other sessions', async () => {
    const here = await signUpInvited(server, owner, { name: 'Paul', role: 'viewer' });
    const there = openTestBrowser(server.url);
    await signIn('paul@example.com', PASSWORD, there);
    const send = (currentPassword: string, newPassword: string) =>
      here.send('POST', '/api/auth/change-password', {
        body: { currentPassword, newPassword, revokeOtherSessions: false },
      });
    expect(await send('a wrong password', 'another long one')).toMatchObject({
      status: 401,
      body: { code: 'credentials_invalid' },
    });
    for (const weak of ['short', 'paul@example.com', 'x'.repeat(201)]) {
      expect(await send(PASSWORD, weak)).toMatchObject({
        status: 422,
        body: { code: 'password_invalid' },
      });
    }
    expect((await send(PASSWORD, 'another long one')).status).toBe(200);
    expect((await here.send('GET', '/api/v1/session')).status).toBe(200);
    expect((await there.send('GET', '/api/v1/session')).status).toBe(401);
  });

  test('a reset link works once, ends all sessions, and takes back the tries', async () => {
    const here = await signUpInvited(server, owner, { name: 'Rita', role: 'viewer' });
    for (let attempt = 0; attempt < 11; attempt += 1) await signIn('rita@example.com', 'not it');
    const link = new URL(await makeResetLink(server.services.people, 'rita@example.com'));
    const token = link.searchParams.get('token') ?? '';
    const reset = (newPassword: string) =>
      openTestBrowser(server.url).send('POST', '/api/auth/reset-password', {
        body: { token, newPassword },
      });
    expect((await reset('rita@example.com')).body.code).toBe('password_invalid');
    expect((await reset('a new long password')).status).toBe(200);
    expect((await reset('a newer long password')).body.code).toBe('link_invalid');
    expect((await here.send('GET', '/api/v1/session')).status).toBe(401);
    expect((await signIn('rita@example.com', 'a new long password')).status).toBe(200);
    // What the link holds is not in the database.
    const { rows } = await db.pool.query(
      'SELECT 1 FROM identity.verification WHERE identifier LIKE $1',
      [`%${token}%`],
    );
    expect(rows).toEqual([]);
  });

  test('without a mail server a reset is refused for everybody alike', async () => {
    for (const email of ['ann@example.com', 'nobody@example.com']) {
      expect(
        await openTestBrowser(server.url).send('POST', '/api/auth/request-password-reset', {
          body: { email },
        }),
      ).toMatchObject({ status: 409, body: { code: 'mail_not_configured' } });
    }
  });
});

describe('two-factor', () => {
  test('is on once a code was verified; signing in then takes a code or a backup code', async () => {
    const tom = await signUpInvited(server, owner, { name: 'Tom', role: 'viewer' });
    const enabled = await tom.send('POST', '/api/auth/two-factor/enable', {
      body: { password: PASSWORD },
    });
    const secret = new URL(String(enabled.body['totpURI'])).searchParams.get('secret') ?? '';
    const [backup] = enabled.body['backupCodes'] as string[];
    expect((await signIn('tom@example.com', PASSWORD)).body['twoFactorRedirect']).toBeUndefined();
    const first = totp(secret);
    expect((await verify(tom, first)).status).toBe(200);
    expect((await tom.send('GET', '/api/v1/session')).body).toMatchObject({
      person: { hasTwoFactor: true },
    });

    const browser = openTestBrowser(server.url);
    const half = await signIn('tom@example.com', PASSWORD, browser);
    expect(half.body).toMatchObject({ twoFactorRedirect: true });
    expect((await browser.send('GET', '/api/v1/session')).status).toBe(401);
    expect(await verify(browser, '000000')).toMatchObject({
      status: 401,
      body: { code: 'two_factor_invalid' },
    });
    // The code that turned it on has been used, and is used up for good.
    for (let again = 0; again < 2; again += 1) {
      expect(await verify(browser, first)).toMatchObject({
        status: 401,
        body: { code: 'two_factor_invalid', detail: expect.stringContaining('has been used') },
      });
    }
    const next = totp(secret, { stepsAhead: 1 });
    expect((await verify(browser, next)).status).toBe(200);
    const thief = openTestBrowser(server.url);
    await signIn('tom@example.com', PASSWORD, thief);
    expect((await verify(thief, next)).status).toBe(401);
    expect((await browser.send('GET', '/api/v1/session')).status).toBe(200);

    const other = openTestBrowser(server.url);
    await signIn('tom@example.com', PASSWORD, other);
    const use = (code: unknown) =>
      other.send('POST', '/api/auth/two-factor/verify-backup-code', { body: { code } });
    expect((await use('wrong-code1')).body.code).toBe('two_factor_invalid');
    expect((await use(backup)).status).toBe(200);
    expect((await other.send('GET', '/api/v1/session')).status).toBe(200);
    // Neither is kept as it is.
    const { rows } = await db.pool.query<{ text: string }>(
      'SELECT secret || backup_codes AS text FROM identity.two_factor',
    );
    expect(rows[0]?.text).not.toContain(String(backup));
  });

  test('the operator can turn it off, which ends all sessions', async () => {
    const uma = await signUpInvited(server, owner, { name: 'Uma', role: 'viewer' });
    const { body } = await uma.send('POST', '/api/auth/two-factor/enable', {
      body: { password: PASSWORD },
    });
    const secret = new URL(String(body['totpURI'])).searchParams.get('secret') ?? '';
    expect((await verify(uma, totp(secret))).status).toBe(200);
    await resetTwoFactor(server.services.people, 'Uma@example.com');
    expect((await uma.send('GET', '/api/v1/session')).status).toBe(401);
    const again = openTestBrowser(server.url);
    await signIn('uma@example.com', PASSWORD, again);
    expect((await again.send('GET', '/api/v1/session')).status).toBe(200);
  });

  test('a few wrong codes end the sign-in', async () => {
    const browser = openTestBrowser(server.url);
    await signIn('tom@example.com', PASSWORD, browser);
    const codes = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      const headers = { 'x-forwarded-for': `192.0.2.${attempt}` };
      const options = { body: { code: '000000' }, headers };
      const answer = await browser.send('POST', '/api/auth/two-factor/verify-totp', options);
      codes.push(answer.body.code);
    }
    expect(new Set(codes)).toEqual(new Set(['two_factor_invalid']));
    expect((await browser.send('GET', '/api/v1/session')).status).toBe(401);
  });
});

describe('sessions', () => {
  test('are listed, ended one by one or all others at once, and only by their person', async () => {
    const here = await signUpInvited(server, owner, { name: 'Sara', role: 'viewer' });
    const [there, elsewhere] = [openTestBrowser(server.url), openTestBrowser(server.url)];
    await signIn('sara@example.com', PASSWORD, there);
    await signIn('sara@example.com', PASSWORD, elsewhere);
    const list = async () =>
      (await here.send('GET', '/api/v1/sessions')).body['items'] as {
        sessionId: string;
        isThis: boolean;
        address: string;
      }[];
    const sessions = await list();
    expect(sessions.map(({ isThis }) => isThis)).toEqual([false, false, true]);
    expect(sessions[0]?.address).toMatch(/^203\.0\./);
    const path = `/api/v1/sessions/${sessions[0]?.sessionId}`;
    expect((await owner.send('DELETE', path)).status).toBe(404);
    expect((await here.send('DELETE', path)).status).toBe(204);
    expect((await elsewhere.send('GET', '/api/v1/session')).status).toBe(401);
    expect((await here.send('DELETE', '/api/v1/sessions')).status).toBe(204);
    expect((await there.send('GET', '/api/v1/session')).status).toBe(401);
    expect(await list()).toHaveLength(1);
  });

  test('a cookie that was made up or changed opens nothing', async () => {
    const { rows } = await db.pool.query<{ token: string }>('SELECT token FROM identity.session');
    for (const value of ['', 'x', '%', `${rows[0]?.token}`, `${rows[0]?.token}.AAAA`]) {
      const answer = await fetch(`${server.url}/api/v1/session`, {
        headers: { cookie: `muster.session_token=${value}` },
      });
      expect(answer.status).toBe(401);
    }
  });
});

test('the audit log of every account of a person says how they got in and out, and what failed', async () => {
  const vera = await signUpInvited(server, owner, { name: 'Vera', role: 'viewer' });
  const person = await findPersonByEmail(server.services.people.identity, 'vera@example.com');
  if (person === null) throw new Error('Vera has not signed up');
  await createAccount(server.services.people, { name: 'Second', owner: person });
  const { body } = await vera.send('POST', '/api/auth/two-factor/enable', {
    body: { password: PASSWORD },
  });
  const secret = new URL(String(body['totpURI'])).searchParams.get('secret') ?? '';
  await verify(vera, totp(secret));
  await vera.send('POST', '/api/auth/sign-out', { body: {} });
  const browser = openTestBrowser(server.url);
  await signIn('vera@example.com', 'a wrong password', browser);
  await signIn('vera@example.com', PASSWORD, browser);
  await verify(browser, '000000');
  await verify(browser, totp(secret, { stepsAhead: 1 }));
  await browser.send('DELETE', '/api/v1/sessions');
  const newPassword = 'another horse battery';
  const passwords = { currentPassword: PASSWORD, newPassword };
  await browser.send('POST', '/api/auth/change-password', { body: passwords });
  const link = await makeResetLink(server.services.people, 'vera@example.com');
  const token = new URL(link).searchParams.get('token');
  await browser.send('POST', '/api/auth/reset-password', {
    body: { token, newPassword: PASSWORD },
  });
  await resetTwoFactor(server.services.people, 'vera@example.com');
  await signIn('vera@example.com', PASSWORD);
  const { rows } = await db.pool.query<{ kinds: string; actions: string }>(
    `SELECT string_agg(action, ' ' ORDER BY audit_id) AS actions,
            string_agg(DISTINCT actor_kind || ' ' || actor_name, ', ') AS kinds
       FROM audit_log
      WHERE subject_kind = 'person'
        AND subject_id = $1
      GROUP BY account_id`,
    [person.id],
  );
  const actions =
    'verifyTwoFactor signOut failTwoFactor verifyTwoFactor revokeOtherSessions changePassword makeResetLink resetPassword resetTwoFactor signIn';
  const kinds = 'person Vera, system Command line';
  expect(rows).toEqual([
    { actions, kinds },
    { actions, kinds },
  ]);
});

function verify(browser: TestBrowser, code: string): Promise<Answer> {
  return browser.send('POST', '/api/auth/two-factor/verify-totp', { body: { code } });
}
