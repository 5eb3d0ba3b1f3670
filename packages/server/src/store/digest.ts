import { createHash } from 'node:crypto';
import type { Member } from '@muster/core/normalize/settings';
import type pg from 'pg';
import { withTransaction } from '../database/with-transaction.ts';
import type { ObjectTables } from './object-tables.ts';

/** What the digest has to know of an object besides its tables. */
export interface DigestScope {
  readonly tables: ObjectTables;
  /** Fields whose values are members' IDs, which other databases have others of. */
  readonly memberFields: readonly string[];
  readonly members: readonly Member[];
}

/**
 * A SHA-256, in hexadecimal, of the account's records, their values and keys: the same for the
 * same content under other IDs, at other times, in any order of rows or of a list's values, and
 * another one when any value, key or link differs. Records in the bin do not count.
 *
 * Sums of the records' own hashes do not depend on their order and take one pass: a million
 * records take seconds.
 */
export async function digestRecords(
  pool: pg.Pool,
  accountId: string,
  scope: DigestScope,
): Promise<string> {
  const emails = Object.fromEntries(scope.members.map(({ id, email }) => [id, email]));
  const totals = await withTransaction(
    pool,
    async (client) => {
      // A fresh account has no statistics, and a nested loop over all of it takes for ever.
      await client.query(
        "SET LOCAL work_mem = '128MB'; SET LOCAL jit = off; SET LOCAL enable_nestloop = off",
      );
      const { rows } = await client.query<Record<string, string>>(digestStatement(scope.tables), [
        accountId,
        scope.memberFields,
        JSON.stringify(emails),
      ]);
      return Object.values(rows[0] ?? {});
    },
    { isolation: 'repeatable read', readOnly: true },
  );
  return createHash('sha256').update(totals.join(' ')).digest('hex');
}

/** Lists of one value or none, and records without members, need no canonical form: jsonb has one. */
function digestStatement({ record, key, id }: ObjectTables): string {
  return `
    WITH hashed AS MATERIALIZED (
      SELECT ${id} AS id, linked_to, md5((CASE
               WHEN data ?| $2::text[]
                 OR jsonb_path_exists(data, 'strict $.* ? (@.type() == "array" && @.size() > 1)')
               THEN (SELECT jsonb_object_agg(field.key, ${canonicalValue})
                       FROM jsonb_each(data) field)
               ELSE data END)::text) AS hash
        FROM ${record} WHERE account_id = $1 AND deleted_at IS NULL),
    linked AS (
      SELECT h.id, CASE WHEN h.linked_to IS NULL THEN h.hash
                        ELSE md5(h.hash || coalesce(target.hash, 'nobody')) END AS hash
        FROM hashed h LEFT JOIN hashed target ON target.id = h.linked_to),
    held AS (
      SELECT md5(hash || E'\\n' || k.kind || E'\\n' || k.value) AS hash
        FROM ${key} k JOIN linked ON linked.id = k.${id}
       WHERE k.account_id = $1 AND k.live)
    SELECT records.*, keys.*
      FROM (SELECT ${sums('record')} FROM linked) records,
           (SELECT ${sums('key')} FROM held) keys`;
}

/** A field's value with members by email, and lists in one order. */
const canonicalValue = `
  CASE WHEN jsonb_typeof(field.value) = 'array'
       THEN (SELECT jsonb_agg(item ORDER BY item::text COLLATE "C")
               FROM (SELECT CASE WHEN field.key = ANY ($2) THEN coalesce($3::jsonb -> (one #>> '{}'), one)
                                 ELSE one END AS item
                       FROM jsonb_array_elements(field.value) one) items)
       WHEN field.key = ANY ($2) THEN coalesce($3::jsonb -> (field.value #>> '{}'), field.value)
       ELSE field.value END`;

/** Number, and sum of both halves, of 128-bit hashes. */
function sums(name: string): string {
  return `count(*)::text AS ${name}_count, ${sumOfHalf(1)} AS ${name}_high, ${sumOfHalf(17)} AS ${name}_low`;
}

function sumOfHalf(from: number): string {
  return `coalesce(sum(('x' || substr(hash, ${from}, 16))::bit(64)::bigint), 0)::text`;
}
