import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { readConfig } from '../packages/server/src/config.ts';
import { connectPool } from '../packages/server/src/database/connect-pool.ts';
import { embeddedState } from '../packages/server/src/database/embedded/embedded-state.ts';
import { ensureEmbedded } from '../packages/server/src/database/embedded/ensure-embedded.ts';
import { stopEmbedded } from '../packages/server/src/database/embedded/stop-embedded.ts';
import { migrate } from '../packages/server/src/database/migrate.ts';

/** The PostgreSQL that is measured, and a folder for files: all of it goes with `close`. */
export interface BenchServer {
  readonly kind: 'embedded' | 'DATABASE_URL';
  /** For statements about the server as a whole. */
  readonly pool: Pool;
  readonly folder: string;
  readonly createDatabase: () => Promise<BenchDatabase>;
  readonly close: () => Promise<void>;
}

/** A database with all migrations applied and nothing in it. */
export interface BenchDatabase {
  readonly url: string;
  readonly pool: Pool;
  readonly drop: () => Promise<void>;
}

/**
 * Starts a server of its own with the product's settings in a temporary folder, or takes the one of
 * DATABASE_URL, whose user must be a superuser: the floor is copied past row security.
 */
export async function openBenchServer(): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'muster-bench-'));
  const { databaseUrl } = readConfig(process.env, folder);
  const url = databaseUrl ?? (await ensureEmbedded({ dataFolder: folder })).url;
  const pool = connectPool(url, { maxConnections: 2 });
  const open = new Set<BenchDatabase>();
  return {
    kind: databaseUrl === null ? 'embedded' : 'DATABASE_URL',
    pool,
    folder,
    async createDatabase() {
      const database = await createDatabase(pool, url);
      open.add(database);
      return {
        ...database,
        drop: async () => {
          open.delete(database);
          await database.drop();
        },
      };
    },
    async close() {
      for (const database of open) await database.drop();
      await pool.end();
      if (databaseUrl === null) await removeEmbedded(folder);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Writes out what earlier work has left in memory, so that no measurement pays for another's.
 * Skipped where the user of DATABASE_URL may not.
 */
export async function settle(server: BenchServer, database: BenchDatabase): Promise<void> {
  await database.pool.query('VACUUM ANALYZE');
  await server.pool.query('CHECKPOINT').catch((error: unknown) => {
    if ((error as { code?: string }).code !== INSUFFICIENT_PRIVILEGE) throw error;
  });
}

const INSUFFICIENT_PRIVILEGE = '42501';

async function createDatabase(server: Pool, serverUrl: string): Promise<BenchDatabase> {
  const name = `muster_bench_${randomBytes(6).toString('hex')}`;
  await server.query(`CREATE DATABASE ${name}`);
  const url = serverUrl.replace(/^(?<before>\w+:\/\/[^/]*\/)[^?]*/, `$<before>${name}`);
  const pool = connectPool(url, { maxConnections: 2 });
  await migrate(pool);
  return {
    url,
    pool,
    drop: async () => {
      await pool.end();
      await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function removeEmbedded(dataFolder: string): Promise<void> {
  await stopEmbedded({ dataFolder });
  // Elsewhere, where the server's user cannot enter the temporary folder.
  const { folder } = await embeddedState({ dataFolder });
  if (folder !== null) await rm(folder, { recursive: true, force: true });
}
