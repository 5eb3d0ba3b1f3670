import { z } from 'zod';
import { operation } from './operation.ts';
import { id, moment } from './page.ts';
import { ACTION_NAMES, ROLES } from './permissions.ts';

const role = z.enum(ROLES);
const token = z.string().min(1).max(200).describe('What the link holds.');
const name = z.string().min(1).max(200);
const email = z.string().min(3).max(300);
const password = z.string().max(1_000).describe('10 to 200 characters.');
const accountName = name.describe('What people call the account.');

const account = z
  .object({
    accountId: id,
    name: z.string(),
    role,
  })
  .meta({ id: 'Account' });

const session = z
  .object({
    person: z
      .object({ personId: id, name: z.string(), email: z.string(), hasTwoFactor: z.boolean() })
      .nullable()
      .describe('null: a key.'),
    key: z.object({ keyId: id, name: z.string() }).nullable().describe('null: a person.'),
    account: account
      .extend({
        memberId: id.nullable().describe('The person as owner or follower of contacts.'),
        actions: z.array(z.enum(ACTION_NAMES)).describe('What the caller may do in the account.'),
      })
      .nullable()
      .describe('The account that requests work in unless they name another one.'),
    accounts: z.array(account).describe('Every account the caller belongs to.'),
  })
  .meta({ id: 'Session' });

const ownSession = z
  .object({
    sessionId: id,
    isThis: z.boolean().describe('The session that asks.'),
    address: z.string().nullable(),
    userAgent: z.string().nullable(),
    createdAt: moment,
    expiresAt: moment,
  })
  .meta({ id: 'OwnSession' });

/** Who calls, how people come in, and the accounts they belong to. Signing in is under `/api/auth`. */
export const sessionOperations = {
  readSession: operation({
    method: 'GET',
    path: '/session',
    summary: 'Who calls, in which account, and what they may do there.',
    action: 'signed_in',
    status: 200,
    response: session,
  }),
  chooseAccount: operation({
    method: 'POST',
    path: '/session/account',
    summary: 'Lets the session work in another account of the person.',
    action: 'signed_in',
    body: z.object({ accountId: id }),
    status: 200,
    response: account,
  }),
  listSessions: operation({
    method: 'GET',
    path: '/sessions',
    summary: 'The sessions of the person, the newest first.',
    action: 'signed_in',
    status: 200,
    response: z.object({ items: z.array(ownSession), nextCursor: z.null() }),
  }),
  revokeSession: operation({
    method: 'DELETE',
    path: '/sessions/{sessionId}',
    summary: 'Ends a session of the person.',
    action: 'signed_in',
    params: z.object({ sessionId: id }),
    status: 204,
  }),
  revokeOtherSessions: operation({
    method: 'DELETE',
    path: '/sessions',
    summary: 'Ends all sessions of the person but the one that asks.',
    action: 'signed_in',
    status: 204,
  }),
  readSignUp: operation({
    method: 'GET',
    path: '/sign-up',
    summary: 'How people come in on this server.',
    action: 'anyone',
    status: 200,
    response: z.object({
      isOpen: z.boolean().describe('People can sign up without an invitation.'),
      sendsMail: z.boolean().describe('Invitations and links to reset passwords are mailed.'),
      hasOwner: z.boolean().describe('false: the first owner is to be made.'),
    }),
  }),
  signUpFirstOwner: operation({
    method: 'POST',
    path: '/sign-up/first-owner',
    summary:
      'Makes the first owner, with the link that the server prints at its start; begins a session.',
    action: 'anyone',
    body: z.object({ token, name, email, password, accountName }),
    status: 204,
    errors: [409, 422],
  }),
  readInvitation: operation({
    method: 'POST',
    path: '/sign-up/invitation',
    summary: 'What the link of an invitation invites to.',
    action: 'anyone',
    body: z.object({ token }),
    status: 200,
    response: z.object({
      email: z.string(),
      role,
      accountName: z.string(),
      invitedBy: z.string().nullable(),
      hasSignedUp: z.boolean().describe('The person is to sign in and accept, not to sign up.'),
    }),
    errors: [422],
  }),
  signUpInvited: operation({
    method: 'POST',
    path: '/sign-up/invited',
    summary:
      'Makes the person whom an invitation is for, as a member of its account; begins a session.',
    action: 'anyone',
    body: z.object({ token, name, password }),
    status: 204,
    errors: [409, 422],
  }),
  signUp: operation({
    method: 'POST',
    path: '/sign-up',
    summary:
      'Makes a person with an account of their own, where the operator allows it; begins a session.',
    action: 'anyone',
    body: z.object({ name, email, password, accountName }),
    status: 204,
    errors: [409, 422],
  }),
  acceptInvitation: operation({
    method: 'POST',
    path: '/invitations/accept',
    summary:
      'Takes up an invitation as the person who is signed in; the session works in that account.',
    action: 'signed_in',
    body: z.object({ token }),
    status: 200,
    response: account,
    errors: [422],
  }),
  listAccounts: operation({
    method: 'GET',
    path: '/accounts',
    summary: 'The accounts that the person belongs to, the one joined first first.',
    action: 'signed_in',
    status: 200,
    response: z.object({ items: z.array(account), nextCursor: z.null() }),
  }),
  createAccount: operation({
    method: 'POST',
    path: '/accounts',
    summary: 'Makes another account, owned by the person, who has to own one already.',
    action: 'signed_in',
    body: z.object({ name: accountName }),
    status: 201,
    response: account,
  }),
  renameAccount: operation({
    method: 'PATCH',
    path: '/account',
    summary: 'Renames the account.',
    action: 'account.write',
    body: z.object({ name: accountName }),
    status: 200,
    response: z.object({ accountId: id, name: z.string() }),
  }),
  leaveAccount: operation({
    method: 'POST',
    path: '/account/leave',
    summary: 'Ends the membership of the person who asks.',
    action: 'signed_in',
    status: 204,
    errors: [409],
  }),
};
