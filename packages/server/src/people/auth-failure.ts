import { type Said, say, type Sentence } from '@muster/core/language/sentence';
import { type ErrorCode, ERRORS, MusterError } from '../errors.ts';

/** What a failed answer of better-auth says, in Muster's words; null: a bug, of theirs or ours. */
export function authFailure(
  status: number,
  answer: {
    readonly code?: unknown;
    readonly message?: unknown;
    /** The message as our own checks said it. */
    readonly said?: unknown;
    readonly detail?: unknown;
    readonly retryAfterSeconds?: number | null;
  },
): MusterError | null {
  const { code, detail } = answer;
  if (typeof code === 'string' && Object.hasOwn(ERRORS, code)) {
    // Thrown by our own checks on the way.
    return new MusterError(code as ErrorCode, saidOf(answer) ?? code, {
      detail: (detail ?? {}) as Readonly<Record<string, unknown>>,
    });
  }
  const known = KNOWN.get(String(code));
  if (known !== undefined) return new MusterError(...known);
  if (status === 429) {
    return new MusterError('rate_limited', say('Too many tries. Try again in a minute.'), {
      detail: { retryAfterSeconds: answer.retryAfterSeconds ?? 60 },
    });
  }
  if (status === 401) return new MusterError('unauthenticated', say('Sign in first.'));
  if (status === 403)
    return new MusterError('origin_refused', say('This request comes from another site.'));
  if (status < 500)
    return new MusterError('invalid_request', saidOf(answer) ?? say('The request is not valid.'));
  return null;
}

/** What the answer says; null when it says nothing. */
function saidOf({ said, message }: Parameters<typeof authFailure>[1]): Said | null {
  if (typeof said === 'object' && said !== null && 'text' in said) return said as Sentence;
  return typeof message === 'string' ? message : null;
}

const BEGIN_AGAIN = say('Signing in took too long, or too many codes were wrong. Begin again.');

const KNOWN: ReadonlyMap<string, readonly [ErrorCode, Sentence]> = new Map([
  ['INVALID_EMAIL_OR_PASSWORD', ['credentials_invalid', say('Email or password is wrong.')]],
  ['INVALID_EMAIL', ['credentials_invalid', say('Email or password is wrong.')]],
  ['INVALID_PASSWORD', ['credentials_invalid', say('The password is wrong.')]],
  ['PASSWORD_TOO_SHORT', ['password_invalid', say('A password has at least 10 characters.')]],
  ['PASSWORD_TOO_LONG', ['password_invalid', say('A password has at most 200 characters.')]],
  [
    'INVALID_CODE',
    ['two_factor_invalid', say('The code is wrong. Codes of the app change every 30 seconds.')],
  ],
  [
    'INVALID_BACKUP_CODE',
    ['two_factor_invalid', say('This is not one of your backup codes, or it has been used.')],
  ],
  ['INVALID_TWO_FACTOR_COOKIE', ['two_factor_invalid', BEGIN_AGAIN]],
  ['TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE', ['two_factor_invalid', BEGIN_AGAIN]],
  [
    'INVALID_TOKEN',
    ['link_invalid', say('This link has been used or has expired. Ask for a new one.')],
  ],
  [
    'RESET_PASSWORD_DISABLED',
    [
      'mail_not_configured',
      say(
        'This server sends no mail. Whoever runs it can make a link with: muster people reset-password EMAIL',
      ),
    ],
  ],
]);
