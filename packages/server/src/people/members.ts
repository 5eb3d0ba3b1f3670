import { isAtLeast, type Role } from '@muster/core/contract/permissions';
import { say } from '@muster/core/language/sentence';
import type { PoolClient } from 'pg';
import type { AccountPool } from '../database/account-pool.ts';
import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import {
  countOwners,
  deleteMembership,
  findMember,
  listAllMembers,
  lockRole,
  type StoredMember,
  updateRole,
} from '../store/memberships.ts';
import { type Page, pageOf, type PageOptions } from './page.ts';

export type { StoredMember };

/** Everybody whom contacts of the account can name: members, those who left, those only named. */
export function listMembers(pool: AccountPool, options: PageOptions): Promise<Page<StoredMember>> {
  return pageOf(
    options,
    (wanted) => listAllMembers(pool, wanted),
    ({ memberId }) => memberId,
  );
}

/**
 * Gives a member another role.
 *
 * @throws MusterError `not_found`, `forbidden` when the change is an owner's to make, `last_owner`
 */
export async function changeRole(
  pool: AccountPool,
  {
    actor,
    memberId,
    role,
  }: { readonly actor: Role; readonly memberId: string; readonly role: Role },
): Promise<StoredMember> {
  return withTransaction(pool, async (client) => {
    const before = await lockMember(client, pool, memberId);
    if (before === 'owner' || role === 'owner') requireOwner(actor);
    if (before === 'owner' && role !== 'owner') await keepAnOwner(client, pool);
    await updateRole(client, memberId, role);
    return (await findMember(client, pool.accountId, memberId)) as StoredMember;
  });
}

/**
 * Ends a membership. Contacts go on naming the member.
 *
 * @throws MusterError `not_found`, `forbidden` when it is an owner's to do, `last_owner`
 */
export async function removeMember(
  pool: AccountPool,
  { actor, memberId }: { readonly actor: Role; readonly memberId: string },
): Promise<void> {
  await withTransaction(pool, async (client) => {
    const before = await lockMember(client, pool, memberId);
    if (before === 'owner') {
      requireOwner(actor);
      await keepAnOwner(client, pool);
    }
    await deleteMembership(client, pool.accountId, memberId);
  });
}

/** @throws MusterError `forbidden` when the role is above that of whoever gives it. */
export function requireAtLeast(actor: Role, role: Role): void {
  if (isAtLeast(actor, role)) return;
  throw new MusterError(
    'forbidden',
    say('As {actor} you cannot give the role {role}.', { actor: say(actor), role: say(role) }),
  );
}

function requireOwner(actor: Role): void {
  if (actor === 'owner') return;
  throw new MusterError(
    'forbidden',
    say('Only an owner makes owners and changes what owners are.'),
  );
}

async function lockMember(
  client: PoolClient,
  { accountId }: AccountPool,
  memberId: string,
): Promise<Role> {
  const role = await lockRole(client, accountId, memberId);
  if (role !== null) return role;
  throw new MusterError(
    'not_found',
    say('Nobody who signs in to this account has the ID {id}.', { id: memberId }),
  );
}

async function keepAnOwner(client: PoolClient, { accountId }: AccountPool): Promise<void> {
  if ((await countOwners(client, accountId)) > 1) return;
  throw new MusterError(
    'last_owner',
    say('This is the only owner of the account. Make another one first.'),
  );
}
