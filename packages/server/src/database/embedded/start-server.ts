import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readFile,
  rm,
  statfs,
  writeFile,
} from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { MusterError } from '../../errors.ts';
import { errorCode } from '../database-error.ts';
import { DATABASE_NAME } from './create-cluster.ts';
import type { ServerFiles } from './install-server-files.ts';
import { findPostmaster, readPidFile, serverProcesses } from './postmaster.ts';
import { probeServer, readAddress, serverUrl } from './probe-server.ts';
import { giveToServer, HOME, type ServerHome } from './server-home.ts';
import { serverEnvironment, serverSettings } from './server-settings.ts';

export interface StartOptions {
  readonly files: ServerFiles;
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * Starts the server of a home and waits until it works, its database included. One that is already
 * starting or stopping is waited for.
 *
 * The caller holds the server's lock.
 *
 * @throws MusterError `database_unavailable`, `disk_full`
 */
export async function startServer(home: ServerHome, options: StartOptions): Promise<void> {
  let state = await settle(home);
  let lowMemory = false;
  for (let attempt = 1; state === 'absent'; attempt += 1) {
    await clearRemains(home);
    const child = await spawnServer(home, lowMemory ? withLittleMemory(options) : options);
    state = await waitUntilUp(home, child);
    if (state !== 'absent') break;
    const said = await readStartLog(home);
    if (attempt === START_ATTEMPTS || !mayPass(said)) throw startError(home, said);
    // Memory that the machine does not give: try with little.
    lowMemory = /memory/i.test(said);
    await sleep(500 * attempt);
  }
  if (state === 'without database') await createDatabase(home);
}

const START_ATTEMPTS = 4;
const POLL_MS = 20;
/** Recovery after a crash replays at most `max_wal_size` and then some: minutes on a slow disk. */
const PATIENCE_MS = 15 * 60_000;
/** What a killed leader leaves ends by itself as soon as it looks up from its work. */
const ORPHAN_PATIENCE_MS = 3000;

type Settled = 'ready' | 'absent' | 'without database';

/** The state of the server once it is neither starting nor stopping. */
async function settle(home: ServerHome): Promise<Settled> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const state = await probeServer(home);
    if (state === 'ready' || state === 'without database') return state;
    if (state === 'absent' && (await findPostmaster(home)) === null) return state;
    if (Date.now() > end) throw patienceError(home);
    await sleep(POLL_MS);
  }
}

/** Waits for processes of a leader that was killed, and takes away the files it left. */
async function clearRemains(home: ServerHome): Promise<void> {
  const end = Date.now() + ORPHAN_PATIENCE_MS;
  for (let orphans = await serverProcesses(home); orphans.length > 0;) {
    if (Date.now() > end) for (const pid of orphans) killIfThere(pid);
    await sleep(POLL_MS);
    orphans = await serverProcesses(home);
  }
  // PostgreSQL takes a file whose process is gone for what it is, and checks more than we can. It
  // gives up only where another program of the same user has the number.
  if ((await readPidFile(home)) !== null) {
    await rm(join(home.folder, HOME.cluster, 'postmaster.pid'), { force: true });
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}

async function spawnServer(home: ServerHome, options: StartOptions): Promise<ChildProcess> {
  const socketFolder = await prepareSocketFolder(home);
  const logFolder = join(home.folder, HOME.log);
  await mkdir(logFolder, { recursive: true, mode: 0o700 });
  await giveToServer(home, logFolder);
  const settings: Record<string, string> = {
    ...serverSettings(await measureMachine(home)),
    ...options.settings,
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    log_directory: logFolder,
  };
  const log = await open(join(home.folder, HOME.startLog), 'w', 0o600);
  try {
    const child = spawn(
      options.files.postgres,
      [
        '-D',
        join(home.folder, HOME.cluster),
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      {
        cwd: home.folder,
        env: serverEnvironment(),
        uid: home.user.uid,
        gid: home.user.gid,
        // A session of its own: Ctrl-C on the command must not reach the server.
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
      },
    );
    await once(child, 'spawn');
    child.unref();
    return child;
  } catch (error) {
    throw new MusterError(
      'database_unavailable',
      `The PostgreSQL that Muster brings cannot be run on this machine: ${error instanceof Error ? error.message : 'unknown reason'}. Set DATABASE_URL to use a PostgreSQL of your own.`,
      { cause: error },
    );
  } finally {
    await log.close();
  }
}

/**
 * The folder of the socket, empty: in the home, or where that path is too long for a socket, a
 * private one in /tmp, the same at every start as long as it is there.
 */
async function prepareSocketFolder(home: ServerHome): Promise<string> {
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

async function measureMachine(home: ServerHome): Promise<Parameters<typeof serverSettings>[0]> {
  const limit = process.constrainedMemory();
  const disk = await statfs(home.folder);
  const shared = await statfs('/dev/shm').catch(() => null);
  return {
    memoryBytes: limit > 0 ? Math.min(limit, totalmem()) : totalmem(),
    freeDiskBytes: disk.bavail * disk.bsize,
    sharedMemoryBytes: shared === null ? null : shared.bavail * shared.bsize,
  };
}

async function waitUntilUp(home: ServerHome, child: ChildProcess): Promise<Settled> {
  const end = Date.now() + PATIENCE_MS;
  while (child.exitCode === null && child.signalCode === null) {
    const state = await probeServer(home);
    if (state === 'ready' || state === 'without database') return state;
    if (Date.now() > end) throw patienceError(home);
    await sleep(POLL_MS);
  }
  return 'absent';
}

/** In the first lines: later ones go to the folder of logs. */
async function readStartLog(home: ServerHome): Promise<string> {
  return await readFile(join(home.folder, HOME.startLog), 'utf8');
}

function withLittleMemory(options: StartOptions): StartOptions {
  return { ...options, settings: { ...options.settings, shared_buffers: '32MB' } };
}

function mayPass(said: string): boolean {
  return /pre-existing shared memory|could not map anonymous shared memory|Cannot allocate memory|could not create shared memory|lock file .* already exists/i.test(
    said,
  );
}

function startError(home: ServerHome, said: string): MusterError {
  if (/No space left|Disk quota/i.test(said)) {
    return new MusterError(
      'disk_full',
      'The disk of the data folder is full, and the database cannot start. Free some space and run the command again.',
    );
  }
  const reason = /(?:FATAL|PANIC|ERROR):\s+(?<reason>.*)/.exec(said)?.groups?.['reason'];
  const where = join(home.folder, reason === undefined ? HOME.log : HOME.startLog);
  return new MusterError(
    'database_unavailable',
    `The database of the data folder did not start${reason === undefined ? '' : `: ${reason}`}. What it said is in ${where}.`,
  );
}

function patienceError(home: ServerHome): MusterError {
  return new MusterError(
    'database_unavailable',
    `The database of the data folder has been starting for ${PATIENCE_MS / 60_000} minutes. What it says is in ${join(home.folder, HOME.log)}.`,
  );
}

async function createDatabase(home: ServerHome): Promise<void> {
  const client = new Client({ connectionString: await serverUrl(home, 'postgres') });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${DATABASE_NAME}`);
  } finally {
    await client.end();
  }
}
