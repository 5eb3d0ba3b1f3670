/** An endpoint of better-auth that Muster offers, under `/api/auth`. */
export interface AuthEndpoint {
  readonly path: `/${string}`;
  /** What it does, in one sentence. */
  readonly summary: string;
  /** The JSON it takes, by key. */
  readonly body: Readonly<Record<string, string>>;
}

/** Every one of them is a POST. All others of better-auth's are not served. */
export const AUTH_ENDPOINTS: readonly AuthEndpoint[] = [
  {
    path: '/sign-in/email',
    summary:
      'Begins a session, in a cookie. With two-factor on, answers `{ "twoFactorRedirect": true }`, and a code completes it.',
    body: {
      email: 'The email of the person.',
      password: 'Their password.',
      rememberMe: 'Optional; false: the session ends with the browser.',
    },
  },
  { path: '/sign-out', summary: 'Ends the session.', body: {} },
  {
    path: '/request-password-reset',
    summary:
      'Mails a link that resets the password; answers the same whether there is such a person.',
    body: { email: 'The email of the person.' },
  },
  {
    path: '/reset-password',
    summary: 'Sets a new password and ends all sessions of the person.',
    body: { token: 'What the link holds.', newPassword: 'At least 10 characters.' },
  },
  {
    path: '/change-password',
    summary: 'Changes the password and ends all other sessions of the person.',
    body: { currentPassword: 'The password so far.', newPassword: 'At least 10 characters.' },
  },
  {
    path: '/update-user',
    summary: 'Changes the name of the person, in all their accounts.',
    body: { name: 'The new name.' },
  },
  {
    path: '/two-factor/enable',
    summary:
      'Answers `totpURI`, for an authenticator app, and `backupCodes`; two-factor is on once a code was verified.',
    body: { password: 'The password of the person.' },
  },
  {
    path: '/two-factor/verify-totp',
    summary:
      'Checks a code of the app: the first one turns two-factor on, later ones complete signing in.',
    body: {
      code: 'Six digits.',
      trustDevice: 'Optional; true: this browser is not asked again for 30 days.',
    },
  },
  {
    path: '/two-factor/verify-backup-code',
    summary: 'Completes signing in with a backup code, which is used up.',
    body: { code: 'The backup code.' },
  },
  {
    path: '/two-factor/generate-backup-codes',
    summary: 'Answers new `backupCodes`; those before are none any more.',
    body: { password: 'The password of the person.' },
  },
  {
    path: '/two-factor/disable',
    summary: 'Turns two-factor off.',
    body: { password: 'The password of the person.' },
  },
];
