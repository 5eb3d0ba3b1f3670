import { createHmac, timingSafeEqual } from 'node:crypto';
import { say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';
import { findSession } from '../store/sessions.ts';
import { openWithKey } from './api-keys.ts';
import { checkOrigin, type IncomingRequest } from './check-origin.ts';
import type { People } from './people.ts';
import type { Caller } from './principal.ts';

/**
 * Who makes a request, by its key (`Authorization: Bearer mk_…`) or the cookie of a session, and in
 * which account: a key's own; a person's the one that the header Muster-Account names, or a link,
 * else the session's.
 *
 * @throws MusterError `unauthenticated`, `origin_refused`, `not_found` when the account named is none
 * of the caller's, `database_unavailable`.
 */
export async function resolvePrincipal(people: People, request: IncomingRequest): Promise<Caller> {
  const { authorization } = request.headers;
  const wanted = accountNamed(request);
  const caller =
    authorization === undefined
      ? await callerOfSession(people, request, wanted)
      : await callerOfKey(people, String(authorization));
  if (wanted !== null && caller.account?.accountId !== wanted) {
    throw new MusterError('not_found', say('You have no account {id}.', { id: wanted }));
  }
  return caller;
}

function accountNamed(request: IncomingRequest): string | null {
  const header = request.headers['muster-account'];
  const given = header ?? accountOfLink(request);
  if (given === undefined) return null;
  const text = typeof given === 'string' ? given.toLowerCase() : '';
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return text;
  throw new MusterError(
    'not_found',
    header === undefined
      ? say('The parameter account names no account.')
      : say('The header Muster-Account names no account.'),
  );
}

/** A browser that follows a link sends none of our headers. */
function accountOfLink({ method, query }: IncomingRequest): unknown {
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  return (query as Readonly<Record<string, unknown>> | undefined)?.[ACCOUNT_OF_LINK];
}

/** The parameter by which a link names the account to read in. */
export const ACCOUNT_OF_LINK = 'account';

async function callerOfKey({ pool }: People, authorization: string): Promise<Caller> {
  const text = /^Bearer +(?<key>\S+)$/i.exec(authorization)?.groups?.['key'];
  const account = text === undefined ? null : await openWithKey(pool, text);
  if (account !== null) return { person: null, account };
  throw new MusterError(
    'unauthenticated',
    say('This key is not valid: it was mistyped or revoked, or it has expired.'),
  );
}

async function callerOfSession(
  people: People,
  request: IncomingRequest,
  accountId: string | null,
): Promise<Caller> {
  const token = readSessionToken(people, String(request.headers['cookie'] ?? ''));
  const found = token === null ? null : await findSession(people.identity, { token, accountId });
  if (found === null)
    throw new MusterError('unauthenticated', say('Sign in first, or send an API key.'));
  checkOrigin(request, people.publicUrl);
  const { sessionId, personId: id, name, email, hasTwoFactor, membership } = found;
  return {
    person: { id, name, email, hasTwoFactor, sessionId },
    account: membership && {
      accountId: membership.accountId,
      principal: {
        kind: 'person',
        id,
        name,
        memberId: membership.memberId,
        role: membership.role,
        scopes: null,
      },
    },
  };
}

/** The cookie holds the token and its HMAC: nobody makes up tokens, nor tries them one by one. */
export function readSessionToken({ auth, secret }: People, cookies: string): string | null {
  const prefix = `${auth.sessionCookie}=`;
  const cookie = cookies.split(/; */).find((one) => one.startsWith(prefix));
  if (cookie === undefined) return null;
  const value = decodeCookie(cookie.slice(prefix.length));
  const [token = '', signature = ''] = value.split('.');
  const given = Buffer.from(signature, 'base64');
  const right = createHmac('sha256', secret).update(token).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? token : null;
}

function decodeCookie(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
