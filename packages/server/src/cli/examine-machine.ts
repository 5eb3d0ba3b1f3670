import { access, constants, stat, statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { dirname } from 'node:path';
import { errorCode } from '../database/database-error.ts';

/** One thing looked at: whether it is well, and what was seen, in words. */
export interface Finding {
  readonly subject: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** What Muster needs of the machine: Node, memory, a clock that is right, and a data folder with room. */
export async function examineMachine(dataFolder: string): Promise<readonly Finding[]> {
  return [
    examineNode(),
    examineMemory(),
    examineClock(Date.now()),
    await examineDataFolder(dataFolder),
    await examineDisk(dataFolder),
  ];
}

const MB = 1024 * 1024;
const LEAST_MEMORY_MB = 1024;
const LEAST_DISK_MB = 1024;
/** When this was written; no clock that is right says less. */
const EARLIEST = Date.UTC(2026, 0, 1);

function examineNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 22 || (major === 22 && minor >= 18);
  const need = ok ? '' : '; Muster needs 22.18 or later';
  return { subject: 'Node.js', ok, detail: `version ${process.versions.node}${need}` };
}

function examineMemory(): Finding {
  const limit = process.constrainedMemory();
  const total = Math.round((limit > 0 ? Math.min(limit, totalmem()) : totalmem()) / MB);
  const ok = total >= LEAST_MEMORY_MB;
  return {
    subject: 'Memory',
    ok,
    detail: ok ? `${total} MB` : `${total} MB; large imports need ${LEAST_MEMORY_MB} MB`,
  };
}

function examineClock(now: number): Finding {
  const ok = now >= EARLIEST;
  const text = new Date(now).toISOString();
  return {
    subject: 'Clock',
    ok,
    detail: ok
      ? text
      : `${text} is in the past. Set the clock: what Muster stores is ordered by time.`,
  };
}

async function examineDataFolder(folder: string): Promise<Finding> {
  const subject = 'Data folder';
  try {
    const { mode } = await stat(folder);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const open = (mode & 0o077) !== 0;
    const advice = open ? `; other users may look into it: chmod 700 ${folder}` : '';
    return { subject, ok: !open, detail: `${folder}${advice}` };
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') {
      return { subject, ok: false, detail: `${folder} cannot be used: ${messageOf(error)}` };
    }
  }
  return { subject, ok: true, detail: `${folder}, not made yet` };
}

async function examineDisk(folder: string): Promise<Finding> {
  const subject = 'Disk';
  try {
    const disk = await statfs(await nearestExisting(folder));
    const free = Math.round((disk.bavail * disk.bsize) / MB);
    const ok = free >= LEAST_DISK_MB;
    return { subject, ok, detail: `${free} MB free${ok ? '' : `; keep ${LEAST_DISK_MB} MB free`}` };
  } catch (error) {
    return { subject, ok: false, detail: messageOf(error) };
  }
}

async function nearestExisting(folder: string): Promise<string> {
  try {
    await stat(folder);
    return folder;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    return await nearestExisting(dirname(folder));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
