import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Muster } from '../imports/muster.ts';
import { listExportsUntil } from '../store/exports-until.ts';
import { exportFolder } from './write-export.ts';

/**
 * Removes the files of exports that were asked for up to then; false while one of those is still
 * being written.
 */
export async function removeExportsUntil(muster: Muster, until: string): Promise<boolean> {
  const exports = await listExportsUntil(muster.pool, until);
  const done = new Set(exports.filter(({ isOver }) => isOver).map(({ id }) => id));
  const folder = exportFolder(muster);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for (const name of names) {
    if (done.has(name.split('.')[0] ?? '')) await rm(join(folder, name), { force: true });
  }
  return done.size === exports.length;
}
