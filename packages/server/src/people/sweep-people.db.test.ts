import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { PASSWORD, signUpFirstOwner } from '../../../../test/support/sign-up-first-owner.ts';
import { startTestServer, type TestServer } from '../../../../test/support/start-test-server.ts';
import { openTestBrowser } from '../../../../test/support/test-browser.ts';
import { makeResetLink } from './reset-password.ts';
import { sweepPeople } from './sweep-people.ts';

let db: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  db = await createTestDatabase();
  server = await startTestServer(db);
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

test('what is over is removed, and nothing else', async () => {
  const owner = await signUpFirstOwner(server);
  const body = { email: 'x@example.com', role: 'viewer' };
  await owner.send('POST', '/api/v1/invitations', { body });
  await makeResetLink(server.services.people, 'ann@example.com');
  await openTestBrowser(server.url).send('POST', '/api/auth/sign-in/email', {
    body: { email: 'nobody@example.com', password: PASSWORD },
  });
  const before = await countRows();
  expect(before).toEqual({ attempt: 1, invitation: 1, rate_limit: 1, session: 1, verification: 1 });
  await sweepPeople(db.app);
  expect(await countRows()).toEqual(before);

  await db.pool.query(`
    UPDATE identity.attempt SET since = since - interval '25 hours';
    UPDATE identity.session SET expires_at = now() - interval '1 second';
    UPDATE identity.verification SET expires_at = now() - interval '1 second';
    UPDATE identity.invitation SET expires_at = now() - interval '91 days';
    UPDATE identity.rate_limit SET last_request = last_request - 25 * 3600 * 1000;`);
  await sweepPeople(db.app);
  expect(await countRows()).toEqual({
    attempt: 0,
    invitation: 0,
    rate_limit: 0,
    session: 0,
    verification: 0,
  });
});

async function countRows(): Promise<Readonly<Record<string, number>>> {
  const tables = ['attempt', 'invitation', 'rate_limit', 'session', 'verification'];
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { rows } = await db.pool.query<{ count: number }>(
      `SELECT count(*) AS count FROM identity.${table}`,
    );
    counts[table] = rows[0]?.count ?? 0;
  }
  return counts;
}
