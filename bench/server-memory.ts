import { readdir, readFile } from 'node:fs/promises';
import type { Pool } from 'pg';

/** The most memory seen while watching, in bytes. */
export interface ServerMemory {
  /** Private to one process: of the backend that had the most. */
  readonly backendPrivate: number;
  /** Private memory of all the server's processes together. */
  readonly allPrivate: number;
  /** Shared memory, which is mostly `shared_buffers`, counted once. */
  readonly shared: number;
}

/**
 * Watches the server's processes until the returned function is called; that gives null where they
 * cannot be seen: another machine, or another system than Linux.
 *
 * `RssAnon` is a process's own memory, `RssShmem` what it has touched of the shared memory: pages of
 * which all processes show the same ones, so that the largest stands for all.
 * @see https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
 */
export async function watchServerMemory(pool: Pool): Promise<() => Promise<ServerMemory | null>> {
  const { rows } = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const backend = await readStatus(String(rows[0]?.pid));
  if (backend === null || backend.name !== 'postgres') return async () => null;
  const peak = { backendPrivate: 0, allPrivate: 0, shared: 0 };
  let sampling = Promise.resolve();
  const sample = async (): Promise<void> => {
    const all = await serverProcesses(backend.parent);
    const privates = all.map((status) => status.privateBytes);
    peak.backendPrivate = Math.max(peak.backendPrivate, ...privates);
    peak.allPrivate = Math.max(
      peak.allPrivate,
      privates.reduce((sum, bytes) => sum + bytes, 0),
    );
    peak.shared = Math.max(peak.shared, ...all.map((status) => status.sharedBytes));
  };
  const timer = setInterval(() => {
    sampling = sampling.then(sample);
  }, SAMPLE_MS);
  return async () => {
    clearInterval(timer);
    await sampling;
    return peak;
  };
}

const SAMPLE_MS = 200;

interface Status {
  readonly name: string;
  readonly parent: string;
  readonly privateBytes: number;
  readonly sharedBytes: number;
}

async function serverProcesses(postmaster: string): Promise<readonly Status[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = await Promise.all(pids.map(readStatus));
  return all.filter((status) => status !== null).filter(({ parent }) => parent === postmaster);
}

/** null when the process has ended, or there is no such folder. */
async function readStatus(pid: string): Promise<Status | null> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => null);
  if (text === null) return null;
  const value = (name: string): string =>
    new RegExp(`^${name}:\\s+(?<value>\\S+)`, 'm').exec(text)?.groups?.['value'] ?? '0';
  return {
    name: value('Name'),
    parent: value('PPid'),
    privateBytes: 1024 * Number(value('RssAnon')),
    sharedBytes: 1024 * Number(value('RssShmem')),
  };
}
