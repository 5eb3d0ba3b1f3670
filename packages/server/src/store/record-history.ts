import type { Json } from '@muster/core/json';
import type { Queryable } from '../database/account-pool.ts';
import type { Actor } from './actor.ts';
import type { ObjectTables } from './object-tables.ts';

/** Who made a version of a record, and by what. */
export interface ChangeAuthor {
  readonly version: number;
  /** apply, undo, redo of an import; create, edit, delete, restore otherwise. */
  readonly kind: string;
  readonly at: string;
  readonly importId: string | null;
  readonly fileName: string | null;
  readonly rowNumber: number | null;
  /** Who made the change, or began, undid or redid the import; null where nobody is known. */
  readonly actor: Actor | null;
  readonly bulkActionId: string | null;
}

export interface LoggedVersion extends ChangeAuthor {
  readonly before: Readonly<Record<string, Json>>;
  readonly after: Readonly<Record<string, Json>>;
}

export interface HistoryScope {
  readonly tables: ObjectTables;
  readonly id: string;
}

/** Changes of a record before a version, the latest first. */
export async function readHistory(
  client: Queryable,
  accountId: string,
  { tables, id, before, limit }: HistoryScope & { readonly before: number; readonly limit: number },
): Promise<readonly LoggedVersion[]> {
  const { rows } = await client.query<LoggedVersion>(
    `SELECT ${AUTHOR}, l.before, l.after
       FROM change_log l ${IMPORT}
      WHERE l.account_id = $1 AND l.object = $2 AND l.record_id = $3 AND l.version < $4
      ORDER BY l.version DESC LIMIT $5`,
    [accountId, tables.object, id, before, limit],
  );
  return rows;
}

/** The last change of each field of a record; fields that it was made with are not among them. */
export async function readFieldAuthors(
  client: Queryable,
  accountId: string,
  { tables, id }: HistoryScope,
): Promise<readonly (ChangeAuthor & { readonly field: string })[]> {
  const { rows } = await client.query<ChangeAuthor & { field: string }>(
    `SELECT DISTINCT ON (changed.field) changed.field, ${AUTHOR}
       FROM change_log l ${IMPORT}
      CROSS JOIN LATERAL jsonb_object_keys(l.after) AS changed (field)
      WHERE l.account_id = $1 AND l.object = $2 AND l.record_id = $3
      ORDER BY changed.field, l.version DESC`,
    [accountId, tables.object, id],
  );
  return rows;
}

/** The import that made a record. */
export async function readOrigin(
  client: Queryable,
  accountId: string,
  importId: string,
): Promise<{ readonly fileName: string; readonly actor: Actor | null } | null> {
  const { rows } = await client.query<{ fileName: string; actor: Actor | null }>(
    `SELECT file_name AS "fileName", started_by AS actor FROM import
      WHERE account_id = $1 AND import_id = $2`,
    [accountId, importId],
  );
  return rows[0] ?? null;
}

const AUTHOR = `l.version, l.kind, l.changed_at AS at, l.import_id AS "importId", i.file_name AS "fileName",
  l.row_number AS "rowNumber", CASE l.kind WHEN 'apply' THEN i.started_by ELSE l.actor END AS actor, l.bulk_action_id AS "bulkActionId"`;

const IMPORT = 'LEFT JOIN import i ON i.account_id = l.account_id AND i.import_id = l.import_id';
