import type pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { plainQueries } from '../database/plain-queries.ts';
import { createAuth } from './auth.ts';
import { createMailer } from './create-mailer.ts';
import type { People } from './people.ts';
import { readSecret } from './read-secret.ts';
import { resetUrl } from './reset-password.ts';

/** People, their sessions and their keys, on an open database. */
export async function openPeople(given: {
  readonly pool: pg.Pool;
  readonly registry: pg.Pool;
  readonly config: Pick<
    Config,
    'dataFolder' | 'publicUrl' | 'secret' | 'smtpUrl' | 'mailFrom' | 'openSignup'
  >;
  /** Where people reach the server; asked when a link is made. */
  readonly baseUrl: () => string;
  readonly log: Logger;
}): Promise<People> {
  const { pool, registry, config, baseUrl, log } = given;
  const { publicUrl, smtpUrl, mailFrom, openSignup } = config;
  const secret = await readSecret(config.secret, config.dataFolder);
  const mailer = smtpUrl === null ? null : createMailer(smtpUrl, mailFrom);
  const auth = await createAuth({
    pool,
    secret,
    publicUrl,
    sendResetLink:
      mailer &&
      (({ to }, token) => {
        const text = `Somebody, hopefully you, asks for a new password for Muster. Choose it within an hour at\n\n${resetUrl(baseUrl(), token)}\n\nIf it was not you, nothing has changed.\n`;
        mailer.send({ to, subject: 'Your new password for Muster', text }).catch(() => {
          log.error('mail with a link to reset a password was not sent');
        });
      }),
    log,
  });
  return {
    pool,
    identity: plainQueries(pool),
    registry,
    auth,
    secret,
    publicUrl,
    baseUrl,
    mailer,
    openSignup,
    log,
    close: () => mailer?.close(),
  };
}
