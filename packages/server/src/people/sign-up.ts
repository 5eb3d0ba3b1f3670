import { say } from '@muster/core/language/sentence';
import type { PoolClient } from 'pg';
import { accountPool } from '../database/account-pool.ts';
import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import { ensureAccount } from '../store/accounts.ts';
import {
  consumeFirstOwnerLink,
  isFirstOwnerLink,
  replaceFirstOwnerLink,
} from '../store/first-owner-link.ts';
import { hasAnyOwner } from '../store/memberships.ts';
import { ensureOrganization, renameOrganization } from '../store/organizations.ts';
import { insertPerson, type Person } from '../store/people.ts';
import { createAccount } from './accounts.ts';
import { passwordOf } from './auth-hooks.ts';
import { checkEmail, checkName } from './check-name.ts';
import { joinAccount } from './join-account.ts';
import { acceptInvitation, readInvitation } from './invitations.ts';
import { checkPassword } from './password-rules.ts';
import type { People } from './people.ts';
import { hashToken, newToken } from './secret-token.ts';
import { forgetTries, takeTry } from './throttle.ts';

/** A person who is to be. */
export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** What signing in takes. */
export type Credentials = Pick<NewPerson, 'email' | 'password'>;

/** Whether any account has an owner. */
export function hasFirstOwner({ identity }: People): Promise<boolean> {
  return hasAnyOwner(identity);
}

/**
 * The link that makes the first owner, good for 24 hours and until the next one is made; null when
 * there is an owner somewhere.
 */
export async function firstOwnerLink(people: People): Promise<string | null> {
  if (await hasAnyOwner(people.identity)) return null;
  const token = newToken();
  await withTransaction(people.pool, (client) => replaceFirstOwnerLink(client, hashOf(token)));
  return `${people.baseUrl()}/welcome?token=${token}`;
}

/**
 * Makes the first owner, of the account `main`: the one that the command line works in.
 *
 * @throws MusterError `link_invalid`, `password_invalid`, `invalid_request`
 */
export async function signUpFirstOwner(
  people: People,
  {
    token,
    accountName,
    ...given
  }: NewPerson & { readonly token: string; readonly accountName: string },
): Promise<Credentials> {
  const tokenHash = hashOf(token);
  if (!(await isFirstOwnerLink(people.identity, tokenHash))) throw firstOwnerLinkInvalid();
  const name = checkName(accountName, 'account');
  const insert = await preparePerson(people, given);
  const { accountId, name: slug } = await ensureAccount(people.registry, FIRST_ACCOUNT);
  await withTransaction(accountPool(people.pool, accountId), async (client) => {
    if (!(await consumeFirstOwnerLink(client, tokenHash)) || (await hasAnyOwner(client))) {
      throw firstOwnerLinkInvalid();
    }
    await ensureOrganization(client, { accountId, name, slug });
    await renameOrganization(client, accountId, name);
    const person = await insert(client);
    await joinAccount(client, accountId, { person, role: 'owner', by: 'signUpFirstOwner' });
  });
  return credentialsOf(people, given);
}

/**
 * Makes the person whom an invitation is for, as a member of its account.
 *
 * @throws MusterError `link_invalid`, `person_exists` when they should sign in instead,
 * `password_invalid`, `invalid_request`
 */
export async function signUpInvited(
  people: People,
  { token, name, password }: { readonly token: string } & Pick<NewPerson, 'name' | 'password'>,
): Promise<Credentials> {
  const { email } = await readInvitation(people, token);
  const insert = await preparePerson(people, { name, email, password });
  await acceptInvitation(people, token, insert);
  return credentialsOf(people, { email, password });
}

/**
 * Makes a person with an account of their own, where the operator lets anybody.
 *
 * @throws MusterError `sign_up_closed`, `rate_limited`, `person_exists`, `password_invalid`,
 * `invalid_request`
 */
export async function signUp(
  people: People,
  {
    address,
    accountName,
    ...given
  }: NewPerson & { readonly accountName: string; readonly address: string },
): Promise<Credentials> {
  if (!people.openSignup) {
    throw new MusterError(
      'sign_up_closed',
      say(
        'Only invited people can sign up here. Ask an owner or admin of the account to invite you.',
      ),
    );
  }
  await takeTry(people.identity, { what: 'sign-up', whose: address });
  const owner = await preparePerson(people, given);
  await createAccount(people, { name: accountName, owner });
  return credentialsOf(people, given);
}

/** The account of the command line, where none is named. */
export const FIRST_ACCOUNT = 'main';

/** Checks and hashes outside the transaction, since hashing takes its time. */
async function preparePerson(
  { auth }: People,
  given: NewPerson,
): Promise<(client: PoolClient) => Promise<Person>> {
  const name = checkName(given.name, 'person');
  const email = checkEmail(given.email);
  checkPassword(given.password, email);
  const passwordHash = await auth.hashPassword(given.password);
  return async (client) => {
    const person = await insertPerson(client, { name, email, passwordHash });
    if (person !== null) return person;
    throw new MusterError(
      'person_exists',
      say('{email} has signed up before. Sign in instead.', { email }),
    );
  };
}

/** Somebody may have tried to guess a password when there was none: that does not count. */
async function credentialsOf(people: People, given: Credentials): Promise<Credentials> {
  const email = checkEmail(given.email);
  await forgetTries(people.identity, passwordOf(email));
  return { email, password: given.password };
}

function hashOf(token: string): string {
  return hashToken(token).toString('hex');
}

function firstOwnerLinkInvalid(): MusterError {
  return new MusterError(
    'link_invalid',
    say(
      'This link has been used, has expired or was replaced by a newer one. Start the server again for a new one.',
    ),
  );
}
