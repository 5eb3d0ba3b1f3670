import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connectPool } from '../../packages/server/src/database/connect-pool.ts';
import { errorCode } from '../../packages/server/src/database/database-error.ts';
import { ensureEmbedded } from '../../packages/server/src/database/embedded/ensure-embedded.ts';
import { APP_ROLE, ensureAppRole } from '../../packages/server/src/database/ensure-app-role.ts';
import { migrate } from '../../packages/server/src/database/migrate.ts';
import { asOwner, OWNER_PASSWORD, withDatabaseName } from './create-test-database.ts';
import { removeDataFolder } from './remove-data-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server whose user is a superuser, the user who owns the databases of tests, and the migrated one that they clone. */
    testServer: { url: string; owner: string; template: string };
  }
}

/**
 * Serves the tests of one run: starts a server in a temporary folder, or takes the one that
 * MUSTER_TEST_DATABASE_URL names, and prepares a migrated template database on it. Its owner is an
 * ordinary user: what a superuser could do, and the owner of a real database could not, fails here.
 */
export default async function serveTestDatabase(
  project: TestProject,
): Promise<() => Promise<void>> {
  const server = await startServer();
  const run = randomBytes(4).toString('hex');
  const template = `muster_test_template_${run}`;
  const owner = `muster_test_owner_${run}`;
  const pool = connectPool(server.url, { maxConnections: 1 });
  try {
    await pool.query(`CREATE ROLE ${owner} LOGIN PASSWORD '${OWNER_PASSWORD}'`);
    await ensureAppRole(pool);
    await pool.query(`GRANT ${APP_ROLE} TO ${owner}`);
    await pool.query(`CREATE DATABASE ${template} OWNER ${owner}`);
    await migrateTemplate(asOwner(withDatabaseName(server.url, template), owner));
    // Nobody may connect from here on: a database in use cannot be cloned.
    await pool.query(`ALTER DATABASE ${template} WITH ALLOW_CONNECTIONS false IS_TEMPLATE true`);
  } catch (error) {
    await pool.end();
    await server.stop();
    throw error;
  }
  project.provide('testServer', { url: server.url, owner, template });
  return async () => {
    await pool.query(`ALTER DATABASE ${template} WITH IS_TEMPLATE false`);
    await pool.query(`DROP DATABASE ${template}`);
    await pool.query(`DROP ROLE ${owner}`).catch((error: unknown) => {
      // A test that failed may have left its database.
      if (errorCode(error) !== DEPENDENT_OBJECTS) throw error;
    });
    await pool.end();
    await server.stop();
  };
}

const DEPENDENT_OBJECTS = '2BP01';

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env['MUSTER_TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return { url: given, stop: async () => undefined };
  const dataFolder = await mkdtemp(join(tmpdir(), 'muster-test-'));
  // Tests kill processes, never the machine: what is written need not reach the disk at once.
  const { url } = await ensureEmbedded({
    dataFolder,
    settings: {
      fsync: 'off',
      full_page_writes: 'off',
      max_connections: '200',
      shared_buffers: '256MB',
    },
  });
  return {
    url,
    stop: () => removeDataFolder(dataFolder),
  };
}

async function migrateTemplate(url: string): Promise<void> {
  const pool = connectPool(url, { maxConnections: 1 });
  try {
    await migrate(pool);
  } finally {
    await pool.end();
  }
}
