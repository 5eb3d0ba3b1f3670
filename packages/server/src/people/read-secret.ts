import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../database/database-error.ts';

/**
 * The secret that sessions and two-factor keys are secured with: the configured one, else the one
 * in the data folder, made when there is none.
 */
export async function readSecret(configured: string | null, dataFolder: string): Promise<string> {
  if (configured !== null) return configured;
  const path = join(dataFolder, 'secret');
  const found = await readIfThere(path);
  if (found !== null) return found;
  await mkdir(dataFolder, { recursive: true });
  await makeSecret(path);
  return await readFile(path, 'utf8');
}

/** Two processes that start at once keep the secret of one: a link is made whole, or not at all. */
async function makeSecret(path: string): Promise<void> {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
