import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../../test/support/create-test-database.ts';
import { startTestServer, type TestServer } from '../../../../test/support/start-test-server.ts';
import { openTestBrowser, type TestBrowser } from '../../../../test/support/test-browser.ts';
import { firstOwnerLink } from './sign-up.ts';

let db: TestDatabase;
let server: TestServer;
let owner: TestBrowser;

const PASSWORD = 'correct horse battery';

beforeAll(async () => {
  db = await createTestDatabase();
  server = await startTestServer(db, {
    MUSTER_TRUST_PROXY: '127.0.0.1',
    MUSTER_LOG_LEVEL: 'error',
  });
  owner = openTestBrowser(server.url);
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

describe('the first owner', () => {
  test('is made with the newest link alone, once, and is signed in', async () => {
    const replaced = tokenOf(await firstOwnerLink(server.services.people));
    const token = tokenOf(await firstOwnerLink(server.services.people));
    const body = {
      name: 'Ann Lee',
      email: 'Ann@Example.com',
      password: PASSWORD,
      accountName: 'Lee & Co',
    };
    const late = await owner.send('POST', '/api/v1/sign-up/first-owner', {
      body: { ...body, token: replaced },
    });
    expect(late).toMatchObject({ status: 422, body: { code: 'link_invalid' } });
    const made = await owner.send('POST', '/api/v1/sign-up/first-owner', {
      body: { ...body, token },
    });
    expect(made.status).toBe(204);
    const { body: session } = await owner.send('GET', '/api/v1/session');
    expect(session).toMatchObject({
      person: { name: 'Ann Lee', email: 'ann@example.com' },
      account: { name: 'Lee & Co', role: 'owner' },
    });
    const again = await owner.send('POST', '/api/v1/sign-up/first-owner', {
      body: { ...body, token },
    });
    expect(again).toMatchObject({ status: 422, body: { code: 'link_invalid' } });
    expect(await firstOwnerLink(server.services.people)).toBeNull();
  });

  test('owns the account of the command line', async () => {
    const { rows } = await db.pool.query(
      `SELECT account.name, organization.name AS shown FROM account JOIN identity.organization ON id = account_id`,
    );
    expect(rows).toEqual([{ name: 'main', shown: 'Lee & Co' }]);
  });
});

function tokenOf(link: unknown): string {
  return new URL(String(link)).searchParams.get('token') ?? '';
}
