import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import type pg from 'pg';
import { MusterError } from '../errors.ts';
import { auditPerson } from './audit-person.ts';
import { checkName } from './check-name.ts';
import { checkPassword } from './password-rules.ts';
import { unuseCode, useCode } from './use-code.ts';
import { forgetTries, takeTry, type Tried } from './throttle.ts';

type Middleware = ReturnType<typeof createAuthMiddleware>;
type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/**
 * Limits tries at passwords by whose they are, holds new passwords to our rules, and takes codes of
 * apps once.
 */
export function beforeEndpoint({ pool, log }: Parameters<typeof auditPerson>[0]): Middleware {
  return createAuthMiddleware(async (context) => {
    try {
      if (context.path === CHECKING_APP_CODE) return await checkCode(context, { pool, log });
      return await check(context, pool);
    } catch (error) {
      throw error instanceof MusterError ? asApiError(error) : error;
    }
  });
}

/** A password that was right takes back the tries before it; a code that was wrong is noted. */
export function afterEndpoint({ pool, log }: Parameters<typeof auditPerson>[0]): Middleware {
  return createAuthMiddleware(async (context) => {
    const { returned, newSession, session } = context.context;
    if (returned instanceof APIError && CHECKING_CODE.has(context.path)) {
      const person = session?.user ?? (await halfSignedIn(context));
      if (person) await auditPerson({ pool, log }, person, { action: 'failTwoFactor' });
      if (person && context.path === CHECKING_APP_CODE) {
        await unuseCode(pool, { personId: person.id, code: textOf(context, 'code') });
      }
    }
    if (!ASKING_PASSWORD.has(context.path) || returned instanceof APIError) return;
    const email = textOf(context, 'email') || newSession?.user.email || session?.user.email || null;
    if (email !== null) await forgetTries(pool, passwordOf(email));
  });
}

const CHECKING_APP_CODE = '/two-factor/verify-totp';

const CHECKING_CODE: ReadonlySet<string> = new Set([
  CHECKING_APP_CODE,
  '/two-factor/verify-backup-code',
]);

/** Whose password was right, while the code is awaited; null after the last try, too. */
async function halfSignedIn(context: Context): Promise<{ id: string; name: string } | null> {
  const { createAuthCookie, internalAdapter, secret } = context.context;
  const token = await context.getSignedCookie(createAuthCookie('two_factor').name, secret);
  const found = token ? await internalAdapter.findVerificationValue(token) : null;
  return found && internalAdapter.findUserById(found.value);
}

/** What `takeTry` counts for a person's password. */
export function passwordOf(email: string): Tried {
  return { what: 'password', whose: email };
}

const ASKING_PASSWORD: ReadonlySet<string> = new Set([
  '/sign-in/email',
  '/change-password',
  '/two-factor/enable',
  '/two-factor/disable',
  '/two-factor/generate-backup-codes',
]);

async function check(context: Context, pool: pg.Pool): Promise<unknown> {
  const { path } = context;
  if (path === '/sign-in/email') return takeTry(pool, passwordOf(textOf(context, 'email')));
  if (path === '/request-password-reset') {
    return takeTry(pool, { what: 'reset mail', whose: textOf(context, 'email') });
  }
  if (path === '/reset-password') return checkReset(context);
  if (path === '/update-user') {
    return { context: { body: { name: checkName(textOf(context, 'name'), 'person') } } };
  }
  if (!ASKING_PASSWORD.has(path)) return undefined;
  const session = await getSessionFromCtx(context);
  if (session === null) return undefined;
  await takeTry(pool, passwordOf(session.user.email));
  if (path !== '/change-password') return undefined;
  checkPassword(textOf(context, 'newPassword'), session.user.email);
  return { context: { body: { ...(context.body as object), revokeOtherSessions: true } } };
}

async function checkCode(
  context: Context,
  parts: Parameters<typeof auditPerson>[0],
): Promise<void> {
  const person = (await getSessionFromCtx(context))?.user ?? (await halfSignedIn(context));
  if (!person) return;
  try {
    await useCode(parts.pool, { personId: person.id, code: textOf(context, 'code') });
  } catch (error) {
    if (error instanceof MusterError) {
      await auditPerson(parts, person, { action: 'failTwoFactor' });
    }
    throw error;
  }
}

async function checkReset(context: Context): Promise<void> {
  const { internalAdapter } = context.context;
  const token = textOf(context, 'token');
  const found = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  const person = found === null ? null : await internalAdapter.findUserById(found.value);
  if (person !== null) checkPassword(textOf(context, 'newPassword'), person.email);
}

function textOf(context: Context, key: string): string {
  const value = (context.body as Readonly<Record<string, unknown>> | undefined)?.[key];
  return typeof value === 'string' ? value : '';
}

/** Errors of better-auth's kind are answered as they are; others would be taken for its own bugs. */
function asApiError({ code, message, said, status, detail }: MusterError): APIError {
  return new APIError(status as 422, { code, message, said, detail });
}
