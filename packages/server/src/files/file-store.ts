import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';

/** A file as it came, kept with its import: reports and history read rows back from it. */
export interface StoredFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** SHA-256, in hexadecimal. */
  readonly hash: string;
}

/** Where the file of an import lies. */
export function storedFilePath(dataFolder: string, importId: string): string {
  return join(filesFolder(dataFolder), importId);
}

/**
 * Copies a file into the store under its import's ID, whole or not at all; memory stays flat.
 *
 * @throws MusterError `disk_full`, `file_unreadable`, `file_write_failed`.
 */
export async function storeFile(
  dataFolder: string,
  importId: string,
  sourcePath: string,
): Promise<StoredFile> {
  const path = storedFilePath(dataFolder, importId);
  const partPath = `${path}.part`;
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  try {
    await mkdir(filesFolder(dataFolder), { recursive: true, mode: 0o700 });
    await pipeline(
      createReadStream(sourcePath, { highWaterMark: CHUNK_BYTES }),
      measure,
      createWriteStream(partPath, { mode: 0o600, flush: true }),
    );
    await rename(partPath, path);
  } catch (error) {
    await rm(partPath, { force: true });
    throw storeError(error, sourcePath);
  }
  return { path, size, hash: hash.digest('hex') };
}

/** Removes an import's file; one that is gone already is fine. */
export async function removeFile(dataFolder: string, importId: string): Promise<void> {
  await rm(storedFilePath(dataFolder, importId), { force: true });
}

const CHUNK_BYTES = 1024 * 1024;

function filesFolder(dataFolder: string): string {
  return join(dataFolder, 'files');
}

function storeError(error: unknown, sourcePath: string): Error {
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new MusterError(
      'disk_full',
      say(
        'The disk that holds the data folder is full. Whoever runs Muster has to make room there, or move the data folder to another disk. Nothing was imported.',
      ),
      { cause: error },
    );
  }
  if (syscall === 'read' || code === 'ENOENT' || code === 'EISDIR') {
    return new MusterError(
      'file_unreadable',
      say('{path} cannot be read any further ({code}). Nothing was imported.', {
        path: sourcePath,
        code,
      }),
      {
        cause: error,
      },
    );
  }
  return new MusterError(
    'file_write_failed',
    say(
      'The data folder cannot be written to ({code}). Whoever runs Muster has to let it write there. Nothing was imported.',
      { code },
    ),
    { cause: error },
  );
}
