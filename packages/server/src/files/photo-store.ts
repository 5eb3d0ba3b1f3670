import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { PhotoSize, Picture } from './resize-photo.ts';

/** One picture of an account: its hash names it. */
export interface PhotoName {
  readonly accountId: string;
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
}

/** Puts a picture into the data folder in both sizes, each whole or not at all. */
export async function storePhoto(
  dataFolder: string,
  name: PhotoName,
  { sizes }: Picture,
): Promise<void> {
  await mkdir(photosFolder(dataFolder, name.accountId), { recursive: true, mode: 0o700 });
  for (const size of [96, 512] as const) {
    const path = photoPath(dataFolder, name, size);
    // Two workers may store the same picture.
    const partPath = `${path}.${randomUUID()}.part`;
    try {
      await writeFile(partPath, sizes[size], { mode: 0o600, flush: true });
      await rename(partPath, path);
    } finally {
      await rm(partPath, { force: true });
    }
  }
}

/** A picture as WebP; null when it is not there. */
export async function readPhoto(
  dataFolder: string,
  name: PhotoName,
  size: PhotoSize,
): Promise<Uint8Array | null> {
  try {
    return await readFile(photoPath(dataFolder, name, size));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Removes pictures of an account that `isUsed` does not name, but none that was written within the
 * last ten minutes: it may be about to be used. Returns how many files.
 */
export async function removeUnusedPhotos(
  dataFolder: string,
  accountId: string,
  isUsed: (hashes: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<number> {
  const folder = photosFolder(dataFolder, accountId);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  let removed = 0;
  for (let at = 0; at < names.length; at += NAMES_AT_ONCE) {
    const some = names.slice(at, at + NAMES_AT_ONCE);
    const used = await isUsed([...new Set(some.map(hashOf))]);
    for (const file of some.filter((each) => !used.has(hashOf(each)) || each.endsWith('.part'))) {
      const path = join(folder, file);
      const { mtimeMs } = await stat(path);
      if (Date.now() - mtimeMs < SPARED_MS) continue;
      await rm(path, { force: true });
      removed += 1;
    }
  }
  return removed;
}

const NAMES_AT_ONCE = 1_000;
const SPARED_MS = 600_000;

function photoPath(dataFolder: string, { accountId, hash }: PhotoName, size: PhotoSize): string {
  return join(photosFolder(dataFolder, accountId), `${hash}-${size}.webp`);
}

/** Where the account's photos lie. */
export function photosFolder(dataFolder: string, accountId: string): string {
  return join(dataFolder, 'files', 'photos', accountId);
}

function hashOf(fileName: string): string {
  return fileName.slice(0, 64);
}
