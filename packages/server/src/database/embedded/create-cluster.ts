import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { MusterError } from '../../errors.ts';
import { errorCode } from '../database-error.ts';
import type { ServerFiles } from './install-server-files.ts';
import { giveToServer, HOME, type ServerHome } from './server-home.ts';
import { serverEnvironment } from './server-settings.ts';

/** The name of the database and of its owner. */
export const DATABASE_NAME = 'muster';

/** The major version of the PostgreSQL that Muster brings. */
const EMBEDDED_MAJOR = 18;

/**
 * Makes the server's data folder, and the password of its owner, unless they exist.
 *
 * UTF-8 with PostgreSQL's own C.UTF-8 rules: text sorts by code point, the same on every machine
 * and after every upgrade of the system, and fast.
 *
 * The caller holds the server's lock.
 *
 * @throws MusterError `database_unsupported`, `database_unavailable`, `disk_full`
 */
export async function createCluster(home: ServerHome, files: ServerFiles): Promise<void> {
  const cluster = join(home.folder, HOME.cluster);
  const version = await readClusterVersion(cluster);
  if (version === null) {
    await initialise(home, files);
    return;
  }
  if (version !== String(EMBEDDED_MAJOR)) {
    throw new MusterError(
      'database_unsupported',
      `The data folder holds a PostgreSQL ${version} database, and this Muster brings PostgreSQL ${EMBEDDED_MAJOR}. Export the contacts with the Muster that made it and import them into a new data folder, or move ${cluster} over with pg_upgrade.`,
    );
  }
  const password = join(home.folder, HOME.password);
  if ((await stat(password).catch(() => null)) === null) {
    throw new MusterError(
      'database_unavailable',
      `The password of the database is gone: restore the file ${password}.`,
    );
  }
}

async function readClusterVersion(cluster: string): Promise<string | null> {
  try {
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  const folder = await stat(cluster).catch(() => null);
  if (folder === null) return null;
  throw new MusterError(
    'database_unavailable',
    `${cluster} is not a PostgreSQL data folder, or has lost its file PG_VERSION. Restore it from a backup, or move it away to begin with an empty database.`,
  );
}

/** Whole or not at all: what a crash leaves has another name and is removed by the next start. */
async function initialise(home: ServerHome, files: ServerFiles): Promise<void> {
  const cluster = join(home.folder, HOME.cluster);
  const unfinished = `${cluster}.new`;
  // initdb puts these paths into a command of the shell, between double quotes.
  if (/["$`\\\n]/.test(home.folder)) {
    throw new MusterError(
      'database_unavailable',
      `PostgreSQL cannot live in ${home.folder}: the path holds a double quote, dollar sign, backtick, backslash or line break. Set MUSTER_DATA to another folder.`,
    );
  }
  await rm(unfinished, { recursive: true, force: true });
  const password = join(home.folder, HOME.password);
  await rm(password, { force: true });
  await writeFile(password, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' });
  await giveToServer(home, password);
  const options = [
    `--pgdata=${unfinished}`,
    `--username=${DATABASE_NAME}`,
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
  try {
    await promisify(execFile)(files.initdb, options, {
      cwd: home.folder,
      env: serverEnvironment(),
      uid: home.user.uid,
      gid: home.user.gid,
    });
  } catch (error) {
    throw initialiseError(error);
  }
  await rename(unfinished, cluster);
}

function initialiseError(error: unknown): MusterError {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  if (/No space left|Disk quota/i.test(said)) {
    return new MusterError(
      'disk_full',
      'The disk of the data folder is full. Free some space and run the command again.',
      { cause: error },
    );
  }
  if (/could not look up effective user ID/.test(said)) {
    return new MusterError(
      'database_unavailable',
      'PostgreSQL runs only as a user with a name, and this one has just a number. Add the user to /etc/passwd, run Muster as another one, or set DATABASE_URL to a PostgreSQL that runs elsewhere.',
      { cause: error },
    );
  }
  const reason = said
    .split('\n')
    .find((line) => /error|fatal|denied/i.test(line))
    ?.replace(/^\S*initdb: (?:error: )?/, '');
  return new MusterError(
    'database_unavailable',
    `PostgreSQL could not make its data folder: ${reason ?? (error instanceof Error ? error.message : 'unknown reason')}. Set DATABASE_URL to use a PostgreSQL of your own.`,
    { cause: error },
  );
}
