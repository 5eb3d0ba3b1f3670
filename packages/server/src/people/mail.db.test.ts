import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { PASSWORD, signUpFirstOwner } from '../../../../test/support/sign-up-first-owner.ts';
import { type MailServer, startMailServer } from '../../../../test/support/start-mail-server.ts';
import { startTestServer, type TestServer } from '../../../../test/support/start-test-server.ts';
import {
  type Answer,
  openTestBrowser,
  type TestBrowser,
} from '../../../../test/support/test-browser.ts';

let db: TestDatabase;
let mail: MailServer;
let server: TestServer;
let owner: TestBrowser;

beforeAll(async () => {
  db = await createTestDatabase();
  mail = await startMailServer();
  server = await startTestServer(db, {
    MUSTER_SMTP_URL: mail.url,
    MUSTER_MAIL_FROM: 'Muster <muster@example.com>',
  });
  owner = await signUpFirstOwner(server);
});
afterAll(async () => {
  await server?.close();
  await mail?.close();
  await db?.close();
});

test('an invitation is mailed, and its link is not shown to whoever invites', async () => {
  const answer = await owner.send('POST', '/api/v1/invitations', {
    body: { email: 'bob@example.com', role: 'viewer' },
  });
  expect(answer).toMatchObject({ status: 201, body: { link: null } });
  const [text = ''] = mail.mails;
  expect(text).toMatch(/^From: Muster <muster@example\.com>$/m);
  expect(text).toMatch(/^To: bob@example\.com$/m);
  expect(text).toMatch(/^Subject: Invitation to Lee & Co$/m);
  const body = { token: linkIn(text).searchParams.get('token'), name: 'Bob', password: PASSWORD };
  const bob = openTestBrowser(server.url);
  expect((await bob.send('POST', '/api/v1/sign-up/invited', { body })).status).toBe(204);
});

test('a reset is mailed to people alone, and answered alike', async () => {
  const [known, unknown] = [await ask('ann@example.com'), await ask('nobody@example.com')];
  expect(known.status).toBe(200);
  expect(unknown).toMatchObject({ status: known.status, body: known.body });
  await vi.waitFor(() => expect(mail.mails).toHaveLength(2));
  const text = mail.mails.at(-1) ?? '';
  expect(text).toMatch(/^To: ann@example\.com$/m);
  const token = linkIn(text).searchParams.get('token');
  const reset = await openTestBrowser(server.url).send('POST', '/api/auth/reset-password', {
    body: { token, newPassword: 'a new long password' },
  });
  expect(reset.status).toBe(200);
});

test('nobody is sent more than three mails in an hour, and that tells nothing either', async () => {
  for (const email of ['bob@example.com', 'no-one@example.com']) {
    const statuses = [];
    for (let attempt = 0; attempt < 4; attempt += 1) statuses.push((await ask(email)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    await db.pool.query('DELETE FROM identity.rate_limit');
  }
});

test('where mail cannot be sent, whoever invites gets the link to pass on', async () => {
  await mail.close();
  const again = openTestBrowser(server.url);
  await again.send('POST', '/api/auth/sign-in/email', {
    body: { email: 'ann@example.com', password: 'a new long password' },
  });
  const invited = await again.send('POST', '/api/v1/invitations', {
    body: { email: 'carl@example.com', role: 'viewer' },
  });
  expect(invited).toMatchObject({ status: 201 });
  expect(invited.body['link']).toMatch(/\/invitation\?token=/);
});

function ask(email: string): Promise<Answer> {
  const options = { body: { email } };
  return openTestBrowser(server.url).send('POST', '/api/auth/request-password-reset', options);
}

function linkIn(text: string): URL {
  return new URL(/^http:\S+$/m.exec(text)?.[0] ?? '');
}
