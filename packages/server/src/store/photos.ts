import type { Issue } from '@muster/core/issue/issue';
import type pg from 'pg';
import type { AccountPool, Queryable } from '../database/account-pool.ts';
import { withTransaction } from '../database/with-transaction.ts';
import { jsonText } from './copy-text.ts';
import type { ImportKey } from './imports.ts';

/** A photo that one worker is to fetch now. */
export interface TakenPhoto {
  readonly contactId: string;
  readonly url: string;
  /** This one included. */
  readonly attempts: number;
  readonly importId: string | null;
  readonly rowNumber: number | null;
  /** Index of the address's column in the import's file, from 0. */
  readonly column: number | null;
}

/** The picture that is in the data folder for a contact. */
export interface PhotoRecord {
  /** SHA-256 of the picture as it was received, in hexadecimal. */
  readonly hash: string;
  readonly contentType: string;
  /** In pixels, as it was received. */
  readonly width: number;
  readonly height: number;
}

/** Asks for the photos of these contacts, in the transaction that set their addresses. */
export async function wantPhotos(
  client: Queryable,
  accountId: string,
  contactIds: readonly string[],
): Promise<void> {
  if (contactIds.length === 0) return;
  await client.query(
    `INSERT INTO contact_photo (account_id, contact_id, source_hash, source_url)
     SELECT account_id, contact_id, ${SOURCE_HASH}, data ->> 'photo_url'
       FROM contact c
      WHERE account_id = $1 AND contact_id = ANY ($2::uuid[]) AND data ->> 'photo_url' <> ''
     ${AGAIN_IF_FAILED}`,
    [accountId, contactIds],
  );
}

/** Asks for the photos of what an import has applied, as the database does once it is applied as a whole. */
export async function wantPhotosOfPart(
  client: Queryable,
  { accountId, importId }: ImportKey,
): Promise<void> {
  await client.query(
    `INSERT INTO photo_import (account_id, import_id)
     SELECT account_id, import_id FROM import
      WHERE account_id = $1 AND import_id = $2 AND object = 'contact' AND cursor > 0
        AND (plan -> 'mapping' @> '[{"target": {"field": "photo_url"}}]' OR plan -> 'constants' ? 'photo_url')
     ON CONFLICT (account_id, import_id) DO UPDATE SET cursor = 0`,
    [accountId, importId],
  );
}

/** Imports of the account whose rows have not all been gone through, oldest first. */
export async function listPhotoImports(pool: AccountPool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ import_id: string }>(
    'SELECT import_id FROM photo_import WHERE account_id = $1 ORDER BY import_id',
    [pool.accountId],
  );
  return rows.map(({ import_id }) => import_id);
}

/** Asks for the photos of an import's next `limit` rows; false once all rows have been gone through. */
export async function wantPhotosOfImport(
  pool: AccountPool,
  { accountId, importId }: ImportKey,
  { column, limit }: { readonly column: number | null; readonly limit: number },
): Promise<boolean> {
  return withTransaction(pool, async (client) => {
    const { rows } = await client.query<{ last: number | null }>(
      `WITH place AS (
         SELECT cursor FROM photo_import WHERE account_id = $1 AND import_id = $2 FOR UPDATE),
       next AS (
         SELECT row_number, record_id, outcome FROM import_row
          WHERE account_id = $1 AND import_id = $2 AND object = 'contact'
            AND row_number > (SELECT cursor FROM place)
          ORDER BY row_number LIMIT $4),
       wanted AS (
         INSERT INTO contact_photo (account_id, contact_id, source_hash, source_url, import_id, row_number, column_index)
         SELECT DISTINCT ON (contact_id) $1, contact_id, ${SOURCE_HASH}, data ->> 'photo_url', $2, row_number, $3::integer
           FROM next JOIN contact c ON c.account_id = $1 AND c.contact_id = next.record_id
          WHERE outcome IN ('created', 'updated', 'unchanged') AND deleted_at IS NULL
            AND data ->> 'photo_url' <> ''
          ORDER BY contact_id, row_number DESC
         ${AGAIN_IF_FAILED})
       SELECT max(row_number) AS last FROM next`,
      [accountId, importId, column, limit],
    );
    const last = rows[0]?.last ?? null;
    if (last === null) await client.query(FORGET_PLACE, [accountId, importId]);
    else await client.query(MOVE_PLACE, [accountId, importId, last]);
    return last !== null;
  });
}

/** The next photos to fetch: nobody else takes them for `leaseMs`. */
export async function takePhotos(
  pool: AccountPool,
  { limit, leaseMs }: { readonly limit: number; readonly leaseMs: number },
): Promise<readonly TakenPhoto[]> {
  const { rows } = await pool.query<TakenPhoto>(
    `WITH next AS (
       SELECT contact_id, source_hash FROM contact_photo
        WHERE account_id = $1 AND state = 'waiting' AND next_attempt_at <= now()
        ORDER BY next_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED)
     UPDATE contact_photo p
        SET attempts = attempts + 1, next_attempt_at = now() + $3 * interval '1 millisecond'
       FROM next
      WHERE p.account_id = $1 AND p.contact_id = next.contact_id AND p.source_hash = next.source_hash
     RETURNING p.contact_id AS "contactId", source_url AS url, attempts, import_id AS "importId",
               row_number AS "rowNumber", column_index AS "column"`,
    [pool.accountId, limit, leaseMs],
  );
  return rows;
}

/** A picture that the account has of the same address, fetched within the last day. */
export async function findPhotoOfUrl(pool: AccountPool, url: string): Promise<PhotoRecord | null> {
  const { rows } = await pool.query<PhotoRecord>(
    `SELECT ${PHOTO_COLUMNS} FROM contact_photo
      WHERE account_id = $1 AND source_hash = ${hashOf('$2')} AND state = 'ready'
        AND fetched_at > now() - interval '1 day' LIMIT 1`,
    [pool.accountId, url],
  );
  return rows[0] ?? null;
}

export async function writePhoto(
  pool: AccountPool,
  { contactId, url }: TakenPhoto,
  photo: PhotoRecord,
): Promise<void> {
  await pool.query(
    `UPDATE contact_photo
        SET state = 'ready', hash = $4, content_type = $5, width = $6, height = $7, failure = NULL, fetched_at = now()
      WHERE account_id = $1 AND contact_id = $2 AND source_hash = ${hashOf('$3')}`,
    [pool.accountId, contactId, url, photo.hash, photo.contentType, photo.width, photo.height],
  );
}

/** Notes that there will be no photo, and why: also in the ledger, if an import brought its address. */
export async function writePhotoFailure(
  pool: AccountPool,
  { contactId, url, importId, rowNumber }: TakenPhoto,
  issue: Issue,
): Promise<void> {
  await withTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE contact_photo SET state = 'failed', failure = $4, fetched_at = now()
        WHERE account_id = $1 AND contact_id = $2 AND source_hash = ${hashOf('$3')}`,
      [pool.accountId, contactId, url, issue.code],
    );
    // The person may have been erased meanwhile: nothing quotes them any more.
    if (importId === null || rowCount === 0) return;
    await client.query(
      `UPDATE import_row SET issues = coalesce(issues, '[]') || $4::jsonb
        WHERE account_id = $1 AND import_id = $2 AND row_number = $3 AND object = 'contact'
          AND NOT coalesce(issues, '[]') @> $5::jsonb`,
      [
        pool.accountId,
        importId,
        rowNumber,
        jsonText([issue as object]),
        jsonText([{ code: issue.code }]),
      ],
    );
  });
}

/** It is tried again after that. */
export async function putOffPhoto(
  pool: AccountPool,
  { contactId, url }: TakenPhoto,
  delayMs: number,
): Promise<void> {
  await pool.query(
    `UPDATE contact_photo SET next_attempt_at = now() + $4 * interval '1 millisecond'
      WHERE account_id = $1 AND contact_id = $2 AND source_hash = ${hashOf('$3')}`,
    [pool.accountId, contactId, url, delayMs],
  );
}

/** As if it had not been taken. */
export async function returnPhoto(
  pool: AccountPool,
  { contactId, url }: TakenPhoto,
): Promise<void> {
  await pool.query(
    `UPDATE contact_photo SET attempts = attempts - 1, next_attempt_at = now()
      WHERE account_id = $1 AND contact_id = $2 AND source_hash = ${hashOf('$3')}`,
    [pool.accountId, contactId, url],
  );
}

/** The picture of what the contact's photo_url is now; null when there is none, or no such contact. */
export async function findPhotoOfContact(
  pool: AccountPool,
  contactId: string,
): Promise<PhotoRecord | null> {
  const { rows } = await pool.query<PhotoRecord>(
    `SELECT ${PHOTO_COLUMNS}
       FROM contact c JOIN contact_photo p USING (account_id, contact_id)
      WHERE account_id = $1 AND contact_id = $2 AND deleted_at IS NULL
        AND source_hash = ${SOURCE_HASH} AND state = 'ready'`,
    [pool.accountId, contactId],
  );
  return rows[0] ?? null;
}

/**
 * Forgets photos of contacts that are gone for good, and those of addresses that have not been their
 * contacts' for `keptDays`; how many.
 */
export async function deleteStalePhotos(pool: AccountPool, keptDays: number): Promise<number> {
  const { rowCount } = await pool.query(
    `DELETE FROM contact_photo p
      WHERE account_id = $1
        AND NOT EXISTS (SELECT FROM contact c
                         WHERE c.account_id = $1 AND c.contact_id = p.contact_id
                           AND (source_hash = ${SOURCE_HASH}
                                OR coalesce(p.fetched_at, now()) > now() - $2 * interval '1 day'))`,
    [pool.accountId, keptDays],
  );
  return rowCount ?? 0;
}

/** Those of the hashes that a photo of the account has. */
export async function findPhotoHashes(
  pool: AccountPool,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ hash: string }>(
    `SELECT DISTINCT hash FROM contact_photo
      WHERE account_id = $1 AND state = 'ready' AND hash = ANY ($2::text[])`,
    [pool.accountId, hashes],
  );
  return new Set(rows.map(({ hash }) => hash));
}

/** Accounts that have photos to fetch. */
export async function listAccountsWithPhotos(registry: pg.Pool): Promise<readonly string[]> {
  const { rows } = await registry.query<{ account_id: string }>(
    `SELECT account_id FROM photo_import
     UNION
     SELECT account_id FROM contact_photo WHERE state = 'waiting' AND next_attempt_at <= now()`,
  );
  return rows.map(({ account_id }) => account_id);
}

function hashOf(text: string): string {
  return `sha256(convert_to(${text}, 'UTF8'))`;
}

/** Of the contact `c`. */
const SOURCE_HASH = hashOf("c.data ->> 'photo_url'");
const PHOTO_COLUMNS = 'hash, content_type AS "contentType", width, height';

/** A photo that is there, or is waited for, is not fetched again. */
const AGAIN_IF_FAILED = `
  ON CONFLICT (account_id, contact_id, source_hash) DO UPDATE
     SET state = 'waiting', attempts = 0, next_attempt_at = now(), import_id = excluded.import_id,
         row_number = excluded.row_number, column_index = excluded.column_index
   WHERE contact_photo.state = 'failed'`;

const MOVE_PLACE = 'UPDATE photo_import SET cursor = $3 WHERE account_id = $1 AND import_id = $2';
const FORGET_PLACE = 'DELETE FROM photo_import WHERE account_id = $1 AND import_id = $2';
