import { execFile } from 'node:child_process';
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  realpath,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { MusterError } from '../../errors.ts';
import { errorCode } from '../database-error.ts';
import { chooseServerUser, type ServerUser } from './server-user.ts';

/** Where a server lives and whom it runs as. */
export interface ServerHome {
  /** Real path of `<data folder>/postgresql`, mode 0700, owned by `user`. */
  readonly folder: string;
  readonly user: ServerUser;
}

/** The files and folders of a home. */
export const HOME = {
  cluster: 'pgdata',
  password: 'password',
  address: 'address.json',
  socket: 'socket',
  log: 'log',
  startLog: 'start.log',
  locks: 'locks',
} as const;

/**
 * The home of the server of a data folder, made where it is missing.
 *
 * It is a folder in the data folder, except when root runs Muster and the unprivileged user the
 * server runs as cannot enter the data folder (a checkout in a home with mode 0700): then it is in
 * /var/lib/muster, and the data folder holds a link to it.
 *
 * @throws MusterError `database_unavailable`
 */
export async function prepareServerHome(dataFolder: string): Promise<ServerHome> {
  const link = join(dataFolder, HOME_NAME);
  for (;;) {
    const found = await findServerHome(dataFolder);
    if (found !== null) return found;
    const isNew = await makeDataFolder(dataFolder);
    const user = await chooseServerUser(await stat(dataFolder));
    try {
      if (await canLiveIn(dataFolder, user, isNew)) await mkdir(link, { mode: 0o700 });
      else await makeHomeElsewhere(link, user);
    } catch (error) {
      // Another process was quicker: take what it has made.
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
}

/**
 * The home of the server of a data folder, or null when it has none yet.
 *
 * @throws MusterError `database_unavailable` when it is another user's or its folder is gone.
 */
export async function findServerHome(dataFolder: string): Promise<ServerHome | null> {
  const link = join(dataFolder, HOME_NAME);
  const entry = await lstat(link).catch(nullWhenMissing);
  if (entry === null) return null;
  const folder = await realpath(link).catch(nullWhenMissing);
  if (folder === null) {
    throw new MusterError(
      'database_unavailable',
      `${link} leads to a folder that is gone, and the database with it. Restore that folder, or remove ${link} to begin with an empty database.`,
    );
  }
  const owner = await stat(folder);
  const self = process.getuid?.() ?? owner.uid;
  if (self !== 0 && owner.uid !== self) {
    throw new MusterError(
      'database_unavailable',
      `The database in ${folder} belongs to another user (number ${owner.uid}). Run Muster as that user or as root, or set MUSTER_DATA to a folder of your own.`,
    );
  }
  const user = await chooseServerUser(owner);
  // Another process, run by root, may have made the folder and not handed it over yet.
  if (owner.uid !== user.uid) await chown(folder, user.uid, user.gid);
  return { folder, user };
}

/** Hands a file or folder, made by this process, to the user the server runs as. */
export async function giveToServer(home: ServerHome, path: string): Promise<void> {
  if (process.getuid?.() === 0) await chown(path, home.user.uid, home.user.gid);
}

const HOME_NAME = 'postgresql';
const ELSEWHERE = '/var/lib/muster';

async function makeDataFolder(dataFolder: string): Promise<boolean> {
  await mkdir(dirname(dataFolder), { recursive: true });
  try {
    await mkdir(dataFolder, { mode: 0o700 });
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    return (await readdir(dataFolder)).length === 0;
  }
}

async function canLiveIn(dataFolder: string, user: ServerUser, isNew: boolean): Promise<boolean> {
  const self = process.getuid?.();
  if (self !== 0) return true;
  // An empty data folder is handed over, so that it can keep mode 0700. One with files of others
  // in it stays as it is.
  if (!(await canEnter(dirname(dataFolder), user))) return false;
  if (isNew) {
    await chown(dataFolder, user.uid, user.gid);
    await chmod(dataFolder, 0o700);
  }
  return canEnter(dataFolder, user);
}

/** Tried rather than worked out from mode bits, since access lists and mounts have a say too. */
async function canEnter(folder: string, user: ServerUser): Promise<boolean> {
  try {
    await promisify(execFile)('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], {
      cwd: '/',
      uid: user.uid,
      gid: user.gid,
    });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EPERM' || errorCode(error) === 'EINVAL') {
      throw new MusterError(
        'database_unavailable',
        `PostgreSQL does not run as root, and this system does not let root become the user ${user.name}. Run Muster as an ordinary user, or set DATABASE_URL to a PostgreSQL that runs elsewhere.`,
        { cause: error },
      );
    }
    return false;
  }
}

async function makeHomeElsewhere(link: string, user: ServerUser): Promise<void> {
  await mkdir(ELSEWHERE, { recursive: true, mode: 0o755 });
  const folder = await mkdtemp(join(ELSEWHERE, 'database-'));
  try {
    await chown(folder, user.uid, user.gid);
    if (!(await canEnter(folder, user))) {
      throw new MusterError(
        'database_unavailable',
        `The user ${user.name}, whom PostgreSQL runs as because root may not run it, can enter neither the data folder nor ${ELSEWHERE}. Set MUSTER_DATA to a folder that ${user.name} can reach.`,
      );
    }
    await symlink(folder, link);
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
}

function nullWhenMissing(error: unknown): null {
  if (errorCode(error) === 'ENOENT') return null;
  throw error;
}
