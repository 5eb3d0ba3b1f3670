import type pg from 'pg';

/** Index and statistics of a staging table, once: a batch that is planned anew finds them. */
export async function indexByRow(client: pg.ClientBase, table: string): Promise<void> {
  const name = `${table.slice(table.indexOf('.') + 1)}_by_row`;
  const { rows } = await client.query<{ there: boolean }>(
    'SELECT to_regclass($1) IS NOT NULL AS there',
    [`staging.${name}`],
  );
  if (rows[0]?.there) return;
  await client.query(`CREATE INDEX ${name} ON ${table} (row_number)`);
  await client.query(`ANALYZE ${table}`);
}
