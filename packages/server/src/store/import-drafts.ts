import type { Json } from '@muster/core/json';
import type { ColumnChoice } from '@muster/core/map/apply-choices';
import type { OnEmpty } from '@muster/core/map/mapping';
import type { DateOrder } from '@muster/core/normalize/settings';
import type { ImportPlan } from '@muster/core/plan/import-plan';
import type { Mode } from '@muster/core/plan/rules';
import type { Queryable } from '../database/account-pool.ts';
import type { TableOverrides } from '../formats/table.ts';
import { jsonText } from './copy-text.ts';
import type { ImportKey } from './imports.ts';
import type { Actor } from './actor.ts';
import type { UploadKey } from './uploads.ts';

/** What a person has said so far about an import that is not planned yet. */
export interface ImportDraft {
  readonly uploadId: string;
  /** null: as is usual, or as in the import that the file corrects. */
  readonly mode: Mode | null;
  readonly reading: TableOverrides;
  readonly choices: readonly ColumnChoice[];
  readonly onEmpty: OnEmpty | null;
  /** null, and absent in drafts from before it could be said: as the account says. */
  readonly dateOrder?: DateOrder | null;
  readonly constants: Readonly<Record<string, Json>>;
  readonly ignoreUnmapped: boolean;
  /** The choices are those of a plan: columns that it does not name go nowhere. */
  readonly onlyChosen: boolean;
}

export interface NewDraft extends ImportKey {
  readonly fileName: string;
  readonly fileSize: number;
  /** Empty while the file still arrives. */
  readonly fileHash: string;
  readonly draft: ImportDraft;
  /** Stands in for the plan until there is one. */
  readonly plan: ImportPlan;
  readonly startedBy: Actor;
}

export async function insertDraft(client: Queryable, row: NewDraft): Promise<void> {
  await client.query(
    `INSERT INTO import (account_id, import_id, object, state, file_name, file_size, file_hash, plan,
                         draft, started_by)
     VALUES ($1, $2, $3, 'draft', $4, $5, $6, $7, $8, $9)`,
    [
      row.accountId,
      row.importId,
      row.plan.object,
      row.fileName,
      row.fileSize,
      row.fileHash,
      jsonText(row.plan),
      jsonText(row.draft),
      jsonText(row.startedBy),
    ],
  );
}

/** The draft; null when the import is none any more. */
export async function readDraft(
  client: Queryable,
  { accountId, importId }: ImportKey,
): Promise<ImportDraft | null> {
  const { rows } = await client.query<{ draft: ImportDraft | null }>(
    `SELECT draft FROM import WHERE account_id = $1 AND import_id = $2 AND state = 'draft'`,
    [accountId, importId],
  );
  return rows[0]?.draft ?? null;
}

/** Whether there was a draft before there was a plan. */
export async function hasDraft(
  client: Queryable,
  { accountId, importId }: ImportKey,
): Promise<boolean> {
  const { rowCount } = await client.query(
    'SELECT FROM import WHERE account_id = $1 AND import_id = $2 AND draft IS NOT NULL',
    [accountId, importId],
  );
  return rowCount === 1;
}

/** The draft, if the import is still one; until the transaction ends nobody else changes it. */
export async function lockDraft(
  client: Queryable,
  { accountId, importId }: ImportKey,
): Promise<ImportDraft | null> {
  const { rows } = await client.query<{ draft: ImportDraft | null }>(
    `SELECT draft FROM import
      WHERE account_id = $1 AND import_id = $2 AND state = 'draft' FOR UPDATE`,
    [accountId, importId],
  );
  return rows[0]?.draft ?? null;
}

export async function writeDraft(
  client: Queryable,
  { accountId, importId }: ImportKey,
  draft: ImportDraft,
): Promise<void> {
  await client.query('UPDATE import SET draft = $3 WHERE account_id = $1 AND import_id = $2', [
    accountId,
    importId,
    jsonText(draft),
  ]);
}

/** Notes for all drafts of an upload that their file is whole: from here on they do without it. */
export async function noteWholeFile(
  client: Queryable,
  { accountId, uploadId }: UploadKey,
  { size, hash }: { readonly size: number; readonly hash: string },
): Promise<void> {
  await client.query(
    `UPDATE import SET file_size = $3, file_hash = $4
      WHERE account_id = $1 AND state = 'draft' AND draft ->> 'uploadId' = $2`,
    [accountId, uploadId, size, hash],
  );
}

/**
 * Drafts whose file will never be whole, since its upload is gone, and those that were made, or
 * reopened, more than so many days ago.
 */
export async function listForgottenDrafts(
  client: Queryable,
  accountId: string,
  { days }: { readonly days: number },
): Promise<readonly string[]> {
  const { rows } = await client.query<{ importId: string }>(
    `SELECT import_id AS "importId" FROM import i
      WHERE account_id = $1 AND state = 'draft'
        AND (created_at < now() - make_interval(days => $2)
               AND NOT EXISTS (
                 SELECT FROM import_run r
                  WHERE r.account_id = $1 AND r.import_id = i.import_id
                    AND r.asked_at >= now() - make_interval(days => $2))
             OR file_hash = '' AND NOT EXISTS (
                  SELECT FROM upload u
                   WHERE u.account_id = $1 AND u.upload_id::text = i.draft ->> 'uploadId'))`,
    [accountId, days],
  );
  return rows.map(({ importId }) => importId);
}

/** Makes the draft an import with a plan, ready to be staged. */
export async function settleDraft(
  client: Queryable,
  { accountId, importId }: ImportKey,
  { plan, fileSize, fileHash }: SettledDraft,
): Promise<void> {
  await client.query(
    `UPDATE import SET state = 'staging', plan = $3, object = $4, file_size = $5, file_hash = $6
      WHERE account_id = $1 AND import_id = $2 AND state = 'draft'`,
    [accountId, importId, jsonText(plan), plan.object, fileSize, fileHash],
  );
}

interface SettledDraft {
  readonly plan: ImportPlan;
  readonly fileSize: number;
  readonly fileHash: string;
}
