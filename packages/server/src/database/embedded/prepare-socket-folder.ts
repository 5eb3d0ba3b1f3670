import { chmod, lstat, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../database-error.ts';
import { readAddress } from './probe-server.ts';
import { giveToServer, HOME, type ServerHome } from './server-home.ts';

/**
 * The folder of the socket, empty: in the home, or where that path is too long for a socket, a
 * private one in /tmp, the same at every start as long as it is there.
 */
export async function prepareSocketFolder(home: ServerHome): Promise<string> {
  const folder = (await usableAddress(home)) ?? (await makeSocketFolder(home));
  for (const name of [SOCKET_NAME, `${SOCKET_NAME}.lock`])
    await rm(join(folder, name), { force: true });
  const path = join(home.folder, HOME.address);
  await writeFile(path, `${JSON.stringify({ socketFolder: folder })}\n`, { mode: 0o600 });
  await giveToServer(home, path);
  return folder;
}

const SOCKET_NAME = '.s.PGSQL.5432';
/** 107 on Linux, 103 on macOS. */
const LONGEST_SOCKET_PATH = 103;

async function usableAddress(home: ServerHome): Promise<string | null> {
  const address = await readAddress(home).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (address === null) return null;
  // The data folder may have been moved since, and a folder in /tmp may be anyone's.
  const inHome = join(home.folder, HOME.socket);
  if (!address.socketFolder.startsWith('/tmp/muster-') && address.socketFolder !== inHome)
    return null;
  const folder = await lstat(address.socketFolder).catch(() => null);
  if (folder === null || !folder.isDirectory()) return null;
  return folder.uid === home.user.uid && (folder.mode & 0o077) === 0 ? address.socketFolder : null;
}

async function makeSocketFolder(home: ServerHome): Promise<string> {
  const inHome = join(home.folder, HOME.socket);
  const fits = Buffer.byteLength(join(inHome, SOCKET_NAME)) <= LONGEST_SOCKET_PATH;
  const folder = fits ? inHome : await mkdtemp('/tmp/muster-');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  await giveToServer(home, folder);
  return folder;
}
