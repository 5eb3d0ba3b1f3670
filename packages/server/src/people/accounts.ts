import { randomBytes } from 'node:crypto';
import { say } from '@muster/core/language/sentence';
import type { PoolClient } from 'pg';
import { accountPool } from '../database/account-pool.ts';
import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import { listMemberships, type Membership } from '../store/memberships.ts';
import {
  ensureOrganization,
  insertOrganization,
  readOrganizationName,
  renameOrganization,
} from '../store/organizations.ts';
import { type Account, findAccountById } from '../store/accounts.ts';
import { removeMember } from './members.ts';
import { signedIn } from './principal.ts';
import { writeAudit } from '../store/audit-log.ts';
import type { Person } from '../store/people.ts';
import { updateSessionAccount } from '../store/sessions.ts';
import { newUuid } from '../store/uuid-v7.ts';
import { checkName } from './check-name.ts';
import { joinAccount } from './join-account.ts';
import type { People } from './people.ts';
import type { Caller } from './principal.ts';

/** An account as somebody who belongs to it sees it. */
export type OwnAccount = Pick<Membership, 'accountId' | 'name' | 'role'>;

/** The accounts of a person, the one they joined first first; of a key, its own. */
export async function listAccounts(
  { pool, identity }: People,
  { person, account }: Caller,
): Promise<readonly OwnAccount[]> {
  if (person !== null) return (await listMemberships(identity, person.id)).map(ownAccount);
  if (account === null) return [];
  const { accountId, principal } = account;
  const known = await readOrganizationName(identity, accountId);
  const name = known ?? (await findAccountById(accountPool(pool, accountId), accountId)).name;
  return [{ accountId, name, role: principal.role }];
}

/**
 * Makes an account with its first owner.
 *
 * @throws MusterError `invalid_request`
 */
export async function createAccount(
  people: People,
  { name: given, owner }: { readonly name: string; readonly owner: Owner },
): Promise<string> {
  const name = checkName(given, 'account');
  const accountId = newUuid();
  await withTransaction(accountPool(people.pool, accountId), async (client) => {
    await insertWithFreeSlug(client, accountId, name);
    const person = typeof owner === 'function' ? await owner(client) : owner;
    await joinAccount(client, accountId, { person, role: 'owner', by: 'createAccount' });
  });
  return accountId;
}

/** The person who owns a new account, or what makes them in the same transaction. */
export type Owner = Person | ((client: PoolClient) => Promise<Person>);

/**
 * An account made by somebody who is signed in: whoever owns one may make others.
 *
 * @throws MusterError `forbidden`, `invalid_request`
 */
export async function createOwnAccount(
  people: People,
  person: Person,
  name: string,
): Promise<OwnAccount> {
  const theirs = await listMemberships(people.identity, person.id);
  if (!people.openSignup && !theirs.some(({ role }) => role === 'owner')) {
    throw new MusterError('forbidden', say('Only people who own an account can make another one.'));
  }
  const accountId = await createAccount(people, { name, owner: person });
  return { accountId, name: checkName(name, 'account'), role: 'owner' };
}

/**
 * Changes what people call the account; the command line goes on calling it as it did.
 *
 * @throws MusterError `invalid_request`
 */
export async function renameAccount(
  { identity }: People,
  { accountId, name: slug }: Pick<Account, 'accountId' | 'name'>,
  given: string,
): Promise<string> {
  const name = checkName(given, 'account');
  await ensureOrganization(identity, { accountId, name, slug });
  await renameOrganization(identity, accountId, name);
  return name;
}

/**
 * Ends the membership of the person who calls, in the account in which they call.
 *
 * @throws MusterError `forbidden`, `last_owner`
 */
export async function leaveAccount({ pool }: People, caller: Caller): Promise<void> {
  signedIn(caller);
  const { account } = caller;
  if (account === null || account.principal.memberId === null) {
    throw new MusterError('forbidden', say('No account is chosen. Choose the one to leave first.'));
  }
  const { accountId, principal } = account;
  const { memberId } = account.principal;
  const leaving = { actor: principal.role, memberId };
  await removeMember(accountPool(pool, accountId), leaving);
  await writeAudit(accountPool(pool, accountId), {
    actor: { kind: principal.kind, id: principal.id, name: principal.name },
    action: 'leaveAccount',
    subject: { kind: 'member', id: memberId },
    detail: {},
  });
}

/**
 * Lets a person's session work in another of their accounts.
 *
 * @throws MusterError `not_found`
 */
export async function chooseAccount(
  people: People,
  person: NonNullable<Caller['person']>,
  accountId: string,
): Promise<OwnAccount> {
  const theirs = await listMemberships(people.identity, person.id);
  const chosen = theirs.find((one) => one.accountId === accountId);
  if (!chosen)
    throw new MusterError('not_found', say('You have no account {id}.', { id: accountId }));
  await updateSessionAccount(people.identity, person.sessionId, accountId);
  return ownAccount(chosen);
}

function ownAccount({ accountId, name, role }: Membership): OwnAccount {
  return { accountId, name, role };
}

/** The command line needs a name of its own for each account: made from the name people gave it. */
async function insertWithFreeSlug(
  client: PoolClient,
  accountId: string,
  name: string,
): Promise<void> {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const base = plain === '' ? 'account' : plain;
  // `main` is what the command line makes for itself.
  let slug = base === 'main' ? `main-${suffix()}` : base;
  while (!(await insertOrganization(client, { accountId, name, slug }))) {
    slug = `${base}-${suffix()}`;
  }
}

function suffix(): string {
  return randomBytes(3).toString('hex');
}
