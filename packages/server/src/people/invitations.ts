import { say } from '@muster/core/language/sentence';
import type { PoolClient } from 'pg';
import type { Role } from '@muster/core/contract/permissions';
import { type AccountPool, accountPool } from '../database/account-pool.ts';
import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import {
  cancelInvitation as cancel,
  consumeInvitation,
  findInvitation,
  insertInvitation,
  type Invitation,
  listInvitations as list,
  type OpenInvitation,
} from '../store/invitations.ts';
import { listMemberships } from '../store/memberships.ts';
import { ensureOrganization, readOrganizationName } from '../store/organizations.ts';
import { findPersonByEmail, type Person } from '../store/people.ts';
import { checkEmail } from './check-name.ts';
import { joinAccount } from './join-account.ts';
import { requireAtLeast } from './members.ts';
import { type Page, pageOf, type PageOptions } from './page.ts';
import type { People } from './people.ts';
import { hashToken, newToken } from './secret-token.ts';

export type { Invitation, OpenInvitation };

/** Who invites whom to what. */
export interface InvitationRequest {
  readonly email: string;
  readonly role: Role;
  /** The inviting person, or null: a key or the command line; and their role. */
  readonly inviter: {
    readonly personId: string | null;
    readonly name: string;
    readonly role: Role;
  };
}

/** An invitation that was made. */
export interface MadeInvitation {
  readonly invitation: Invitation;
  /** The link to pass on; null when it was mailed. */
  readonly link: string | null;
}

/**
 * Invites somebody to the account, for 14 days. The link goes by mail, or is returned where no mail
 * is sent. An open invitation to the same address is replaced.
 *
 * @throws MusterError `invalid_request`, `forbidden` when the role is above the inviter's,
 * `person_exists` when they are a member.
 */
export async function invite(
  people: People,
  account: { readonly accountId: string; readonly name: string },
  { email: given, role, inviter }: InvitationRequest,
): Promise<MadeInvitation> {
  const email = checkEmail(given);
  const { accountId } = account;
  requireAtLeast(inviter.role, role);
  const token = newToken();
  const invitation = await withTransaction(accountPool(people.pool, accountId), async (client) => {
    await ensureOrganization(client, { accountId, name: account.name, slug: account.name });
    const person = await findPersonByEmail(client, email);
    const theirs = person === null ? [] : await listMemberships(client, person.id);
    if (theirs.some((one) => one.accountId === accountId)) {
      throw new MusterError(
        'person_exists',
        say('{email} belongs to this account already.', { email }),
      );
    }
    return insertInvitation(client, {
      accountId,
      email,
      role,
      inviterId: inviter.personId,
      tokenHash: hashToken(token),
      days: VALID_DAYS,
    });
  });
  const link = `${people.baseUrl()}/invitation?token=${token}`;
  if (people.mailer === null) return { invitation, link };
  const accountName = (await readOrganizationName(people.identity, accountId)) ?? account.name;
  const text = `${inviter.name} invites you to the account ${accountName} in Muster, as ${role}. Take it up within ${VALID_DAYS} days at\n\n${link}\n`;
  try {
    await people.mailer.send({ to: email, subject: `Invitation to ${accountName}`, text });
    return { invitation, link: null };
  } catch {
    // The invitation stands: whoever invites can pass the link on.
    people.log.error('mail with an invitation was not sent');
    return { invitation, link };
  }
}

const VALID_DAYS = 14;

/** Invitations that are open; those that have expired are among them. */
export function listInvitations(
  { connections, accountId }: AccountPool,
  options: PageOptions,
): Promise<Page<Invitation>> {
  return pageOf(
    options,
    (wanted) => list(connections, accountId, wanted),
    ({ invitationId }) => invitationId,
  );
}

/**
 * Takes an invitation back.
 *
 * @throws MusterError `not_found`, `forbidden` when it is one to be an owner and the actor is none
 */
export async function cancelInvitation(
  pool: AccountPool,
  { actor, invitationId }: { readonly actor: Role; readonly invitationId: string },
): Promise<void> {
  await withTransaction(pool, async (client) => {
    const role = await cancel(client, pool.accountId, invitationId);
    if (role === null) {
      throw new MusterError(
        'not_found',
        say('There is no open invitation {id}.', { id: invitationId }),
      );
    }
    requireAtLeast(actor, role);
  });
}

/**
 * What a link invites to.
 *
 * @throws MusterError `link_invalid`
 */
export async function readInvitation(
  { identity }: People,
  token: string,
): Promise<OpenInvitation & { readonly hasSignedUp: boolean }> {
  const found = await findInvitation(identity, hashToken(token));
  if (found !== null) {
    return { ...found, hasSignedUp: (await findPersonByEmail(identity, found.email)) !== null };
  }
  throw new MusterError(
    'link_invalid',
    say('This invitation has expired, was taken back or has been used. Ask for a new one.'),
  );
}

/**
 * Takes an invitation up: the person belongs to the account from here on. Only the person with the
 * invited email can.
 *
 * @throws MusterError `link_invalid`, `forbidden`
 */
export async function acceptInvitation(
  people: People,
  token: string,
  /** The person, or what makes them in the same transaction. */
  who: Person | ((client: PoolClient) => Promise<Person>),
): Promise<OpenInvitation> {
  const invitation = await readInvitation(people, token);
  const { accountId, invitationId, email, role } = invitation;
  if (typeof who !== 'function' && who.email !== email) {
    throw new MusterError(
      'forbidden',
      say('This invitation is for {email}. Sign in as that person.', { email }),
    );
  }
  await withTransaction(accountPool(people.pool, accountId), async (client) => {
    if (!(await consumeInvitation(client, invitationId))) {
      throw new MusterError(
        'link_invalid',
        say('This invitation has just been used or taken back.'),
      );
    }
    const person = typeof who === 'function' ? await who(client) : who;
    await joinAccount(client, accountId, { person, role, by: 'acceptInvitation' });
  });
  return invitation;
}
