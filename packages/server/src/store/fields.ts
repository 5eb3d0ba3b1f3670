import { say } from '@muster/core/language/sentence';
import type { CustomField } from '@muster/core/object/with-custom-fields';
import type pg from 'pg';
import type { Queryable } from '../database/account-pool.ts';
import { MusterError } from '../errors.ts';
import type { ObjectTables } from './object-tables.ts';

/** Keeps others from changing the account's own fields until the transaction ends. */
export async function lockFields(client: pg.ClientBase, accountId: string): Promise<void> {
  await client.query('SELECT FROM account WHERE account_id = $1 FOR NO KEY UPDATE', [accountId]);
}

/** The account's own fields of an object, in the order in which they were added. */
export async function listFields(
  client: Queryable,
  accountId: string,
  object: string,
): Promise<readonly CustomField[]> {
  const { rows } = await client.query<CustomField>(
    `SELECT key, label, type, options FROM field
      WHERE account_id = $1 AND object = $2 ORDER BY created_at, key`,
    [accountId, object],
  );
  return rows;
}

/** @throws MusterError `field_invalid` when the account has a field of that key. */
export async function insertField(
  client: Queryable,
  accountId: string,
  { object, field }: { readonly object: string; readonly field: CustomField },
): Promise<void> {
  const { rowCount } = await client.query(
    `INSERT INTO field (account_id, object, key, label, type, options)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [accountId, object, field.key, field.label, field.type, JSON.stringify(field.options)],
  );
  if (rowCount === 1) return;
  throw new MusterError(
    'field_invalid',
    say('There is already a field with the key {key}.', { key: field.key }),
  );
}

/** Gives a field another name and other options. */
export async function updateField(
  client: Queryable,
  accountId: string,
  { object, field }: { readonly object: string; readonly field: CustomField },
): Promise<void> {
  await client.query(
    `UPDATE field SET label = $4, options = $5 WHERE account_id = $1 AND object = $2 AND key = $3`,
    [accountId, object, field.key, field.label, JSON.stringify(field.options)],
  );
}

export async function deleteField(
  client: Queryable,
  accountId: string,
  { object, key }: { readonly object: string; readonly key: string },
): Promise<void> {
  await client.query('DELETE FROM field WHERE account_id = $1 AND object = $2 AND key = $3', [
    accountId,
    object,
    key,
  ]);
}

/** How many records, those in the bin included, have a value in the field. */
export async function countFieldValues(
  client: Queryable,
  accountId: string,
  { tables, key }: { readonly tables: ObjectTables; readonly key: string },
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*) AS count FROM ${tables.record} WHERE account_id = $1 AND data ? $2`,
    [accountId, key],
  );
  return rows[0]?.count ?? 0;
}

/**
 * Takes the field's values out of every record, and its keys. Each record gets a new version, but no
 * new author: undoing an import is not held up by it.
 */
export async function deleteFieldValues(
  client: pg.ClientBase,
  accountId: string,
  { tables, key }: { readonly tables: ObjectTables; readonly key: string },
): Promise<void> {
  const change = `
    UPDATE ${tables.record}
       SET data = data - $2, version = version + 1, updated_at = now()
     WHERE account_id = $1 AND data ? $2`;
  // Documents may go on holding words that are gone: what they find is asked again.
  const changeAll =
    tables.object === 'contact'
      ? `WITH c AS (${change} RETURNING ${tables.id} AS id, version, updated_at)
         UPDATE contact_search s SET version = c.version, updated_at = c.updated_at
           FROM c WHERE s.account_id = $1 AND s.contact_id = c.id`
      : change;
  await client.query(changeAll, [accountId, key]);
  await client.query(`DELETE FROM ${tables.key} WHERE account_id = $1 AND kind = $2`, [
    accountId,
    key,
  ]);
}
