import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Member } from '@muster/core/normalize/settings';
import type { AccountPool } from '../database/account-pool.ts';
import { withTransaction } from '../database/with-transaction.ts';
import type { ObjectTables } from './object-tables.ts';

/** What the digest has to know of an object besides its tables. */
export interface DigestScope {
  readonly tables: ObjectTables;
  /** Fields whose values are lists, whose order does not count. */
  readonly listFields: readonly string[];
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
  pool: AccountPool,
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
      const { rows } = await client.query<Record<string, string>>(
        digestStatement(scope),
        // Without fields of members the statement does not speak of their emails.
        scope.memberFields.length > 0 ? [accountId, JSON.stringify(emails)] : [accountId],
      );
      return Object.values(rows[0] ?? {});
    },
    { isolation: 'repeatable read', readOnly: true },
  );
  return createHash('sha256').update(totals.join(' ')).digest('hex');
}

/**
 * jsonb has one text for one value already. Only lists and members take more: their fields are left
 * out of that text and follow it, each in a form of its own.
 */
function digestStatement({ tables, listFields, memberFields }: DigestScope): string {
  const { record, key, id } = tables;
  const own = [...new Set([...listFields, ...memberFields])];
  for (const field of own) assert.match(field, /^[a-z][a-z0-9_]*$/);
  const others = `data - '{${own.join(',')}}'::text[]`;
  const forms = own.map((field) => canonicalForm(field, memberFields.includes(field)));
  return `
    WITH hashed AS MATERIALIZED (
      SELECT ${id} AS id, linked_to,
             md5(concat_ws(E'\\n', ${[others, ...forms].join(', ')})) AS hash
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

/** A field's value with members by email and a list in one order, after its name; NULL where it has none. */
function canonicalForm(field: string, isMember: boolean): string {
  const value = `data -> '${field}'`;
  const form = (one: string): string =>
    isMember ? `coalesce($2::jsonb -> (${one} #>> '{}'), ${one})::text` : `${one}::text`;
  return `CASE WHEN data ? '${field}' THEN '${field}=' || CASE
    WHEN jsonb_typeof(${value}) <> 'array' THEN ${form(`(${value})`)}
    WHEN ${String(!isMember)} AND jsonb_array_length(${value}) = 1 THEN (${value} -> 0)::text
    ELSE (SELECT string_agg(${form('item')}, ',' ORDER BY ${form('item')} COLLATE "C")
            FROM jsonb_array_elements(${value}) item) END END`;
}

/** Number, and sum of both halves, of 128-bit hashes. */
function sums(name: string): string {
  return `count(*)::text AS ${name}_count, ${sumOfHalf(1)} AS ${name}_high, ${sumOfHalf(17)} AS ${name}_low`;
}

function sumOfHalf(from: number): string {
  return `coalesce(sum(('x' || substr(hash, ${from}, 16))::bit(64)::bigint), 0)::text`;
}
