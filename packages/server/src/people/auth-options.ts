import type { BetterAuthOptions } from 'better-auth';
import { organization, twoFactor } from 'better-auth/plugins';
import type pg from 'pg';
import { newUuid } from '../store/uuid-v7.ts';
import { authPool } from './auth-pool.ts';
import { LEAST_PASSWORD, MOST_PASSWORD } from './password-rules.ts';

/** The header in which the client's address is handed on; a client that sends it is not heard. */
export const ADDRESS_HEADER = 'x-muster-client-address';

/** What better-auth is set up with, besides what it does when something happens. */
export function authOptions(given: {
  readonly pool: pg.Pool;
  readonly secret: string;
  readonly isSecure: boolean;
  /** The database schema of the tables, with a dot; '' where the connection's search path names it. */
  readonly schema: 'identity.' | '';
}) {
  const table = (name: string): string => `${given.schema}${name}`;
  return {
    appName: 'Muster',
    database: authPool(given.pool),
    secrets: [{ version: 1, value: given.secret }],
    telemetry: { enabled: false },
    user: { modelName: table('person'), fields: { ...TIMES, emailVerified: 'email_verified' } },
    session: {
      modelName: table('session'),
      fields: {
        ...TIMES,
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
      expiresIn: 14 * DAY,
      updateAge: DAY,
    },
    account: {
      modelName: table('credential'),
      fields: {
        ...TIMES,
        userId: 'person_id',
        accountId: 'provider_account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
      accountLinking: { enabled: false },
    },
    verification: {
      modelName: table('verification'),
      fields: { ...TIMES, expiresAt: 'expires_at' },
      storeIdentifier: 'hashed',
    },
    emailAndPassword: {
      enabled: true,
      // People come in by invitation; that is done elsewhere, in one transaction.
      disableSignUp: true,
      minPasswordLength: LEAST_PASSWORD,
      maxPasswordLength: MOST_PASSWORD,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: RESET_SECONDS,
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: table('rate_limit'),
      fields: { lastRequest: 'last_request' },
      window: 60,
      max: 200,
      customRules: {
        '/sign-in/email': { window: 60, max: 20 },
        '/request-password-reset': { window: 60, max: 5 },
        '/reset-password': { window: 60, max: 10 },
        '/change-password': { window: 60, max: 10 },
        '/two-factor/*': { window: 60, max: 20 },
      },
    },
    advanced: {
      cookiePrefix: 'muster',
      useSecureCookies: given.isSecure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure: given.isSecure },
      database: { generateId: () => newUuid() },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // Some versions leave these out when they see a test running.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    plugins: [
      organization({
        schema: {
          organization: { modelName: table('organization'), fields: { createdAt: 'created_at' } },
          member: {
            modelName: table('membership'),
            fields: {
              organizationId: 'organization_id',
              userId: 'person_id',
              createdAt: 'created_at',
            },
          },
          invitation: {
            modelName: table('invitation'),
            fields: {
              organizationId: 'organization_id',
              inviterId: 'inviter_id',
              expiresAt: 'expires_at',
              createdAt: 'created_at',
            },
          },
          session: { fields: { activeOrganizationId: 'active_organization_id' } },
        },
      }),
      twoFactor({
        issuer: 'Muster',
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: table('two_factor'),
            fields: {
              userId: 'person_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
    ],
  } as const satisfies BetterAuthOptions;
}

/** How long a link to reset a password is good for. */
export const RESET_SECONDS = 60 * 60;

const DAY = 24 * 60 * 60;

const TIMES = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;
