import { z } from 'zod';
import { operation } from './operation.ts';
import { id, moment, PAGE_QUERY, pageOf } from './page.ts';
import { ACTION_NAMES, ROLES } from './permissions.ts';

const role = z.enum(ROLES);
const action = z.enum(ACTION_NAMES);

const member = z
  .object({
    memberId: id,
    name: z.string(),
    email: z.string(),
    role: role.nullable().describe('null: does not sign in: has left, or was only named.'),
    joinedAt: moment,
    leftAt: moment.nullable(),
  })
  .meta({ id: 'Member' });

const invitation = z
  .object({
    invitationId: id,
    email: z.string(),
    role,
    invitedBy: z.string().nullable().describe('null: a key, or the command line.'),
    createdAt: moment,
    expiresAt: moment,
  })
  .meta({ id: 'Invitation' });

const key = z
  .object({
    keyId: id,
    name: z.string(),
    role,
    scopes: z.array(action).nullable().describe('null: all that its role may.'),
    hint: z.string().describe('The last four characters of the key.'),
    createdBy: z.string(),
    createdAt: moment,
    expiresAt: moment.nullable(),
    lastUsedAt: moment.nullable().describe('To the minute.'),
  })
  .meta({ id: 'Key' });

/** Members of the account, invitations and keys. */
export const peopleOperations = {
  listMembers: operation({
    method: 'GET',
    path: '/members',
    summary:
      'Everybody whom contacts can name as owner or follower, in the order in which they came.',
    action: 'members.read',
    query: z.object(PAGE_QUERY),
    status: 200,
    response: pageOf(member),
  }),
  changeMember: operation({
    method: 'PATCH',
    path: '/members/{memberId}',
    summary: 'Gives a member another role.',
    action: 'members.write',
    params: z.object({ memberId: id }),
    body: z.object({ role }),
    status: 200,
    response: member,
    errors: [409],
  }),
  removeMember: operation({
    method: 'DELETE',
    path: '/members/{memberId}',
    summary: 'Ends a membership; contacts go on naming the member.',
    action: 'members.write',
    params: z.object({ memberId: id }),
    status: 204,
    errors: [409],
  }),
  listInvitations: operation({
    method: 'GET',
    path: '/invitations',
    summary: 'Invitations that were not taken up, in the order in which they were made.',
    action: 'members.write',
    query: z.object(PAGE_QUERY),
    status: 200,
    response: pageOf(invitation),
  }),
  createInvitation: operation({
    method: 'POST',
    path: '/invitations',
    summary: 'Invites somebody for 14 days; an open invitation to the same email is replaced.',
    action: 'members.write',
    body: z.object({ email: z.string().min(3).max(300), role }),
    status: 201,
    response: z.object({
      invitation,
      link: z.string().nullable().describe('To pass on; null: it was mailed.'),
    }),
    errors: [409],
    confidential: true,
  }),
  cancelInvitation: operation({
    method: 'DELETE',
    path: '/invitations/{invitationId}',
    summary: 'Takes an invitation back.',
    action: 'members.write',
    params: z.object({ invitationId: id }),
    status: 204,
  }),
  listKeys: operation({
    method: 'GET',
    path: '/keys',
    summary: 'The keys of the account that were not revoked, the oldest first.',
    action: 'keys.write',
    query: z.object(PAGE_QUERY),
    status: 200,
    response: pageOf(key),
  }),
  createKey: operation({
    method: 'POST',
    path: '/keys',
    summary: 'Makes a key, which this answer alone shows.',
    action: 'keys.write',
    body: z.object({
      name: z.string().min(1).max(200),
      role: z.enum(['viewer', 'member', 'admin']).describe('Not above that of whoever makes it.'),
      scopes: z
        .array(action)
        .min(1)
        .nullable()
        .default(null)
        .describe('The only actions it may take; null: all that its role may.'),
      expiresAt: moment.nullable().default(null).describe('null: it does not expire.'),
    }),
    status: 201,
    response: z.object({ key, secret: z.string().describe('Sent as `Authorization: Bearer …`.') }),
    confidential: true,
  }),
  revokeKey: operation({
    method: 'DELETE',
    path: '/keys/{keyId}',
    summary: 'Revokes a key.',
    action: 'keys.write',
    params: z.object({ keyId: id }),
    status: 204,
  }),
};
