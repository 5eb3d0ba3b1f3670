import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';

export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/**
 * Whom the server runs as: the user who runs Muster; when that is root, the owner of the folder
 * the server is to live in; when that is root too, the system's user `postgres`, else `nobody`.
 */
export async function chooseServerUser(folder: { uid: number; gid: number }): Promise<ServerUser> {
  const uid = process.getuid?.() ?? folder.uid;
  if (uid !== 0) return { uid, gid: process.getgid?.() ?? folder.gid, name: userName(uid) };
  if (folder.uid !== 0) return { uid: folder.uid, gid: folder.gid, name: `number ${folder.uid}` };
  return (await findUser('postgres')) ?? (await findUser('nobody')) ?? NOBODY;
}

function userName(uid: number): string {
  try {
    return userInfo().username;
  } catch {
    // In containers a user may have a number and no name.
    return `number ${uid}`;
  }
}

async function findUser(name: string): Promise<ServerUser | null> {
  const [uid, gid] = await Promise.all([readId('-u', name), readId('-g', name)]);
  return uid === null || gid === null || uid === 0 ? null : { uid, gid, name };
}

/** Asked of `id`, which also knows users that are in a directory service and not in /etc/passwd. */
async function readId(option: '-u' | '-g', name: string): Promise<number | null> {
  try {
    const { stdout } = await promisify(execFile)('id', [option, name]);
    const id = Number(stdout.trim());
    return Number.isSafeInteger(id) ? id : null;
  } catch {
    // No such user, or no such program: both mean that this name is of no use.
    return null;
  }
}

/** The number Linux keeps for the user without rights. */
const NOBODY: ServerUser = { uid: 65_534, gid: 65_534, name: 'nobody' };
