import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The text of a file of the shared corpora, which lie beside the repository (or where
 * MUSTER_SHARED says); null where they are absent, so that the test can skip.
 */
export function readSharedFile(path: string): string | null {
  const file = sharedPath(path);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** The bytes of a file of the shared corpora; null where they are absent. */
export function readSharedBytes(path: string): Uint8Array | null {
  const file = sharedPath(path);
  return existsSync(file) ? readFileSync(file) : null;
}

/** Names of the files with an extension in a folder of the shared corpora, sorted; empty where they are absent. */
export function sharedFilesIn(folder: string, extension: string): readonly string[] {
  const path = sharedPath(folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(`.${extension}`))
    .sort();
}

/** Where a file or folder of the shared corpora lies. */
export function sharedPath(path: string): string {
  const root =
    process.env['MUSTER_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url));
  return join(root, 'corpora', path);
}
