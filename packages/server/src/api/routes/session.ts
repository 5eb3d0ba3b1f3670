import { actionsOf } from '@muster/core/contract/permissions';
import { sessionOperations } from '@muster/core/contract/session';
import { settingValue } from '../../crm/settings.ts';
import { openMuster } from '../../imports/open-muster.ts';
import {
  chooseAccount,
  createOwnAccount,
  leaveAccount,
  listAccounts,
  renameAccount,
} from '../../people/accounts.ts';
import { checkSiteOrigin } from '../../people/check-origin.ts';
import { acceptInvitation, readInvitation } from '../../people/invitations.ts';
import { signedIn } from '../../people/principal.ts';
import { listSessions, revokeOtherSessions, revokeSession } from '../../people/sessions.ts';
import {
  type Credentials,
  hasFirstOwner,
  signUp,
  signUpFirstOwner,
  signUpInvited,
} from '../../people/sign-up.ts';
import { passedHeaders } from '../auth-routes.ts';
import { isoTime } from '../iso-time.ts';
import { type OpenContext, routes, type SignedInContext } from '../route.ts';

/** Who calls, how people come in, and the accounts they belong to. */
export const sessionRoutes = routes(sessionOperations, {
  async readSession({ services, caller, request, reply }) {
    const { auth } = services.people;
    // A session that is used goes on.
    if (caller.person) setCookies(reply, await auth.prolong(passedHeaders(request)));
    return describeCaller({ services, caller });
  },

  async chooseAccount({ services, caller }, { body }) {
    return chooseAccount(services.people, signedIn(caller), body.accountId);
  },

  async listSessions({ services, caller }) {
    const person = signedIn(caller);
    const sessions = await listSessions(services.people, person);
    return {
      items: sessions.map(({ sessionId, address, userAgent, createdAt, expiresAt }) => ({
        sessionId,
        isThis: sessionId === person.sessionId,
        address,
        userAgent,
        createdAt: isoTime(createdAt),
        expiresAt: isoTime(expiresAt),
      })),
      nextCursor: null,
    };
  },

  async revokeSession({ services, caller }, { params }) {
    await revokeSession(services.people, signedIn(caller), params.sessionId);
  },

  async revokeOtherSessions({ services, caller }) {
    await revokeOtherSessions(services.people, signedIn(caller));
  },

  async readSignUp({ services }) {
    const { people } = services;
    return {
      isOpen: people.openSignup,
      sendsMail: people.mailer !== null,
      hasOwner: await hasFirstOwner(people),
    };
  },

  async signUpFirstOwner(context, { body }) {
    checkSiteOrigin(context.request, context.services.people.publicUrl);
    await beginSession(context, await signUpFirstOwner(context.services.people, body));
  },

  async readInvitation({ services }, { body }) {
    const { email, role, accountName, invitedBy, hasSignedUp } = await readInvitation(
      services.people,
      body.token,
    );
    return { email, role, accountName, invitedBy, hasSignedUp };
  },

  async signUpInvited(context, { body }) {
    checkSiteOrigin(context.request, context.services.people.publicUrl);
    await beginSession(context, await signUpInvited(context.services.people, body));
  },

  async signUp(context, { body }) {
    const { people } = context.services;
    checkSiteOrigin(context.request, people.publicUrl);
    await beginSession(context, await signUp(people, { ...body, address: context.request.ip }));
  },

  async acceptInvitation({ services, caller }, { body }) {
    const person = signedIn(caller);
    const { accountId } = await acceptInvitation(services.people, body.token, person);
    return chooseAccount(services.people, person, accountId);
  },

  async listAccounts({ services, caller }) {
    return { items: [...(await listAccounts(services.people, caller))], nextCursor: null };
  },

  async createAccount({ services, caller }, { body }) {
    return createOwnAccount(services.people, signedIn(caller), body.name);
  },

  async renameAccount({ services, muster }, { body }) {
    const { accountId } = muster.account;
    return { accountId, name: await renameAccount(services.people, muster.account, body.name) };
  },

  async leaveAccount({ services, caller }) {
    await leaveAccount(services.people, caller);
  },
});

type Known = Pick<SignedInContext, 'services' | 'caller'>;

async function describeCaller({ services, caller }: Known) {
  const { person, account } = caller;
  const accounts = [...(await listAccounts(services.people, caller))];
  const shown = {
    person: person && {
      personId: person.id,
      name: person.name,
      email: person.email,
      hasTwoFactor: person.hasTwoFactor,
    },
    key: person || !account ? null : { keyId: account.principal.id, name: account.principal.name },
    accounts,
  };
  if (!account) return { ...shown, account: null };
  const { accountId, principal } = account;
  const { settings } = (await openMuster(services, accountId)).account;
  const grants = { membersMayImport: settingValue(settings, 'members_may_import') };
  const actions = actionsOf(principal.role, grants).filter(
    (action) => principal.scopes?.includes(action) ?? true,
  );
  return {
    ...shown,
    account: {
      accountId,
      name: accounts.find((one) => one.accountId === accountId)?.name ?? '',
      role: principal.role,
      memberId: principal.memberId,
      actions,
    },
  };
}

/** Whoever has just signed up is signed in. */
async function beginSession(
  { services, request, reply }: OpenContext,
  credentials: Credentials,
): Promise<void> {
  setCookies(reply, await services.people.auth.signIn(credentials, passedHeaders(request)));
}

function setCookies(reply: OpenContext['reply'], cookies: readonly string[]): void {
  if (cookies.length > 0) reply.header('set-cookie', [...cookies]);
}
