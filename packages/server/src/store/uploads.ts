import { say } from '@muster/core/language/sentence';
import type { Queryable } from '../database/account-pool.ts';
import { MusterError } from '../errors.ts';
import type { Actor } from './actor.ts';
import { jsonText } from './copy-text.ts';

/** A file that arrives, or has arrived. */
export interface UploadRecord {
  readonly accountId: string;
  readonly uploadId: string;
  /** For people; never a path. */
  readonly name: string;
  /** In bytes; null while it is not known. */
  readonly size: number | null;
  /** SHA-256, in hexadecimal; null until all has arrived. */
  readonly hash: string | null;
  readonly state: 'arriving' | 'complete';
  readonly createdBy: Actor;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** The upload an ID names within an account. */
export interface UploadKey {
  readonly accountId: string;
  readonly uploadId: string;
}

export interface NewUpload extends UploadKey {
  readonly name: string;
  readonly size: number | null;
  readonly createdBy: Actor;
  readonly keptForHours: number;
}

/** Notes an upload that begins, unless as many as `mostArriving` of the account have begun and not ended. */
export async function insertUpload(
  client: Queryable,
  upload: NewUpload,
  { mostArriving }: { readonly mostArriving: number },
): Promise<UploadRecord | null> {
  const { rows } = await client.query<UploadRecord>(
    // Not while the account is being erased: nobody would know of the file.
    `WITH held AS (SELECT account_id FROM account WHERE account_id = $1 FOR KEY SHARE)
     INSERT INTO upload (account_id, upload_id, name, size, state, created_by, expires_at)
     SELECT account_id, $2, $3, $4, 'arriving', $5, now() + make_interval(hours => $6)
       FROM held
      WHERE (SELECT count(*) FROM upload
              WHERE account_id = $1 AND state = 'arriving' AND expires_at > now()) < $7
     RETURNING ${COLUMNS}`,
    [
      upload.accountId,
      upload.uploadId,
      upload.name,
      upload.size,
      jsonText(upload.createdBy),
      upload.keptForHours,
      mostArriving,
    ],
  );
  return rows[0] ?? null;
}

/** @throws MusterError `not_found`, also of one that has expired. */
export async function readUpload(
  client: Queryable,
  { accountId, uploadId }: UploadKey,
): Promise<UploadRecord> {
  const { rows } = await client.query<UploadRecord>(
    `SELECT ${COLUMNS} FROM upload
      WHERE account_id = $1 AND upload_id = $2 AND expires_at > now()`,
    [accountId, uploadId],
  );
  const [found] = rows;
  if (found) return found;
  throw new MusterError(
    'not_found',
    say('There is no upload {id}; uploads are kept for a day. Send the file again.', {
      id: uploadId,
    }),
  );
}

/** Notes that all of an upload is there; a name that came with it takes the place of the first one. */
export async function finishUpload(
  client: Queryable,
  { accountId, uploadId }: UploadKey,
  {
    size,
    hash,
    name = null,
  }: { readonly size: number; readonly hash: string; readonly name?: string | null },
): Promise<void> {
  const { rowCount } = await client.query(
    `UPDATE upload SET state = 'complete', size = $3, hash = $4, name = coalesce($5, name)
      WHERE account_id = $1 AND upload_id = $2`,
    [accountId, uploadId, size, hash, name],
  );
  if (rowCount === 1) return;
  throw new MusterError(
    'not_found',
    say('The upload {id} was removed while it arrived.', { id: uploadId }),
  );
}

export async function deleteUpload(
  client: Queryable,
  { accountId, uploadId }: UploadKey,
): Promise<void> {
  await client.query('DELETE FROM upload WHERE account_id = $1 AND upload_id = $2', [
    accountId,
    uploadId,
  ]);
}

/** Uploads of the account whose time is over. */
export async function listExpiredUploads(
  client: Queryable,
  accountId: string,
): Promise<readonly string[]> {
  const { rows } = await client.query<{ uploadId: string }>(
    `SELECT upload_id AS "uploadId" FROM upload WHERE account_id = $1 AND expires_at <= now()`,
    [accountId],
  );
  return rows.map(({ uploadId }) => uploadId);
}

const COLUMNS = `account_id AS "accountId", upload_id AS "uploadId", name, size, hash, state,
  created_by AS "createdBy", created_at AS "createdAt", expires_at AS "expiresAt"`;
