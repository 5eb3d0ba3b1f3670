import { randomBytes } from 'node:crypto';
import { type Client, createClient } from '../../../packages/core/src/contract/client.ts';
import type { Role } from '../../../packages/core/src/contract/permissions.ts';
import { PASSWORD, tokenOf } from '../sign-up-first-owner.ts';

/** An account of a test's own, on the running product. */
export interface TestAccount {
  readonly url: string;
  readonly accountId: string;
  readonly name: string;
  readonly owner: TestPerson;
  /** Somebody whom the owner invited and who has signed up, as if in a browser of their own. */
  readonly addPerson: (role: Role, given?: { readonly name?: string }) => Promise<TestPerson>;
}

/** Somebody who has signed up and is signed in. */
export interface TestPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: Role;
  /** Calls the API in the person's session. */
  readonly api: Client;
  /** Cookies of the session, by name. */
  readonly cookies: ReadonlyMap<string, string>;
}

/** Makes an account with its owner, over the API. */
export async function makeTestAccount(
  url: string,
  { name = 'Lee & Co' }: { readonly name?: string } = {},
): Promise<TestAccount> {
  const who = { name: 'Ann Lee', email: newEmail('ann'), password: PASSWORD };
  const owner = await signUp(url, { ...who, role: 'owner' }, async (post) =>
    post('/api/v1/sign-up', { ...who, accountName: name }),
  );
  const { account } = await owner.api.readSession();
  return {
    url,
    accountId: String(account?.accountId),
    name,
    owner,
    addPerson: (role, { name: theirs = NAMES[role] } = {}) =>
      inviteTestPerson(url, { api: owner.api, role, name: theirs }),
  };
}

const NAMES = {
  owner: 'Olga Owner',
  admin: 'Adam Admin',
  member: 'Mia Member',
  viewer: 'Victor Viewer',
} as const satisfies Record<Role, string>;

/** Invites somebody, whom `api` may invite, and signs them up. */
export async function inviteTestPerson(
  url: string,
  { api, role, name }: { readonly api: Client; readonly role: Role; readonly name: string },
): Promise<TestPerson> {
  const who = { name, email: newEmail(role), password: PASSWORD };
  const { link } = await api.createInvitation({ body: { email: who.email, role } });
  return signUp(url, { ...who, role }, async (post) =>
    post('/api/v1/sign-up/invited', { token: tokenOf(link), name, password: PASSWORD }),
  );
}

function newEmail(name: string): string {
  return `${name}.${randomBytes(5).toString('hex')}@example.com`;
}

type Post = (path: string, body: unknown) => Promise<Response>;

/** Everybody comes from an address of their own: tries at signing up are counted by address. */
async function signUp(
  url: string,
  who: Omit<TestPerson, 'api' | 'cookies'>,
  send: (post: Post) => Promise<Response>,
): Promise<TestPerson> {
  const address = `10.${[...randomBytes(3)].join('.')}`;
  const answer = await send((path, body) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, 'x-forwarded-for': address },
      body: JSON.stringify(body),
    }),
  );
  if (!answer.ok) throw new Error(`${who.name} could not sign up: ${await answer.text()}`);
  const cookies = new Map(answer.headers.getSetCookie().map(readCookie));
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const api = createClient({
    url,
    fetch: (path, init) =>
      fetch(path, { ...init, headers: { ...init.headers, cookie, origin: url } } as RequestInit),
  });
  return { ...who, api, cookies };
}

function readCookie(text: string): [name: string, value: string] {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
  return [name, value];
}
