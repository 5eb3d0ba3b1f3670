import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { processStart } from './postmaster.ts';
import { withServerLock } from './with-server-lock.ts';

const user = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0, name: 'self' };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-lock-'));
});
afterEach(async () => await rm(folder, { recursive: true }));

/** Adds 1 to the number in a file, ten times, in a way that loses counts when two do it at once. */
const COUNTER = `
  const { readFile, writeFile } = await import('node:fs/promises');
  const { setTimeout: sleep } = await import('node:timers/promises');
  const [module, folder, user] = process.argv.slice(1);
  const { withServerLock } = await import(module);
  for (let i = 0; i < 10; i += 1) {
    await withServerLock({ folder, user: JSON.parse(user) }, async () => {
      const count = Number(await readFile(folder + '/count', 'utf8'));
      await sleep(1);
      await writeFile(folder + '/count', String(count + 1));
    });
  }`;

function count(): Promise<unknown> {
  return promisify(execFile)(process.execPath, [
    '--input-type=module',
    '-e',
    COUNTER,
    join(import.meta.dirname, 'with-server-lock.ts'),
    folder,
    JSON.stringify(user),
  ]);
}

describe('the lock of a server home', () => {
  test('lets one process in at a time, also when the holder before has died', async () => {
    const dead = spawn('true');
    await once(dead, 'exit');
    await mkdir(join(folder, 'locks'));
    await writeFile(join(folder, 'locks/5'), `${dead.pid ?? 0} long-ago`);
    await writeFile(join(folder, 'count'), '0');
    await Promise.all([count(), count(), count(), count()]);
    expect(await readFile(join(folder, 'count'), 'utf8')).toBe('40');
    expect(await readdir(join(folder, 'locks'))).toEqual(['45']);
  });

  test('is taken over where another program has the number of the holder by now', async () => {
    await mkdir(join(folder, 'locks'));
    await writeFile(join(folder, 'locks/1'), `${process.pid} another-start`);
    expect(await withServerLock({ folder, user }, async () => 'in')).toBe('in');
  });

  test('is waited for while its holder lives', async () => {
    const order: string[] = [];
    const hold = async (name: string): Promise<void> => {
      await withServerLock({ folder, user }, async () => {
        order.push(`${name} in`);
        await new Promise((resolve) => setTimeout(resolve, 50));
        order.push(`${name} out`);
      });
    };
    await Promise.all([hold('a'), hold('b'), hold('c')]);
    for (let at = 0; at < order.length; at += 2) {
      expect(order[at + 1]).toBe(order[at]?.replace('in', 'out'));
    }
  });

  test('is given back when the work fails', async () => {
    const failing = withServerLock({ folder, user }, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(await withServerLock({ folder, user }, async () => 'in')).toBe('in');
  });

  test('tells processes apart by when they began', async () => {
    expect(await processStart(process.pid)).not.toBeNull();
    expect(await processStart(process.pid)).toBe(await processStart(process.pid));
    expect(await processStart(2 ** 22 + 1)).toBeNull();
  });
});
