import { fileURLToPath } from 'node:url';
import type { Pool, PoolClient } from 'pg';
import { MusterError } from '../errors.ts';
import { databaseError } from './database-error.ts';
import { ensureAppRole } from './ensure-app-role.ts';
import { readMigrations, type Migration } from './read-migrations.ts';

/** Where the product's own migrations are. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../migrations/', import.meta.url));

export interface MigrationState {
  /** In order, as `0001-slug`. */
  readonly applied: readonly string[];
  readonly pending: readonly string[];
}

/**
 * Applies the migrations the database does not have yet, each in a transaction of its own, and
 * returns the names of those it applied. Processes that do so at once wait for each other.
 *
 * @throws MusterError `database_unsupported` when an applied migration was edited since or the
 * database was migrated by a later version of Muster, or as `ensureAppRole` does;
 * `database_unavailable`, `disk_full`.
 */
export async function migrate(pool: Pool, folder = MIGRATIONS_FOLDER): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  try {
    await ensureAppRole(pool);
    if (pendingOf(migrations, await readApplied(pool)).length === 0) return [];
    return await withMigrationLock(pool, (client) => applyPending(client, migrations));
  } catch (error) {
    throw databaseError(error);
  }
}

/**
 * Which migrations the database has, without changing it.
 *
 * @throws MusterError as `migrate` does.
 */
export async function migrationState(
  pool: Pool,
  folder = MIGRATIONS_FOLDER,
): Promise<MigrationState> {
  const migrations = await readMigrations(folder);
  try {
    const pending = pendingOf(migrations, await readApplied(pool));
    return {
      applied: migrations.filter((migration) => !pending.includes(migration)).map(nameOf),
      pending: pending.map(nameOf),
    };
  } catch (error) {
    throw databaseError(error);
  }
}

async function applyPending(
  client: PoolClient,
  migrations: readonly Migration[],
): Promise<string[]> {
  await client.query(`CREATE TABLE IF NOT EXISTS muster_migration (
    number integer PRIMARY KEY,
    slug text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
  )`);
  const pending = pendingOf(migrations, await readApplied(client));
  for (const migration of pending) await applyOne(client, migration);
  return pending.map(nameOf);
}

async function applyOne(client: PoolClient, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query(
      'INSERT INTO muster_migration (number, slug, checksum) VALUES ($1, $2, $3)',
      [migration.number, migration.slug, migration.checksum],
    );
    await client.query('COMMIT');
  } catch (error) {
    // A connection that broke cannot roll back; the server has done so by itself.
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

type Applied = Pick<Migration, 'number' | 'slug' | 'checksum'>;

async function readApplied(client: Pool | PoolClient): Promise<readonly Applied[]> {
  const { rows: tables } = await client.query<{ found: boolean }>(
    "SELECT to_regclass('muster_migration') IS NOT NULL AS found",
  );
  if (tables[0]?.found !== true) return [];
  const { rows } = await client.query<Applied>(
    'SELECT number, slug, checksum FROM muster_migration ORDER BY number',
  );
  return rows;
}

function pendingOf(
  migrations: readonly Migration[],
  applied: readonly Applied[],
): readonly Migration[] {
  for (const one of applied) {
    const migration = migrations.find(({ number }) => number === one.number);
    if (migration === undefined) {
      throw new MusterError(
        'database_unsupported',
        `The database was set up by a later version of Muster (it has step ${nameOf(one)}). Use that version.`,
      );
    }
    if (migration.checksum !== one.checksum || migration.slug !== one.slug) {
      throw new MusterError(
        'database_unsupported',
        `The migration ${nameOf(migration)} was edited after this database had applied it as ${nameOf(one)}. Restore the file as it was, and put the change into a new migration.`,
      );
    }
  }
  const done = new Set(applied.map((one) => one.number));
  return migrations.filter((migration) => !done.has(migration.number));
}

async function withMigrationLock<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let failure: Error | undefined;
  const noteFailure = (error: Error): void => {
    failure = error;
  };
  client.on('error', noteFailure);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const result = await work(client);
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    return result;
  } catch (error) {
    // The lock belongs to the session: closing the connection gives it back in every case.
    failure = error instanceof Error ? error : new Error('Migration failed');
    throw error;
  } finally {
    client.off('error', noteFailure);
    client.release(failure);
  }
}

/** Any number, as long as no other code takes it: the letters `must` as bytes. */
const MIGRATION_LOCK = 0x6d_75_73_74;

function nameOf(migration: Applied): string {
  return `${String(migration.number).padStart(4, '0')}-${migration.slug}`;
}
