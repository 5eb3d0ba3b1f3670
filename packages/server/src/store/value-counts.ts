import type { Queryable } from '../database/account-pool.ts';
import type { ObjectTables } from './object-tables.ts';

/** Values of a list, such as tags, and how many live records have each; the most frequent first. */
export async function countListValues(
  client: Queryable,
  accountId: string,
  {
    tables,
    field,
    most,
  }: { readonly tables: ObjectTables; readonly field: string; readonly most: number },
): Promise<readonly { readonly value: string; readonly count: number }[]> {
  const { rows } = await client.query<{ value: string; count: number }>(
    `SELECT value, count(*) AS count
       FROM ${tables.record} c CROSS JOIN LATERAL jsonb_array_elements_text(c.data -> $2) AS one (value)
      WHERE c.account_id = $1 AND c.deleted_at IS NULL AND c.data ? $2
      GROUP BY value ORDER BY count DESC, value LIMIT $3`,
    [accountId, field, most],
  );
  return rows;
}
