import { findSession } from '../store/sessions.ts';
import { auditPerson } from './audit-person.ts';
import type { AuthRequest } from './auth.ts';
import type { People } from './people.ts';
import { readSessionToken } from './resolve-principal.ts';

/**
 * Answers a request to an endpoint of better-auth, and notes in the audit log what it did about
 * somebody's sessions, password or second factor.
 *
 * @throws MusterError `database_unavailable`
 */
export async function answerAudited(
  people: People,
  path: string,
  request: AuthRequest,
): Promise<Response> {
  const action = ACTIONS.get(path);
  if (action === undefined) return people.auth.answer(path, request);
  // Signing out leaves nobody to ask afterwards.
  const before = await personOfSession(people, request.headers.get('cookie') ?? '');
  const answer = await people.auth.answer(path, request);
  if (!answer.ok) return answer;
  const said = (await answer.clone().json()) as Said;
  // A password alone opens nothing where a code is to follow.
  if (said.twoFactorRedirect === true) return answer;
  const person = said.user ?? before;
  if (person !== null) await auditPerson(people, person, { action });
  return answer;
}

/** Resetting a password by a link is noted where the link is used up, in auth.ts. */
const ACTIONS: ReadonlyMap<string, string> = new Map([
  ['/sign-in/email', 'signIn'],
  ['/sign-out', 'signOut'],
  ['/change-password', 'changePassword'],
  ['/two-factor/verify-totp', 'verifyTwoFactor'],
  ['/two-factor/verify-backup-code', 'useBackupCode'],
  ['/two-factor/generate-backup-codes', 'makeBackupCodes'],
  ['/two-factor/disable', 'disableTwoFactor'],
]);

interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

interface Said {
  readonly user?: NamedPerson;
  readonly twoFactorRedirect?: boolean;
}

async function personOfSession(people: People, cookies: string): Promise<NamedPerson | null> {
  const token = readSessionToken(people, cookies);
  const found =
    token === null ? null : await findSession(people.identity, { token, accountId: null });
  return found && { id: found.personId, name: found.name };
}
