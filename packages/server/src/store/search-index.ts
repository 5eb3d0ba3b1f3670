import type { RecordValues } from '@muster/core/match/record-values';
import { CONTACT } from '@muster/core/object/contact';
import type pg from 'pg';
import type { Queryable } from '../database/account-pool.ts';
import { tablesOf } from './object-tables.ts';

/** A live contact with everything its document is made of. */
export interface SearchSource {
  readonly id: string;
  readonly version: number;
  readonly values: RecordValues;
  readonly originImportId: string | null;
  /** Imports that have changed it. */
  readonly updatedBy: readonly string[];
}

const tables = tablesOf(CONTACT);

/** Those of the contacts that are not in the bin. */
export async function readSearchSources(
  client: Queryable,
  accountId: string,
  ids: readonly string[],
): Promise<readonly SearchSource[]> {
  const { rows } = await client.query<SearchSource>(
    `SELECT c.contact_id AS id, c.version, c.data AS values, c.origin_import_id AS "originImportId",
            ARRAY(SELECT DISTINCT l.import_id::text FROM change_log l
                   WHERE l.account_id = $1 AND l.object = '${tables.object}' AND l.record_id = c.contact_id
                     AND l.kind = 'apply') AS "updatedBy"
       FROM contact c
      WHERE c.account_id = $1 AND c.contact_id = ANY ($2::uuid[]) AND c.deleted_at IS NULL`,
    [accountId, ids],
  );
  return rows;
}

export interface SearchDocument {
  readonly id: string;
  /** What it is sorted by (`sortName`). */
  readonly name: string;
  readonly terms: Iterable<string>;
}

/**
 * Puts the documents of contacts in place, and takes those of `ids` away that have none. Runs in
 * the caller's transaction, which keeps others from changing these contacts.
 */
export async function writeSearchDocuments(
  client: Queryable,
  accountId: string,
  {
    ids,
    documents,
  }: { readonly ids: readonly string[]; readonly documents: readonly SearchDocument[] },
): Promise<void> {
  const mark = accountMark(accountId);
  const there = new Set(documents.map(({ id }) => id));
  const gone = ids.filter((id) => !there.has(id));
  if (gone.length > 0) {
    await client.query(
      'DELETE FROM contact_search WHERE account_id = $1 AND contact_id = ANY ($2::uuid[])',
      [accountId, gone],
    );
  }
  if (documents.length === 0) return;
  await client.query(
    `INSERT INTO contact_search (account_id, contact_id, version, updated_at, name, document)
     SELECT c.account_id, c.contact_id, c.version, c.updated_at, d.name, d.document::tsvector
       FROM unnest($2::uuid[], $3::text[], $4::text[]) AS d (id, name, document)
       JOIN contact c ON c.account_id = $1 AND c.contact_id = d.id
     ON CONFLICT (account_id, contact_id) DO UPDATE
        SET version = excluded.version, updated_at = excluded.updated_at, name = excluded.name,
            document = excluded.document
      WHERE contact_search.version <> excluded.version`,
    [
      accountId,
      documents.map(({ id }) => id),
      documents.map(({ name }) => name),
      documents.map(({ terms }) => vectorText(mark, terms)),
    ],
  );
}

/** What all lexemes of the account begin with; two accounts that share it are told apart by their column. */
function accountMark(accountId: string): string {
  return accountId.slice(-6);
}

/** A document as tsvector reads it. */
function vectorText(mark: string, terms: Iterable<string>): string {
  let text = '';
  for (const term of terms) text += `'${mark}${escaped(term)}' `;
  return text;
}

function escaped(term: string): string {
  return /['\\]/.test(term) ? term.replaceAll(/['\\]/g, '$&$&') : term;
}

/** A condition on documents: each of these groups has one of its terms in them. */
export type TermQuery = readonly (readonly SearchTerm[])[];

export interface SearchTerm {
  readonly text: string;
  /** Met by every term that begins with it. */
  readonly isPrefix: boolean;
}

/** The query as tsquery reads it. */
export function queryText(accountId: string, groups: TermQuery): string {
  const mark = accountMark(accountId);
  return groups
    .map((terms) => {
      const any = terms.map(
        ({ text, isPrefix }) => `'${mark}${escaped(text)}'${isPrefix ? ':*' : ''}`,
      );
      return `(${any.join(' | ')})`;
    })
    .join(' & ');
}

/** An import whose changes are not all in the index. */
export interface UnindexedImport {
  readonly importId: string;
  readonly cursor: number;
  readonly phase: string;
  /** Rows up to here are there already. */
  readonly indexed: number;
  /** It is being undone or redone just now. */
  readonly isTurning: boolean;
}

/** What undoing and redoing have made of an import: another one after each of them. */
const PHASE = `CASE WHEN i.state IN ('undoing', 'redoing') THEN i.state || ' ' || coalesce(i.undo_cursor, 0)
                    WHEN i.undone = '{}' THEN '' ELSE i.undone::text END`;

/** Imports of the account whose changes are not all in the index, oldest first. */
export async function listUnindexed(
  client: Queryable,
  accountId: string,
): Promise<readonly UnindexedImport[]> {
  const { rows } = await client.query<UnindexedImport>(
    `SELECT i.import_id AS "importId", i.cursor, ${PHASE} AS phase,
            CASE WHEN p.phase = ${PHASE} THEN p.cursor ELSE 0 END AS indexed,
            i.state IN ('undoing', 'redoing') AS "isTurning"
       FROM import i LEFT JOIN search_progress p USING (account_id, import_id)
      WHERE i.account_id = $1 AND i.cursor > 0
        AND (p.cursor IS NULL OR p.cursor < i.cursor OR p.phase <> ${PHASE})
      ORDER BY i.import_id`,
    [accountId],
  );
  return rows;
}
/** Whether every change of the account is in the index. */
export async function isIndexCurrent(client: Queryable, accountId: string): Promise<boolean> {
  return (await listUnindexed(client, accountId)).length === 0;
}

/** Contacts that rows of the import's ledger created or changed, by row, at most `limit` rows. */
export async function readLedgerRecords(
  client: Queryable,
  { accountId, importId }: { readonly accountId: string; readonly importId: string },
  { after, upTo, limit }: { readonly after: number; readonly upTo: number; readonly limit: number },
): Promise<readonly { readonly rowNumber: number; readonly recordId: string | null }[]> {
  const { rows } = await client.query<{ rowNumber: number; recordId: string | null }>(
    `SELECT row_number AS "rowNumber", CASE WHEN outcome IN ('created', 'updated') THEN record_id END AS "recordId"
       FROM import_row
      WHERE account_id = $1 AND import_id = $2 AND row_number > $3 AND row_number <= $4
        AND object = '${tables.object}'
      ORDER BY row_number LIMIT $5`,
    [accountId, importId, after, upTo, limit],
  );
  return rows;
}

export async function writeSearchProgress(
  client: Queryable,
  { accountId, importId }: { readonly accountId: string; readonly importId: string },
  { cursor, phase }: { readonly cursor: number; readonly phase: string },
): Promise<void> {
  await client.query(
    `INSERT INTO search_progress (account_id, import_id, cursor, phase) VALUES ($1, $2, $3, $4)
     ON CONFLICT (account_id, import_id) DO UPDATE SET cursor = excluded.cursor, phase = excluded.phase`,
    [accountId, importId, cursor, phase],
  );
}

/** All accounts, on the registry's connections. */
export async function listAccountIds(registry: pg.Pool): Promise<readonly string[]> {
  const { rows } = await registry.query<{ id: string }>('SELECT account_id AS id FROM account');
  return rows.map(({ id }) => id);
}
