import { resolve } from 'node:path';
import { MusterError } from './errors.ts';

/** What the environment says about where and how Muster runs. */
export interface Config {
  /** `MUSTER_DATA`, else the folder `data` in the current folder; absolute. */
  readonly dataFolder: string;
  /** `DATABASE_URL`; null means the PostgreSQL that Muster brings. */
  readonly databaseUrl: string | null;
  /** `MUSTER_DEBUG`: stack traces are shown with unexpected errors. */
  readonly debug: boolean;
}

/**
 * Reads the configuration; nothing else in the code looks at the environment.
 *
 * A variable set to nothing counts as not set.
 *
 * @throws MusterError `usage`
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, cwd: string): Config {
  return {
    dataFolder: resolve(cwd, env['MUSTER_DATA'] || 'data'),
    databaseUrl: readDatabaseUrl(env['DATABASE_URL'] || null),
    debug: isOn(env['MUSTER_DEBUG']),
  };
}

function readDatabaseUrl(text: string | null): string | null {
  // The address is not repeated: it holds a password.
  if (text === null || /^postgres(?:ql)?:\/\//i.test(text)) return text;
  throw new MusterError(
    'usage',
    'DATABASE_URL is not the address of a PostgreSQL. It looks like postgresql://user:password@machine:5432/database.',
  );
}

function isOn(text: string | undefined): boolean {
  return text !== undefined && !['', '0', 'false', 'no', 'off'].includes(text.toLowerCase());
}
