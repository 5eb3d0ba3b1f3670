import { link, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from '../database-error.ts';
import { processStart } from './postmaster.ts';
import { giveToServer, HOME, type ServerHome } from './server-home.ts';

/**
 * What `work` returns, run while no other process works on the same server home.
 *
 * The lock is a row of numbered files. The file with the highest number tells who holds it;
 * whoever wants it next makes the file with the next number, which can succeed only once, as soon
 * as the holder has left or is dead. Deleting a dead owner's file instead would let two processes
 * that both found it dead delete each other's.
 */
export async function withServerLock<Result>(
  home: ServerHome,
  work: () => Promise<Result>,
): Promise<Result> {
  const folder = join(home.folder, HOME.locks);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await giveToServer(home, folder);
  const own = await takeLock(folder);
  try {
    return await work();
  } finally {
    await writeFile(join(folder, String(own)), LEFT);
  }
}

const LEFT = 'left';

async function takeLock(folder: string): Promise<number> {
  for (;;) {
    const last = await lastNumber(folder);
    if (await isFree(folder, last)) {
      const next = last + 1;
      if ((await makeFile(folder, next)) && (await lastNumber(folder)) === next) {
        await removeBelow(folder, next);
        return next;
      }
    }
    await sleep(20);
  }
}

async function lastNumber(folder: string): Promise<number> {
  const numbers = (await readdir(folder)).filter((name) => /^\d+$/.test(name)).map(Number);
  return Math.max(0, ...numbers);
}

async function isFree(folder: string, number: number): Promise<boolean> {
  if (number === 0) return true;
  const holder = await readFile(join(folder, String(number)), 'utf8').catch(() => null);
  // Gone: a later file has been made since, so look again.
  if (holder === null) return false;
  if (holder === LEFT) return true;
  const [pid, start] = holder.split(' ');
  return (await processStart(Number(pid))) !== start;
}

/** Made under another name first, so that nobody sees the file without its contents. */
async function makeFile(folder: string, number: number): Promise<boolean> {
  const draft = join(folder, `draft-${process.pid}-${process.hrtime.bigint()}`);
  await writeFile(draft, `${process.pid} ${(await processStart(process.pid)) ?? ''}`, {
    mode: 0o600,
    flag: 'wx',
  });
  try {
    await link(draft, join(folder, String(number)));
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function removeBelow(folder: string, number: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (/^\d+$/.test(name) && Number(name) < number) await rm(join(folder, name), { force: true });
  }
}
