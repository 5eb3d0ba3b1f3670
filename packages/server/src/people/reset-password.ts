import { MusterError } from '../errors.ts';
import { findPersonByEmail } from '../store/people.ts';
import type { People } from './people.ts';

/**
 * A link that lets whoever has it choose a new password for the person, once and within an hour.
 *
 * @throws MusterError `not_found`
 */
export async function makeResetLink(people: People, email: string): Promise<string> {
  const person = await findPersonByEmail(people.pool, email.trim());
  if (person === null) {
    throw new MusterError(
      'not_found',
      `Nobody signs in as ${email}. List people with: muster people`,
    );
  }
  return resetUrl(people.baseUrl(), await people.auth.makeResetToken(person.id));
}

/** The page of the web app where a person chooses a new password. */
export function resetUrl(baseUrl: string, token: string): string {
  return `${baseUrl}/reset-password?token=${encodeURIComponent(token)}`;
}
