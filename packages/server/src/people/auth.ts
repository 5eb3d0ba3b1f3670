import { betterAuth } from 'better-auth';
import type pg from 'pg';
import type { Logger } from 'pino';
import { accountPool } from '../database/account-pool.ts';
import { databaseError } from '../database/database-error.ts';
import { findUsualAccount, listMemberships, renameMember } from '../store/memberships.ts';
import { auditPerson } from './audit-person.ts';
import { afterEndpoint, beforeEndpoint, passwordOf } from './auth-hooks.ts';
import { authOptions, RESET_SECONDS } from './auth-options.ts';
import type { Mail } from './create-mailer.ts';
import { newToken } from './secret-token.ts';
import { forgetTries } from './throttle.ts';

export interface AuthParts {
  readonly pool: pg.Pool;
  readonly secret: string;
  /** The configured address; null: none is. */
  readonly publicUrl: string | null;
  /** Sends a person the link that resets their password; null: no mail is sent. */
  readonly sendResetLink: ((person: Pick<Mail, 'to'>, token: string) => void) | null;
  readonly log: Logger;
}

/** What Muster uses of better-auth. */
export interface Auth {
  /**
   * Answers a request to one of its endpoints, by its path under `/api/auth`; failures are answers too.
   *
   * @throws MusterError `database_unavailable`
   */
  readonly answer: (path: string, request: AuthRequest) => Promise<Response>;
  /** Begins a session as signing in does; the cookies to set. */
  readonly signIn: (
    credentials: { readonly email: string; readonly password: string },
    headers: Headers,
  ) => Promise<readonly string[]>;
  /** Lets a session that is in use last longer; the cookies to set. */
  readonly prolong: (headers: Headers) => Promise<readonly string[]>;
  readonly hashPassword: (password: string) => Promise<string>;
  /** What a link that resets the person's password holds; good for an hour. */
  readonly makeResetToken: (personId: string) => Promise<string>;
  readonly sessionCookie: string;
}

/** A POST whose origin has been checked. */
export interface AuthRequest {
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer> | null;
}

/** better-auth, on the tables of the schema `identity`. */
export async function createAuth(parts: AuthParts): Promise<Auth> {
  const { pool, sendResetLink } = parts;
  const baseURL = parts.publicUrl ?? INNER_URL;
  const options = authOptions({
    pool,
    secret: parts.secret,
    isSecure: baseURL.startsWith('https:'),
    schema: 'identity.',
  });
  const auth = betterAuth({
    ...options,
    baseURL,
    trustedOrigins: [baseURL],
    logger: {
      // What else it says names people, and what follows a colon was sent by somebody.
      log: (level, message) => {
        if (level !== 'error') return;
        parts.log.error({ from: 'better-auth' }, message.replace(/:[^]*$/, ''));
      },
    },
    emailAndPassword: {
      ...options.emailAndPassword,
      // Not waited for: how long mail takes must not tell whether there is such a person.
      ...(sendResetLink === null
        ? {}
        : {
            sendResetPassword: async ({ user, token }) => sendResetLink({ to: user.email }, token),
          }),
      onPasswordReset: async ({ user }) => {
        await forgetTries(pool, passwordOf(user.email));
        await auditPerson(parts, user, { action: 'resetPassword' });
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const activeOrganizationId = await findUsualAccount(pool, session.userId);
            return { data: { ...session, activeOrganizationId } };
          },
        },
      },
      user: { update: { after: (person) => renameEverywhere(pool, person) } },
    },
    hooks: { before: beforeEndpoint(parts), after: afterEndpoint(parts) },
  });
  const context = await auth.$context;

  return {
    answer: async (path, { headers, body }) => {
      const passed = new Headers(headers);
      // Without a configured address, it went to this server's own if it passed our check.
      if (parts.publicUrl === null && passed.has('origin')) passed.set('origin', INNER_URL);
      const request = new Request(`${baseURL}/api/auth${path}`, {
        method: 'POST',
        headers: passed,
        body,
      });
      try {
        const answer = await auth.handler(request);
        // It does not say why it failed: most likely the database went away.
        if (answer.status >= 500) await pool.query('SELECT 1');
        return answer;
      } catch (error) {
        throw databaseError(error);
      }
    },
    signIn: async (credentials, headers) => {
      const { headers: answered } = await auth.api.signInEmail({
        body: { ...credentials },
        headers,
        returnHeaders: true,
      });
      return answered.getSetCookie();
    },
    prolong: async (headers) => {
      const { headers: answered } = await auth.api.getSession({ headers, returnHeaders: true });
      return answered.getSetCookie();
    },
    hashPassword: context.password.hash,
    makeResetToken: async (personId) => {
      const token = newToken();
      await context.internalAdapter.createVerificationValue({
        identifier: `reset-password:${token}`,
        value: personId,
        expiresAt: new Date(Date.now() + RESET_SECONDS * 1000),
      });
      return token;
    },
    sessionCookie: context.authCookies.sessionToken.name,
  };
}

/** Where better-auth believes to be, where no address is configured; no client sees it. */
const INNER_URL = 'http://localhost';

/** Accounts know their members by name, so that files can name owners. */
async function renameEverywhere(
  pool: pg.Pool,
  person: { readonly id: string; readonly name: string },
): Promise<void> {
  for (const { accountId, memberId } of await listMemberships(pool, person.id)) {
    await renameMember(accountPool(pool, accountId), { memberId, name: person.name });
  }
}
