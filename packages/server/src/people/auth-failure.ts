import { type ErrorCode, ERRORS, MusterError } from '../errors.ts';

/** What a failed answer of better-auth says, in Muster's words; null: a bug, of theirs or ours. */
export function authFailure(
  status: number,
  answer: {
    readonly code?: unknown;
    readonly message?: unknown;
    readonly detail?: unknown;
    readonly retryAfterSeconds?: number | null;
  },
): MusterError | null {
  const { code, message, detail } = answer;
  if (typeof code === 'string' && Object.hasOwn(ERRORS, code)) {
    // Thrown by our own checks on the way.
    return new MusterError(code as ErrorCode, typeof message === 'string' ? message : code, {
      detail: (detail ?? {}) as Readonly<Record<string, unknown>>,
    });
  }
  const known = KNOWN.get(String(code));
  if (known !== undefined) return new MusterError(...known);
  if (status === 429) {
    return new MusterError('rate_limited', 'Too many tries. Try again in a minute.', {
      detail: { retryAfterSeconds: answer.retryAfterSeconds ?? 60 },
    });
  }
  if (status === 401) return new MusterError('unauthenticated', 'Sign in first.');
  if (status === 403)
    return new MusterError('origin_refused', 'This request comes from another site.');
  if (status < 500)
    return new MusterError(
      'invalid_request',
      typeof message === 'string' ? message : 'The request is not valid.',
    );
  return null;
}

const BEGIN_AGAIN = 'Signing in took too long, or too many codes were wrong. Begin again.';

const KNOWN: ReadonlyMap<string, readonly [ErrorCode, string]> = new Map([
  ['INVALID_EMAIL_OR_PASSWORD', ['credentials_invalid', 'Email or password is wrong.']],
  ['INVALID_EMAIL', ['credentials_invalid', 'Email or password is wrong.']],
  ['INVALID_PASSWORD', ['credentials_invalid', 'The password is wrong.']],
  ['PASSWORD_TOO_SHORT', ['password_invalid', 'A password has at least 10 characters.']],
  ['PASSWORD_TOO_LONG', ['password_invalid', 'A password has at most 200 characters.']],
  [
    'INVALID_CODE',
    ['two_factor_invalid', 'The code is wrong. Codes of the app change every 30 seconds.'],
  ],
  [
    'INVALID_BACKUP_CODE',
    ['two_factor_invalid', 'This is not one of your backup codes, or it has been used.'],
  ],
  ['INVALID_TWO_FACTOR_COOKIE', ['two_factor_invalid', BEGIN_AGAIN]],
  ['TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE', ['two_factor_invalid', BEGIN_AGAIN]],
  ['INVALID_TOKEN', ['link_invalid', 'This link has been used or has expired. Ask for a new one.']],
  [
    'RESET_PASSWORD_DISABLED',
    [
      'mail_not_configured',
      'This server sends no mail. Whoever runs it can make a link with: muster people reset-password EMAIL',
    ],
  ],
]);
