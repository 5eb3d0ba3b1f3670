import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Queryable } from '../packages/server/src/database/account-pool.ts';
import { APP_ROLE } from '../packages/server/src/database/ensure-app-role.ts';
import { recordAudit } from '../packages/server/src/crm/audit.ts';
import { createTestDatabase, type TestDatabase } from './support/create-test-database.ts';
import { createEngineAccount, type EngineAccount } from './support/engine-account.ts';

/**
 * Holds whatever the migrations have made to the rules of tenancy, by the database's catalogue:
 * a table that is added later is held to them too.
 */
const SCHEMAS_WITHOUT_ACCOUNTS = ['identity', 'pgboss', 'staging'];
const TABLES_WITHOUT_ACCOUNTS: ReadonlySet<string> = new Set(['muster_migration']);

/** Tables that the owner, and nobody else, reads for all accounts, and what for. */
const OPEN_TO_REGISTRY: Readonly<Record<string, string>> = {
  account: 'the command line finds an account by its name',
  import_run: 'workers look for imports of any account to work on',
  bulk_action: 'workers look for bulk actions of any account to work on',
  photo_import: 'workers look for imports whose photos are to be noted',
  contact_photo: 'workers look for photos to fetch',
  event: 'workers look for what webhooks are to be told',
  webhook_delivery: 'workers look for deliveries that are due',
  erasure: 'workers look for erasures to finish',
  contact_search: 'find_contacts uses an index that row security would not let it use',
};

/** Functions that work in the owner's name. */
const FUNCTIONS_OF_OWNER = ['find_contacts', 'refresh_statistics'];

interface Table {
  readonly table: string;
  readonly hasAccount: boolean;
  readonly isForced: boolean;
  readonly kind: string;
}

let db: TestDatabase;
let ann: EngineAccount;
let bob: EngineAccount;
let tables: readonly Table[];
beforeAll(async () => {
  db = await createTestDatabase();
  ann = await createEngineAccount(db);
  bob = await createEngineAccount(db);
  for (const { muster, importLines } of [ann, bob]) {
    await importLines(['First name,Email', 'Ann,ann@x.com', 'Bob,bob@x.com']);
    await importLines(['First name,Email', 'Anna,ann@x.com', 'Cy,no address']);
    await recordAudit(muster.pool, {
      actor: { kind: 'system', id: 'test', name: 'Test' },
      action: 'test',
      subject: { kind: 'account', id: null },
      detail: {},
    });
  }
  tables = await readTables();
});
afterAll(async () => {
  await ann.close();
  await bob.close();
  await db.close();
});

async function readTables(): Promise<readonly Table[]> {
  const { rows } = await db.pool.query<Table>(
    `SELECT c.relname AS table, c.relkind AS kind,
            c.relrowsecurity AND c.relforcerowsecurity AS "isForced",
            EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'account_id'
                       AND atttypid = 'uuid'::regtype AND attnotnull) AS "hasAccount"
       FROM pg_class c
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
        AND c.relnamespace::regnamespace::text <> ALL ($1::text[])
        AND c.relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
      ORDER BY 1`,
    [SCHEMAS_WITHOUT_ACCOUNTS],
  );
  return rows.filter(({ table }) => !TABLES_WITHOUT_ACCOUNTS.has(table));
}

function idOf({ muster }: EngineAccount): string {
  return muster.account.accountId;
}

async function countAll(client: Queryable): Promise<object> {
  const counts: Record<string, number> = {};
  for (const { table } of tables) {
    const { rows } = await client.query<{ rows: number }>(
      `SELECT count(*) AS rows FROM "${table}"`,
    );
    counts[table] = rows[0]?.rows ?? -1;
  }
  return counts;
}

describe('every table', () => {
  test('is about accounts, or stands where tables without accounts are', () => {
    expect(tables.length).toBeGreaterThanOrEqual(10);
    const others = tables.filter(
      ({ hasAccount, kind }) => !hasAccount || !['r', 'p'].includes(kind),
    );
    expect(others).toEqual([]);
  });

  test('is held to its account, for its owner too', () => {
    expect(tables.filter(({ isForced }) => !isForced)).toEqual([]);
  });

  test('has that one rule, and at most the owner’s way to read it', async () => {
    const { rows } = await db.pool.query<{ table: string; rule: string }>(
      `SELECT tablename AS table,
              concat_ws(' ', permissive, cmd, roles, qual, with_check) AS rule FROM pg_policies ORDER BY 1, 2`,
    );
    const { rows: owners } = await db.registry.query<{ name: string }>(
      'SELECT current_user AS name',
    );
    const own = '(account_id = ( SELECT current_account() AS current_account))';
    const expected = tables.flatMap(({ table }) => [
      { table, rule: `PERMISSIVE ALL {public} ${own} ${own}` },
      ...(Object.hasOwn(OPEN_TO_REGISTRY, table)
        ? [{ table, rule: `PERMISSIVE SELECT {${owners[0]?.name}} true` }]
        : []),
    ]);
    expect(rows).toEqual(expected);
  });

  test('looks empty to the app while it works for no account', async () => {
    const none = Object.fromEntries(tables.map(({ table }) => [table, 0]));
    expect(await countAll(db.app)).toEqual(none);
    const client = await db.app.connect();
    try {
      await client.query("BEGIN; SET LOCAL muster.account_id = ''");
      expect(await countAll(client)).toEqual(none);
      await client.query('ROLLBACK');
    } finally {
      client.release();
    }
  });

  test('shows the app the rows of the account it works for, and no other’s', async () => {
    for (const account of [ann, bob]) {
      const others: string[] = [];
      let seen = 0;
      for (const { table } of tables) {
        const { rows } = await account.muster.pool.query<{ owner: string; rows: number }>(
          `SELECT account_id AS owner, count(*) AS rows FROM "${table}" GROUP BY account_id`,
        );
        others.push(...rows.filter(({ owner }) => owner !== idOf(account)).map(() => table));
        seen += rows.length;
        const all = await db.pool.query<{ rows: number }>(
          `SELECT count(*) AS rows FROM "${table}" WHERE account_id = $1`,
          [idOf(account)],
        );
        expect(rows[0]?.rows ?? 0, table).toBe(all.rows[0]?.rows);
      }
      expect(others).toEqual([]);
      // Those that imports and the command line fill.
      expect(seen).toBeGreaterThanOrEqual(8);
    }
  });

  test('takes no row for another account, nor for none', async () => {
    for (const { table } of tables) {
      const insert = `INSERT INTO "${table}" (account_id) VALUES ($1)`;
      const clients: readonly Queryable[] = [ann.muster.pool, db.app];
      for (const client of clients) {
        await expect(client.query(insert, [idOf(bob)]), table).rejects.toMatchObject({
          code: '42501',
        });
      }
    }
  });

  test('lets no row be changed or moved across accounts', async () => {
    const before = await countAll(db.pool);
    for (const { table } of tables.filter((one) => one.table !== 'audit_log')) {
      const other = await ann.muster.pool.query(
        `UPDATE "${table}" SET account_id = account_id WHERE account_id = $1`,
        [idOf(bob)],
      );
      const gone = await ann.muster.pool.query(`DELETE FROM "${table}" WHERE account_id = $1`, [
        idOf(bob),
      ]);
      expect([other.rowCount, gone.rowCount], table).toEqual([0, 0]);
      const moving = ann.muster.pool.query(`UPDATE "${table}" SET account_id = $1`, [idOf(bob)]);
      await moving.then(
        ({ rowCount }) => expect(rowCount, table).toBe(0),
        (error: unknown) => expect(error, table).toMatchObject({ code: '42501' }),
      );
    }
    expect(await countAll(db.pool)).toEqual(before);
  });
});

describe('the role of the app', () => {
  test('is above nothing, and member of nothing', async () => {
    const { rows } = await db.pool.query(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolcanlogin,
              EXISTS (SELECT FROM pg_auth_members WHERE member = r.oid) AS is_member
         FROM pg_roles r WHERE rolname = $1`,
      [APP_ROLE],
    );
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolreplication: false,
        rolcanlogin: false,
        is_member: false,
      },
    ]);
  });

  test('is what the app works in, for an account or none', async () => {
    const pools: readonly Queryable[] = [db.app, ann.muster.pool];
    for (const pool of pools) {
      const { rows } = await pool.query('SELECT current_user AS role');
      expect(rows).toEqual([{ role: APP_ROLE }]);
    }
  });

  test('owns the tables of staging and nothing else', async () => {
    const { importId } = await ann.importLines(['First name,Email', 'Dee,dee@x.com'], {
      until: 'planned',
    });
    const { rows } = await db.pool.query<{ what: string }>(
      `SELECT DISTINCT coalesce(n.nspname, d.classid::regclass::text) AS what
         FROM pg_shdepend d
         LEFT JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
         LEFT JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE d.refobjid = $1::regrole AND d.deptype = 'o'
          AND d.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      [APP_ROLE],
    );
    expect(rows).toEqual([{ what: 'staging' }]);
    const staged = await db.pool.query(
      "SELECT FROM pg_class WHERE relnamespace = 'staging'::regnamespace AND relname LIKE '%' || $1 || '%'",
      [importId.replaceAll('-', '')],
    );
    expect(staged.rowCount).toBeGreaterThan(0);
  });

  test('may call few functions that work in the owner’s name, each with a fixed search path', async () => {
    const { rows } = await db.pool.query<{ name: string; isFixed: boolean }>(
      `SELECT proname AS name, coalesce(array_to_string(proconfig, ','), '') LIKE '%search_path=%' AS "isFixed"
         FROM pg_proc
        WHERE prosecdef AND pronamespace::regnamespace::text NOT IN ('pg_catalog', 'pgboss')
        ORDER BY 1`,
    );
    expect(rows.filter(({ isFixed }) => !isFixed)).toEqual([]);
    expect(rows.map(({ name }) => name)).toEqual(FUNCTIONS_OF_OWNER);
  });

  test.each(['UPDATE', 'DELETE', 'TRUNCATE'])('may not %s the audit log', async (right) => {
    const { rows } = await db.pool.query("SELECT has_table_privilege($1, 'audit_log', $2) AS may", [
      APP_ROLE,
      right,
    ]);
    expect(rows).toEqual([{ may: false }]);
  });
});
