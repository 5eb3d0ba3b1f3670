import { firstOwnerLink } from '../../packages/server/src/people/sign-up.ts';
import type { TestServer } from './start-test-server.ts';
import { openTestBrowser, type TestBrowser } from './test-browser.ts';

export const PASSWORD = 'correct horse battery';

/** A browser in which the first owner, ann@example.com, has just signed up. */
export async function signUpFirstOwner(server: TestServer): Promise<TestBrowser> {
  const browser = openTestBrowser(server.url);
  const link = await firstOwnerLink(server.services.people);
  const { status } = await browser.send('POST', '/api/v1/sign-up/first-owner', {
    body: {
      token: tokenOf(link),
      name: 'Ann Lee',
      email: 'ann@example.com',
      password: PASSWORD,
      accountName: 'Lee & Co',
    },
  });
  if (status !== 204) throw new Error(`The first owner could not sign up: ${status}`);
  return browser;
}

/** A browser in which somebody whom the owner invited has just signed up. */
export async function signUpInvited(
  server: TestServer,
  owner: TestBrowser,
  { name, role }: { readonly name: string; readonly role: string },
): Promise<TestBrowser> {
  const email = `${name.toLowerCase()}@example.com`;
  const { body } = await owner.send('POST', '/api/v1/invitations', { body: { email, role } });
  const browser = openTestBrowser(server.url);
  const { status } = await browser.send('POST', '/api/v1/sign-up/invited', {
    body: { token: tokenOf(body['link']), name, password: PASSWORD },
  });
  if (status !== 204) throw new Error(`${name} could not sign up: ${status}`);
  return browser;
}

/** What a link holds. */
export function tokenOf(link: unknown): string {
  return new URL(String(link)).searchParams.get('token') ?? '';
}
