import { withTransaction } from '../database/with-transaction.ts';
import { MusterError } from '../errors.ts';
import { OPERATOR } from '../store/audit-log.ts';
import { deleteTwoFactor, findPersonByEmail, type Person } from '../store/people.ts';
import { auditPerson } from './audit-person.ts';
import type { People } from './people.ts';

/**
 * A link that lets whoever has it choose a new password for the person, once and within an hour.
 *
 * @throws MusterError `not_found`
 */
export async function makeResetLink(people: People, email: string): Promise<string> {
  const person = await personNamed(people, email);
  const token = await people.auth.makeResetToken(person.id);
  await auditPerson(people, person, { action: 'makeResetLink', actor: OPERATOR });
  return resetUrl(people.baseUrl(), token);
}

/**
 * Turns two-factor off for somebody who lost both phone and backup codes.
 *
 * @throws MusterError `not_found`
 */
export async function resetTwoFactor(people: People, email: string): Promise<void> {
  const person = await personNamed(people, email);
  await withTransaction(people.pool, (client) => deleteTwoFactor(client, person.id));
  await auditPerson(people, person, { action: 'resetTwoFactor', actor: OPERATOR });
}

/** The page of the web app where a person chooses a new password. */
export function resetUrl(baseUrl: string, token: string): string {
  return `${baseUrl}/reset-password?token=${encodeURIComponent(token)}`;
}

async function personNamed({ identity }: People, email: string): Promise<Person> {
  const person = await findPersonByEmail(identity, email.trim());
  if (person !== null) return person;
  throw new MusterError(
    'not_found',
    `Nobody signs in as ${email}. List people with: muster people`,
  );
}
