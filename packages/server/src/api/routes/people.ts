import { peopleOperations } from '@muster/core/contract/people';
import { createKey, listKeys, revokeKey, type StoredKey } from '../../people/api-keys.ts';
import {
  cancelInvitation,
  type Invitation,
  invite,
  listInvitations,
} from '../../people/invitations.ts';
import { changeRole, listMembers, removeMember, type StoredMember } from '../../people/members.ts';
import { isoTime } from '../iso-time.ts';
import { routes } from '../route.ts';

/** Members of the account, invitations and keys. */
export const peopleRoutes = routes(peopleOperations, {
  async listMembers({ muster }, { query }) {
    const { items, nextCursor } = await listMembers(muster.pool, query);
    return { items: items.map(shownMember), nextCursor };
  },

  async changeMember({ muster, principal }, { params, body }) {
    const change = { actor: principal.role, memberId: params.memberId, role: body.role };
    return shownMember(await changeRole(muster.pool, change));
  },

  async removeMember({ muster, principal }, { params }) {
    await removeMember(muster.pool, { actor: principal.role, memberId: params.memberId });
  },

  async listInvitations({ muster }, { query }) {
    const { items, nextCursor } = await listInvitations(muster.pool, query);
    return { items: items.map(shownInvitation), nextCursor };
  },

  async createInvitation({ services, muster, principal }, { body }) {
    const { kind, id, name, role } = principal;
    const inviter = { personId: kind === 'person' ? id : null, name, role };
    const made = await invite(services.people, muster.account, { ...body, inviter });
    return { invitation: shownInvitation(made.invitation), link: made.link };
  },

  async cancelInvitation({ muster, principal }, { params }) {
    const { invitationId } = params;
    await cancelInvitation(muster.pool, { actor: principal.role, invitationId });
  },

  async listKeys({ muster }, { query }) {
    const { items, nextCursor } = await listKeys(muster.pool, query);
    return { items: items.map(shownKey), nextCursor };
  },

  async createKey({ muster, principal }, { body }) {
    const { key, secret } = await createKey(muster.pool, principal, body);
    return { key: shownKey(key), secret };
  },

  async revokeKey({ muster }, { params }) {
    await revokeKey(muster.pool, params.keyId);
  },
});

function shownMember({ joinedAt, leftAt, ...member }: StoredMember) {
  return { ...member, joinedAt: isoTime(joinedAt), leftAt: leftAt && isoTime(leftAt) };
}

function shownInvitation({ createdAt, expiresAt, ...invitation }: Invitation) {
  return { ...invitation, createdAt: isoTime(createdAt), expiresAt: isoTime(expiresAt) };
}

function shownKey({ scopes, createdAt, expiresAt, lastUsedAt, ...key }: StoredKey) {
  return {
    ...key,
    scopes: scopes && [...scopes],
    createdAt: isoTime(createdAt),
    expiresAt: expiresAt && isoTime(expiresAt),
    lastUsedAt: lastUsedAt && isoTime(lastUsedAt),
  };
}
