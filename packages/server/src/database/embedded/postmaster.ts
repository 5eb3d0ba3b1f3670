import { execFile } from 'node:child_process';
import { readFile, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { errorCode } from '../database-error.ts';
import { HOME, type ServerHome } from './server-home.ts';

/**
 * The process that leads the server of a home, or null when none runs.
 *
 * The number in `postmaster.pid` alone proves nothing: after a crash or a reboot another program
 * may have it. A server's processes all work in its data folder; that is what is looked at.
 */
export async function findPostmaster(home: ServerHome): Promise<number | null> {
  const pid = await readPidFile(home);
  if (pid === null) return null;
  return (await serverProcesses(home)).includes(pid) ? pid : null;
}

/** The number in the file `postmaster.pid`, whether or not it is that of a server. */
export async function readPidFile(home: ServerHome): Promise<number | null> {
  try {
    const text = await readFile(join(home.folder, HOME.cluster, 'postmaster.pid'), 'utf8');
    const pid = Number(text.split('\n')[0]);
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Every process that works in the data folder of the server: its leader, or what a dead leader left. */
export async function serverProcesses(home: ServerHome): Promise<number[]> {
  const cluster = join(home.folder, HOME.cluster);
  if (process.platform !== 'linux') return await serverProcessesByCommand(cluster);
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const folders = await Promise.all(pids.map(workingFolder));
  return pids.filter((_, index) => folders[index] === cluster).map(Number);
}

/**
 * When a process began, as text that differs between two processes that had the same number;
 * null when there is no such process.
 */
export async function processStart(pid: number): Promise<string | null> {
  if (process.platform !== 'linux') return await processStartFromPs(pid);
  try {
    const [status, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'latin1'),
      readFile('/proc/sys/kernel/random/boot_id', 'latin1'),
    ]);
    // The name, second of the fields, stands in brackets and may hold spaces; the start is field 22.
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : `${boot.trim()}:${fields[19] ?? ''}`;
  } catch {
    // The process has ended, before or while it was read.
    return null;
  }
}

async function workingFolder(pid: string): Promise<string | null> {
  try {
    return await readlink(`/proc/${pid}/cwd`);
  } catch {
    // Ended meanwhile, or another user's: not this server's.
    return null;
  }
}

async function serverProcessesByCommand(cluster: string): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axo', 'pid=,command=']);
  return stdout
    .split('\n')
    .filter((line) => line.includes(`-D ${cluster} `))
    .map((line) => Number.parseInt(line, 10));
}

async function processStartFromPs(pid: number): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]);
    return stdout.trim().replaceAll(/\s+/g, '_');
  } catch {
    // `ps` fails when there is no such process.
    return null;
  }
}
