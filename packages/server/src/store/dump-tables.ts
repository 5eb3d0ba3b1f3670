import type { Readable, Writable } from 'node:stream';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** A table as a backup has it. */
export interface DumpedTable {
  /** Schema and name, quoted where needed. */
  readonly name: string;
  /** Row security shows its rows account by account. */
  readonly isTenant: boolean;
  readonly columns: readonly string[];
}

/**
 * Every table whose rows are worth keeping, those that others refer to first. Staging tables are
 * made again from files, and what waits in the job queue from what stands in the tables.
 */
export async function listTables(client: pg.ClientBase): Promise<readonly DumpedTable[]> {
  const { rows } = await client.query<DumpedTable & { refersTo: readonly string[] }>(
    `SELECT c.oid::regclass::text AS name, c.relforcerowsecurity AS "isTenant",
            ARRAY(SELECT quote_ident(attname) FROM pg_attribute
                   WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
                   ORDER BY attnum) AS columns,
            ARRAY(SELECT confrelid::regclass::text FROM pg_constraint
                   WHERE conrelid = c.oid AND contype = 'f' AND confrelid <> c.oid) AS "refersTo"
       FROM pg_class c
      WHERE c.relkind = 'r' AND c.relnamespace IN ('public'::regnamespace, 'identity'::regnamespace)
        AND c.relname <> 'muster_migration'
      ORDER BY 1`,
  );
  const ordered: DumpedTable[] = [];
  while (ordered.length < rows.length) {
    const names = new Set(ordered.map(({ name }) => name));
    const next = rows.filter(
      (table) => !names.has(table.name) && table.refersTo.every((name) => names.has(name)),
    );
    if (next.length === 0) throw new Error('Tables refer to each other in a circle');
    ordered.push(...next.map(({ name, isTenant, columns }) => ({ name, isTenant, columns })));
  }
  return ordered;
}

/** Names and checksums of the migrations that made the tables. */
export async function readSchemaVersion(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ version: string }>(
    `SELECT number || '-' || slug || ' ' || checksum AS version FROM muster_migration ORDER BY number`,
  );
  return rows.map(({ version }) => version);
}

export async function listAllAccounts(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT account_id AS id FROM account ORDER BY account_id',
  );
  return rows.map(({ id }) => id);
}

/** The table's rows as COPY's text, those of one account where it is a table of accounts. */
export async function copyOut(
  client: pg.ClientBase,
  { name, columns }: DumpedTable,
  accountId: string | null,
): Promise<Readable> {
  const where = accountId === null ? '' : ' WHERE account_id = current_account()';
  if (accountId !== null) {
    await client.query("SELECT set_config('muster.account_id', $1, true)", [accountId]);
  }
  return client.query(copyTo(`COPY (SELECT ${columns.join(', ')} FROM ${name}${where}) TO STDOUT`));
}

/** Takes COPY's text into the table, past row security: in a transaction of the owner. */
export async function copyBack(
  client: pg.ClientBase,
  { name, columns, isTenant }: DumpedTable,
  send: (target: Writable) => Promise<void>,
): Promise<void> {
  if (isTenant) await client.query(`ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`);
  await send(client.query(copyFrom(`COPY ${name} (${columns.join(', ')}) FROM STDIN`)));
  if (isTenant) await client.query(`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`);
}
