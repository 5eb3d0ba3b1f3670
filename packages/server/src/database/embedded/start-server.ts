import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile, rm, statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { MusterError } from '../../errors.ts';
import { errorCode } from '../database-error.ts';
import { DATABASE_NAME } from './create-cluster.ts';
import type { ServerFiles } from './install-server-files.ts';
import { findPostmaster, readPidFile, serverProcesses } from './postmaster.ts';
import { probeServer, serverUrl } from './probe-server.ts';
import { prepareSocketFolder } from './prepare-socket-folder.ts';
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
/** Between its start and the making of its socket a server takes milliseconds. */
const UNREACHABLE_PATIENCE_MS = 5000;

type Settled = 'ready' | 'absent' | 'without database';

/**
 * The state of the server once it is neither starting nor stopping. A server that runs and has lost
 * its socket (somebody has deleted it) is of no use to anybody: it is stopped.
 */
async function settle(home: ServerHome): Promise<Settled> {
  const end = Date.now() + PATIENCE_MS;
  let unreachableSince: number | null = null;
  for (;;) {
    const state = await probeServer(home);
    if (state === 'ready' || state === 'without database') return state;
    const pid = await findPostmaster(home);
    if (pid === null) return 'absent';
    const now = Date.now();
    if (now > end) throw patienceError(home);
    if (state === 'starting') unreachableSince = null;
    else unreachableSince ??= now;
    if (unreachableSince !== null && now - unreachableSince > UNREACHABLE_PATIENCE_MS) {
      signalIfThere(pid, 'SIGINT');
      unreachableSince = null;
    }
    await sleep(POLL_MS);
  }
}

/** Waits for processes of a leader that was killed, and takes away the files it left. */
async function clearRemains(home: ServerHome): Promise<void> {
  const end = Date.now() + ORPHAN_PATIENCE_MS;
  for (let orphans = await serverProcesses(home); orphans.length > 0;) {
    if (Date.now() > end) for (const pid of orphans) signalIfThere(pid, 'SIGKILL');
    await sleep(POLL_MS);
    orphans = await serverProcesses(home);
  }
  // PostgreSQL takes a file whose process is gone for what it is, and checks more than we can. It
  // gives up only where another program of the same user has the number.
  if ((await readPidFile(home)) !== null) {
    await rm(join(home.folder, HOME.cluster, 'postmaster.pid'), { force: true });
  }
}

function signalIfThere(pid: number, signal: 'SIGINT' | 'SIGKILL'): void {
  try {
    process.kill(pid, signal);
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
