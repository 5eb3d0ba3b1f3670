import { say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';

export const LEAST_PASSWORD = 10;
export const MOST_PASSWORD = 200;

/**
 * Length is what makes a password hard to guess; what kinds of characters it has is the person's.
 *
 * @throws MusterError `password_invalid`
 * @see https://pages.nist.gov/800-63-4/sp800-63b.html
 */
export function checkPassword(password: string, email: string): void {
  if (password.length < LEAST_PASSWORD || password.length > MOST_PASSWORD) {
    throw new MusterError(
      'password_invalid',
      say('A password has {least} to {most} characters; this one has {count}.', {
        least: LEAST_PASSWORD,
        most: MOST_PASSWORD,
        count: password.length,
      }),
    );
  }
  const [name = ''] = email.split('@');
  const given = password.toLowerCase();
  if (given === email.toLowerCase() || given === name.toLowerCase()) {
    throw new MusterError(
      'password_invalid',
      say('The password is the email. Choose another one.'),
    );
  }
}
