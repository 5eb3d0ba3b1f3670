import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { createMusterCommand, type MusterCommand } from '../../../../test/support/run-muster.ts';
import { PASSWORD, tokenOf } from '../../../../test/support/sign-up-first-owner.ts';
import { startTestServer, type TestServer } from '../../../../test/support/start-test-server.ts';
import { openTestBrowser } from '../../../../test/support/test-browser.ts';

let db: TestDatabase;
let muster: MusterCommand;
let server: TestServer;
beforeAll(async () => {
  db = await createTestDatabase();
  muster = await createMusterCommand(db.url);
  server = await startTestServer(db);
});
afterAll(async () => {
  await server?.close();
  await muster?.close();
  await db?.close();
});

test('the operator lets an owner in, who is listed, and gives them a new password', async () => {
  expect((await muster.run(['people'])).stdout).toMatch(/Nobody belongs to this account/);
  const invited = await muster.json<{ link: string; role: string }>([
    'people',
    'invite',
    'Ann@example.com',
    '--role',
    'owner',
  ]);
  expect(invited).toMatchObject({ email: 'ann@example.com', role: 'owner' });
  const ann = openTestBrowser(server.url);
  const body = { token: tokenOf(invited.link), name: 'Ann Lee', password: PASSWORD };
  expect((await ann.send('POST', '/api/v1/sign-up/invited', { body })).status).toBe(204);
  expect((await ann.send('GET', '/api/v1/session')).body).toMatchObject({
    account: { name: 'main', role: 'owner' },
  });
  expect((await muster.run(['people'])).stdout).toMatch(/^Ann Lee +ann@example\.com +owner$/m);

  const { link } = await muster.json<{ link: string }>([
    'people',
    'reset-password',
    'ann@example.com',
  ]);
  const reset = await ann.send('POST', '/api/auth/reset-password', {
    body: { token: tokenOf(link), newPassword: 'an even better one' },
  });
  expect(reset.status).toBe(200);
  const signedIn = await ann.send('POST', '/api/auth/sign-in/email', {
    body: { email: 'ann@example.com', password: 'an even better one' },
  });
  expect(signedIn.status).toBe(200);
});

test('what cannot be done is said', async () => {
  const unknown = await muster.run(['people', 'reset-password', 'nobody@example.com']);
  expect(unknown).toMatchObject({ code: 2 });
  expect(unknown.stderr).toMatch(/Nobody signs in as nobody@example\.com/);
  const elsewhere = await muster.run(['people', 'invite', 'x@example.com', '--account', 'nowhere']);
  expect(elsewhere).toMatchObject({ code: 2 });
  expect((await muster.run(['people', 'invite', 'no-address'])).code).toBe(2);
  expect((await muster.run(['people', 'invite', 'x@example.com', '--role', 'boss'])).code).toBe(2);
});
