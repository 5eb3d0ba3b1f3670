import { mkdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';
import { guardedDownload } from '../fetch/guarded-download.ts';
import { displayName } from '../files/display-name.ts';
import {
  arrivedBytes,
  hashUpload,
  MOST_UPLOAD_BYTES,
  receiveFile,
  removeUploadFile,
  uploadPath,
  uploadsFolder,
} from '../files/upload-store.ts';
import type { Actor } from '../store/actor.ts';
import { listForgottenDrafts, noteWholeFile } from '../store/import-drafts.ts';
import {
  deleteUpload,
  finishUpload,
  insertUpload,
  listExpiredUploads,
  readUpload,
  type UploadRecord,
} from '../store/uploads.ts';
import { newUuid } from '../store/uuid-v7.ts';
import { discardImport } from './discard-import.ts';
import type { Muster } from './muster.ts';

/** An upload and how much of it is there. */
export interface UploadStanding extends UploadRecord {
  /** In bytes. */
  readonly received: number;
}

/** What is known of a file before it arrives. */
export interface AnnouncedUpload {
  readonly name: string | null | undefined;
  /** In bytes; null: it ends when it ends. */
  readonly size: number | null;
  readonly createdBy: Actor;
}

/**
 * Notes that a file begins to arrive. It is kept for a day, whether all of it arrives or not.
 *
 * @throws MusterError `file_too_large`, `too_many_uploads`.
 */
export async function beginUpload(
  { pool, account }: Muster,
  { name, size, createdBy }: AnnouncedUpload,
): Promise<UploadRecord> {
  if (size !== null && size > MOST_UPLOAD_BYTES) {
    throw new MusterError('file_too_large', say('The file is larger than 5 GB.'));
  }
  const upload = await insertUpload(
    pool,
    {
      accountId: account.accountId,
      uploadId: newUuid(),
      name: displayName(name),
      size,
      createdBy,
      keptForHours: KEPT_HOURS,
    },
    { mostArriving: MOST_ARRIVING },
  );
  if (upload !== null) return upload;
  throw new MusterError(
    'too_many_uploads',
    say(
      '{count} uploads of this account have begun and not ended. Finish or delete some of them first.',
      { count: MOST_ARRIVING },
    ),
  );
}

/**
 * Receives a whole file. While bytes arrive, nothing of the database is held.
 *
 * @throws MusterError as `beginUpload` and `receiveFile`; then nothing is kept.
 */
export async function receiveUpload(
  muster: Muster,
  { body, mostBytes = MOST_UPLOAD_BYTES, ...announced }: AnnouncedUpload & ArrivingBody,
): Promise<UploadStanding> {
  const upload = await beginUpload(muster, announced);
  return fillUpload(muster, upload, ({ uploadId }) =>
    receiveFile(muster.dataFolder, { uploadId, body, mostBytes, stallMs: STALL_MS }),
  );
}

/** Keeps text that was typed or pasted as a file, in UTF-8. */
export async function receiveText(
  muster: Muster,
  { text, ...announced }: Omit<AnnouncedUpload, 'size'> & { readonly text: string },
): Promise<UploadStanding> {
  const bytes = Buffer.from(text.toWellFormed());
  return receiveUpload(muster, {
    ...announced,
    size: bytes.length,
    body: Readable.from([bytes], { objectMode: false }),
  });
}

/**
 * Fetches a file from a public address; `allowHosts` are not public and may be fetched from all the
 * same. Its name is the one given, or the one it is sent with, or the last part of the address.
 *
 * @throws MusterError as `beginUpload` and `guardedDownload`; then nothing is kept.
 */
export async function receiveFromUrl(
  muster: Muster,
  { url, allowHosts, ...announced }: Omit<AnnouncedUpload, 'size'> & RemoteFile,
): Promise<UploadStanding> {
  const upload = await beginUpload(muster, { ...announced, size: null });
  const { dataFolder } = muster;
  await mkdir(uploadsFolder(dataFolder), { recursive: true, mode: 0o700 });
  return fillUpload(muster, upload, async ({ uploadId, name: given }) => {
    const { name, size, hash } = await guardedDownload(url, {
      path: uploadPath(dataFolder, uploadId),
      allowHosts,
      maxBytes: MOST_UPLOAD_BYTES,
      timeoutMs: FETCH_MS,
    });
    return { size, hash, name: announced.name ? given : displayName(name) };
  });
}

/** Fills an upload that has begun by whatever writes its file; nothing is kept of one that fails. */
async function fillUpload(
  muster: Muster,
  upload: UploadRecord,
  fill: (upload: UploadRecord) => Promise<FilledUpload>,
): Promise<UploadStanding> {
  try {
    const filled = await fill(upload);
    await finishUpload(muster.pool, upload, filled);
    return { ...upload, ...filled, state: 'complete', received: filled.size };
  } catch (error) {
    await removeUploadFile(muster.dataFolder, upload.uploadId);
    await deleteUpload(muster.pool, upload);
    throw error;
  }
}

/** Notes that all of a file is there that arrived piece by piece. */
export async function completeUpload(muster: Muster, uploadId: string): Promise<UploadStanding> {
  const { accountId } = muster.account;
  const size = await arrivedBytes(muster.dataFolder, uploadId);
  const hash = await hashUpload(muster.dataFolder, uploadId);
  await finishUpload(muster.pool, { accountId, uploadId }, { size, hash });
  await noteWholeFile(muster.pool, { accountId, uploadId }, { size, hash });
  return findUpload(muster, uploadId);
}

/** @throws MusterError `not_found` */
export async function findUpload(muster: Muster, uploadId: string): Promise<UploadStanding> {
  const { accountId } = muster.account;
  const upload = await readUpload(muster.pool, { accountId, uploadId });
  const received =
    upload.state === 'complete'
      ? (upload.size ?? 0)
      : await arrivedBytes(muster.dataFolder, uploadId);
  return { ...upload, received };
}

/**
 * Removes an upload; imports made from it keep their file.
 *
 * @throws MusterError `not_found`
 */
export async function removeUpload(muster: Muster, uploadId: string): Promise<void> {
  const upload = await findUpload(muster, uploadId);
  await removeUploadFile(muster.dataFolder, uploadId);
  await deleteUpload(muster.pool, upload);
}

/**
 * Removes the account's uploads whose day is over, and discards drafts that nobody can, or will, go
 * on with; gives how many uploads they were.
 */
export async function removeExpiredUploads(muster: Muster): Promise<number> {
  const { accountId } = muster.account;
  const expired = await listExpiredUploads(muster.pool, accountId);
  for (const uploadId of expired) {
    await removeUploadFile(muster.dataFolder, uploadId);
    await deleteUpload(muster.pool, { accountId, uploadId });
  }
  const forgotten = await listForgottenDrafts(muster.pool, accountId, { days: DRAFT_DAYS });
  for (const importId of forgotten) await discardImport(muster, importId);
  return expired.length;
}

/** How long a draft waits for somebody to go on with it. */
const DRAFT_DAYS = 30;

/** How long an upload is kept. */
export const KEPT_HOURS = 24;

interface RemoteFile {
  readonly url: string;
  readonly allowHosts: readonly string[];
}

interface FilledUpload {
  readonly size: number;
  readonly hash: string;
  /** Where it is only known by now. */
  readonly name?: string;
}

/** 5 GB at 25 MB/s take some three minutes; whoever waits for the answer has waited long by then. */
const FETCH_MS = 240_000;

interface ArrivingBody {
  readonly body: Readable;
  readonly mostBytes?: number;
}

/** Uploads of one account that have begun and not ended. */
const MOST_ARRIVING = 1_000;

/** A sender that is silent for so long is gone. */
const STALL_MS = 60_000;
