import { resolve } from 'node:path';
import { MusterError } from './errors.ts';

/** What the environment says about where and how Muster runs. docs/reference/configuration.md lists it. */
export interface Config {
  /** `MUSTER_DATA`, else the folder `data` in the current folder; absolute. */
  readonly dataFolder: string;
  /** `DATABASE_URL`; null means the PostgreSQL that Muster brings. */
  readonly databaseUrl: string | null;
  /** `MUSTER_SERVER`: the server that commands work on, its origin; null: the database here. */
  readonly server: string | null;
  /** `MUSTER_KEY`: an API key of that server. */
  readonly key: string | null;
  /** `MUSTER_DEBUG`: stack traces are shown with unexpected errors. */
  readonly debug: boolean;
  /** `PORT` that `serve` listens on; 4000. 0: any that is free. */
  readonly port: number;
  /** `HOST`: the address that `serve` listens on; 127.0.0.1: this machine only. */
  readonly host: string;
  /** `MUSTER_URL`: where people reach the server, without a slash at the end; null: where it listens. */
  readonly publicUrl: string | null;
  /** `MUSTER_TRUST_PROXY`: addresses of reverse proxies whose X-Forwarded headers are believed. */
  readonly trustedProxies: readonly string[];
  /** `MUSTER_SECRET`: what sessions and secrets are secured with; null: one is kept in the data folder. */
  readonly secret: string | null;
  /** `MUSTER_SMTP_URL`: where mail is sent; null: none is, and links are shown instead. */
  readonly smtpUrl: string | null;
  /** `MUSTER_MAIL_FROM`: the sender of mail. */
  readonly mailFrom: string;
  /** `MUSTER_OPEN_SIGNUP`: people may sign up without an invitation. */
  readonly openSignup: boolean;
  /** `MUSTER_FETCH_ALLOW`: hosts that may be fetched from although they are not public. */
  readonly fetchAllow: readonly string[];
  /** `MUSTER_METRICS_TOKEN`: who sends it may read `/metrics`; null: nobody may. */
  readonly metricsToken: string | null;
  /** `MUSTER_LOG_LEVEL`: debug, info, warn, error, silent. */
  readonly logLevel: LogLevel;
  /** `MUSTER_RATE_LIMIT`: requests a second that one person or key may make. */
  readonly requestsPerSecond: number;
  /** `MUSTER_WORKER_IMPORTS`: imports that one worker runs at once. */
  readonly importsPerWorker: number;
  /** `MUSTER_CHECK_ANSWERS`: answers are held against the contract; for tests. */
  readonly checkAnswers: boolean;
}

type LogLevel = (typeof LOG_LEVELS)[number];
type Env = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration; nothing else in the code looks at the environment.
 *
 * A variable set to nothing counts as not set.
 *
 * @throws MusterError `usage`
 */
export function readConfig(env: Env, cwd: string): Config {
  return {
    dataFolder: resolve(cwd, env['MUSTER_DATA'] || 'data'),
    databaseUrl: readDatabaseUrl(env['DATABASE_URL'] || null),
    server: readUrl(env['MUSTER_SERVER'] || null, 'MUSTER_SERVER'),
    key: env['MUSTER_KEY'] || null,
    debug: isOn(env['MUSTER_DEBUG']),
    port: readNumber(env, 'PORT', { initial: 4000, least: 0, most: 65_535 }),
    host: env['HOST'] || '127.0.0.1',
    publicUrl: readUrl(env['MUSTER_URL'] || null, 'MUSTER_URL'),
    trustedProxies: readList(env['MUSTER_TRUST_PROXY']),
    secret: readSecret(env['MUSTER_SECRET'] || null),
    smtpUrl: env['MUSTER_SMTP_URL'] || null,
    mailFrom: env['MUSTER_MAIL_FROM'] || 'Muster <muster@localhost>',
    openSignup: isOn(env['MUSTER_OPEN_SIGNUP']),
    fetchAllow: readList(env['MUSTER_FETCH_ALLOW']),
    metricsToken: env['MUSTER_METRICS_TOKEN'] || null,
    logLevel: readLogLevel(env['MUSTER_LOG_LEVEL'] || 'info'),
    requestsPerSecond: readNumber(env, 'MUSTER_RATE_LIMIT', {
      initial: 50,
      least: 1,
      most: 100_000,
    }),
    importsPerWorker: readNumber(env, 'MUSTER_WORKER_IMPORTS', { initial: 2, least: 1, most: 16 }),
    checkAnswers: isOn(env['MUSTER_CHECK_ANSWERS']),
  };
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

function readDatabaseUrl(text: string | null): string | null {
  // The address is not repeated: it holds a password.
  if (text === null || /^postgres(?:ql)?:\/\//i.test(text)) return text;
  throw new MusterError(
    'usage',
    'DATABASE_URL is not the address of a PostgreSQL. It looks like postgresql://user:password@machine:5432/database.',
  );
}

/**
 * The origin of the server at an address that must have no path; `name` is what gave it.
 *
 * @throws MusterError `usage`
 */
export function readUrl(text: string | null, name: string): string | null {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '')
    return url.origin;
  throw new MusterError(
    'usage',
    `${name} is not where a server is reached: "${text}". It looks like https://muster.example.com, with no path.`,
  );
}

function readSecret(text: string | null): string | null {
  if (text === null || text.length >= LEAST_SECRET) return text;
  throw new MusterError(
    'usage',
    `MUSTER_SECRET is too short: give at least ${LEAST_SECRET} random characters, e.g. from: openssl rand -hex 32`,
  );
}

const LEAST_SECRET = 32;

function readLogLevel(text: string): LogLevel {
  const found = LOG_LEVELS.find((level) => level === text.toLowerCase());
  if (found) return found;
  throw new MusterError('usage', `MUSTER_LOG_LEVEL is ${text}. Choose ${LOG_LEVELS.join(', ')}.`);
}

function readNumber(
  env: Env,
  name: string,
  {
    initial,
    least,
    most,
  }: { readonly initial: number; readonly least: number; readonly most: number },
): number {
  const text = env[name] || String(initial);
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= least && number <= most) return number;
  throw new MusterError(
    'usage',
    `${name} is "${text}". Give a whole number from ${least} to ${most}.`,
  );
}

function readList(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function isOn(text: string | undefined): boolean {
  return text !== undefined && !['', '0', 'false', 'no', 'off'].includes(text.toLowerCase());
}
