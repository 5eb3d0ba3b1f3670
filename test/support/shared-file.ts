import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The text of a file of the shared corpora, which lie beside the repository (or where
 * MUSTER_SHARED says); null where they are absent, so that the test can skip.
 */
export function readSharedFile(path: string): string | null {
  const root =
    process.env['MUSTER_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url));
  const file = join(root, 'corpora', path);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
