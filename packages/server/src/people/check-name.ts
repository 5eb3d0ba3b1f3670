import { say } from '@muster/core/language/sentence';
import { z } from 'zod';
import { MusterError } from '../errors.ts';

const LONGEST = 100;

/**
 * The name of a person, an account or a key, with its blanks in order.
 *
 * @throws MusterError `invalid_request`
 */
export function checkName(given: string, whose: 'person' | 'account' | 'key'): string {
  const name = given.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  if (name !== '' && name.length <= LONGEST) return name;
  throw new MusterError(
    'invalid_request',
    name === ''
      ? say('The name of the {whose} is empty.', { whose: say(whose) })
      : say('The name of the {whose} can have {most} characters; this one has {count}.', {
          whose: say(whose),
          most: LONGEST,
          count: name.length,
        }),
  );
}

/**
 * An email address in small letters.
 *
 * @throws MusterError `invalid_request`
 */
export function checkEmail(given: string): string {
  const email = given.trim().toLowerCase();
  // As signing in checks it: whoever signs up has to be able to.
  if (email.length <= 254 && z.email().safeParse(email).success) return email;
  throw new MusterError('invalid_request', say('An email address looks like ann@example.com.'));
}
