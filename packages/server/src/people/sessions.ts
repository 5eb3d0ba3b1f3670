import { say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';
import { deleteSessions, listSessions as list, type StoredSession } from '../store/sessions.ts';
import { auditPerson } from './audit-person.ts';
import type { People } from './people.ts';
import type { Caller } from './principal.ts';

export type { StoredSession };

type SignedIn = NonNullable<Caller['person']>;

/** The person's sessions that have not expired, the newest first. */
export function listSessions(
  { identity }: People,
  person: SignedIn,
): Promise<readonly StoredSession[]> {
  return list(identity, person.id);
}

/** @throws MusterError `not_found` when the person has no such session. */
export async function revokeSession(
  people: People,
  person: SignedIn,
  sessionId: string,
): Promise<void> {
  if ((await deleteSessions(people.identity, person.id, { only: sessionId })) === 0) {
    throw new MusterError('not_found', say('You have no session {id}.', { id: sessionId }));
  }
  await auditPerson(people, person, { action: 'revokeSession' });
}

/** Ends all sessions of the person but the one that asks. */
export async function revokeOtherSessions(people: People, person: SignedIn): Promise<void> {
  await deleteSessions(people.identity, person.id, { keep: person.sessionId });
  await auditPerson(people, person, { action: 'revokeOtherSessions' });
}
