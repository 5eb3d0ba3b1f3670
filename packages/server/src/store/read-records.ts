import type { RecordKey } from '@muster/core/match/key';
import type { RecordValues } from '@muster/core/match/record-values';
import type { Queryable } from '../database/account-pool.ts';
import type { ObjectTables } from './object-tables.ts';

/** A record with all that is known of it. */
export interface FullRecord {
  readonly id: string;
  readonly version: number;
  readonly changedBy: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** null: it is not in the bin. */
  readonly deletedAt: string | null;
  readonly originImportId: string | null;
  readonly originRow: number | null;
  readonly linkedTo: string | null;
  readonly values: RecordValues;
}

/** The columns of a `FullRecord`, of a table or alias. */
export function fullColumns(tables: ObjectTables, alias: string): string {
  return `${alias}.${tables.id} AS id, ${alias}.version, ${alias}.changed_by AS "changedBy",
    ${alias}.created_at AS "createdAt", ${alias}.updated_at AS "updatedAt", ${alias}.deleted_at AS "deletedAt",
    ${alias}.origin_import_id AS "originImportId", ${alias}.origin_row AS "originRow",
    ${alias}.linked_to AS "linkedTo", ${alias}.data AS values`;
}

/** Records of the account by ID, those in the bin included, in the order of their IDs. */
export async function readRecords(
  client: Queryable,
  accountId: string,
  { tables, ids }: { readonly tables: ObjectTables; readonly ids: readonly string[] },
): Promise<readonly FullRecord[]> {
  const { rows } = await client.query<FullRecord>(
    `SELECT ${fullColumns(tables, 'c')} FROM ${tables.record} c
      WHERE c.account_id = $1 AND c.${tables.id} = ANY ($2::uuid[]) ORDER BY c.${tables.id}`,
    [accountId, ids],
  );
  return rows;
}

/** Live records that are linked with one: it to them, they to it, or both to the same; the oldest first. */
export async function readLinkedRecords(
  client: Queryable,
  accountId: string,
  { tables, of, most }: LinkedQuery,
): Promise<readonly FullRecord[]> {
  const targets = of.linkedTo === null ? [of.id] : [of.id, of.linkedTo];
  const { rows } = await client.query<FullRecord>(
    `SELECT ${fullColumns(tables, 'c')} FROM ${tables.record} c
      WHERE c.account_id = $1 AND c.deleted_at IS NULL AND c.${tables.id} <> $2
        AND (c.${tables.id} = $3 OR c.linked_to = ANY ($4::uuid[]))
      ORDER BY c.${tables.id} LIMIT $5`,
    [accountId, of.id, of.linkedTo, targets, most],
  );
  return rows;
}

interface LinkedQuery {
  readonly tables: ObjectTables;
  readonly of: Pick<FullRecord, 'id' | 'linkedTo'>;
  readonly most: number;
}

/** A live record that holds a key. */
export interface KeyHolder extends RecordKey {
  readonly id: string;
}

/** Live records that hold any of the keys, the oldest first. */
export async function readKeyHolders(
  client: Queryable,
  accountId: string,
  { tables, keys }: { readonly tables: ObjectTables; readonly keys: readonly RecordKey[] },
): Promise<readonly KeyHolder[]> {
  if (keys.length === 0) return [];
  const { rows } = await client.query<KeyHolder>(
    `SELECT k.kind, k.value, k.${tables.id} AS id
       FROM unnest($2::text[], $3::text[]) AS wanted (kind, value)
       JOIN ${tables.key} k ON k.account_id = $1 AND k.kind = wanted.kind AND k.value = wanted.value
      WHERE k.live ORDER BY k.${tables.id}`,
    [accountId, keys.map(({ kind }) => kind), keys.map(({ value }) => value)],
  );
  return rows;
}
