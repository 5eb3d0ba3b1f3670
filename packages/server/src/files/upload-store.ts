import { createHash } from 'node:crypto';
import { constants, createReadStream, createWriteStream } from 'node:fs';
import { copyFile, link, mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { say, type Sentence } from '@muster/core/language/sentence';
import { errorCode } from '../database/database-error.ts';
import { MusterError } from '../errors.ts';
import { storedFilePath } from './file-store.ts';

/** 5 GB: what an import can be made of. */
export const MOST_UPLOAD_BYTES = 5 * 1024 ** 3;

/** The folder of files that arrive. */
export function uploadsFolder(dataFolder: string): string {
  return join(dataFolder, 'uploads');
}

/** Where an upload's bytes are: named by its ID, whatever the file was called. */
export function uploadPath(dataFolder: string, uploadId: string): string {
  return join(uploadsFolder(dataFolder), uploadId);
}

/** How much of an upload is there, in bytes. */
export async function arrivedBytes(dataFolder: string, uploadId: string): Promise<number> {
  try {
    return (await stat(uploadPath(dataFolder, uploadId))).size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0;
    throw error;
  }
}

/** What is to be received. */
export interface ReceivedFile {
  readonly uploadId: string;
  readonly body: Readable;
  readonly mostBytes: number;
  /** How long the sender may be silent. */
  readonly stallMs: number;
}

/**
 * Writes a body to the disk as it arrives, and hashes it on the way; memory stays flat. What has
 * arrived of a body that breaks off is removed.
 *
 * @throws MusterError `file_too_large`, `upload_stalled`, `upload_broken_off`, `disk_full`.
 */
export async function receiveFile(
  dataFolder: string,
  { uploadId, body, mostBytes, stallMs }: ReceivedFile,
): Promise<{ readonly size: number; readonly hash: string }> {
  const path = uploadPath(dataFolder, uploadId);
  const hash = createHash('sha256');
  let size = 0;
  const stalled = setTimeout(() => {
    measure.destroy(new MusterError('upload_stalled', stallText(stallMs)));
  }, stallMs);
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      stalled.refresh();
      size += chunk.length;
      if (size > mostBytes) return done(tooLarge(mostBytes));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await pipeline(body, measure, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
  } catch (error) {
    await rm(path, { force: true });
    throw receiveError(error);
  } finally {
    clearTimeout(stalled);
  }
  return { size, hash: hash.digest('hex') };
}

/** SHA-256 of all that is there of an upload, in hexadecimal. */
export async function hashUpload(dataFolder: string, uploadId: string): Promise<string> {
  const hash = createHash('sha256');
  const pieces = createReadStream(uploadPath(dataFolder, uploadId), { highWaterMark: 1 << 20 });
  for await (const piece of pieces) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/**
 * Gives an import the upload's file, without copying it where the disk allows: while the file
 * still arrives, the import sees it grow; when the upload goes, the import keeps it.
 *
 * @throws MusterError `import_state` when the disk only copies, and not all has arrived.
 */
export async function giveToImport(
  dataFolder: string,
  { uploadId, importId, isWhole }: GivenUpload,
): Promise<void> {
  const from = uploadPath(dataFolder, uploadId);
  const to = storedFilePath(dataFolder, importId);
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  try {
    await link(from, to);
  } catch (error) {
    if (!WITHOUT_LINKS.has(errorCode(error) ?? '')) throw missingUpload(error);
    if (!isWhole) {
      throw new MusterError(
        'import_state',
        say(
          'The file is still arriving, and this disk cannot share a file that grows. Try again when all of it is there.',
        ),
        { cause: error },
      );
    }
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  }
}

/** Removes an upload's bytes and what is noted of them; gone already is fine. */
export async function removeUploadFile(dataFolder: string, uploadId: string): Promise<void> {
  const path = uploadPath(dataFolder, uploadId);
  await rm(path, { force: true });
  // The notes of the resumable protocol.
  await rm(`${path}.json`, { force: true });
}

interface GivenUpload {
  readonly uploadId: string;
  readonly importId: string;
  /** All of it has arrived. */
  readonly isWhole: boolean;
}

const WITHOUT_LINKS: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EXDEV',
  'EMLINK',
]);

function missingUpload(error: unknown): unknown {
  if (errorCode(error) !== 'ENOENT') return error;
  return new MusterError('not_found', say('The file of this upload is gone. Send it again.'), {
    cause: error,
  });
}

function stallText(stallMs: number): Sentence {
  return say(
    'Nothing arrived for {seconds} seconds, so the upload was given up. Send it again, or use a resumable upload.',
    { seconds: Math.round(stallMs / 1_000) },
  );
}

function tooLarge(mostBytes: number): MusterError {
  const [size, unit] =
    mostBytes >= 1024 ** 3 ? [mostBytes / 1024 ** 3, 'GB'] : [mostBytes / 1024 ** 2, 'MB'];
  return new MusterError(
    'file_too_large',
    say('The file is larger than {size} {unit}.', { size, unit }),
  );
}

function receiveError(error: unknown): unknown {
  if (error instanceof MusterError) return error;
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new MusterError(
      'disk_full',
      say('The disk of the server is full. Nothing was stored.'),
      {
        cause: error,
      },
    );
  }
  if (code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'ABORT_ERR') {
    return new MusterError(
      'upload_broken_off',
      say('The upload broke off before its end. Send it again, or use a resumable upload.'),
      { cause: error },
    );
  }
  return error;
}
