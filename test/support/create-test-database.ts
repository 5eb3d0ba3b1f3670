import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { inject } from 'vitest';
import { type AccountPool, accountPool } from '../../packages/server/src/database/account-pool.ts';
import { connectPool } from '../../packages/server/src/database/connect-pool.ts';
import { APP_ROLE } from '../../packages/server/src/database/ensure-app-role.ts';

export interface TestDatabase {
  /** The address as an installation has it: its user owns the database, and is no superuser. */
  readonly url: string;
  /** Connections of a superuser, past row security: to see and change what is there behind the engine's back. */
  readonly pool: Pool;
  /** Connections of the owner. */
  readonly registry: Pool;
  /** Connections as the app has them. */
  readonly app: Pool;
  readonly poolOf: (accountId: string) => AccountPool;
  /** Closes the pools and drops the database, other connections to it included. */
  readonly close: () => Promise<void>;
}

/**
 * A database of a test's own with all migrations applied: call it in `beforeAll`, and `close` in
 * `afterAll`. Only for tests in `*.db.test.ts`.
 */
export async function createTestDatabase(
  options: { migrated?: boolean } = {},
): Promise<TestDatabase> {
  const server = inject('testServer');
  const name = `muster_test_${randomBytes(6).toString('hex')}`;
  const template = options.migrated === false ? 'template0' : server.template;
  await runOnServer(
    server.url,
    `CREATE DATABASE ${name} OWNER ${server.owner} TEMPLATE ${template}`,
  );
  const url = asOwner(withDatabaseName(server.url, name), server.owner);
  const pool = connectPool(withDatabaseName(server.url, name));
  const registry = connectPool(url);
  const app = connectPool(url, { role: APP_ROLE });
  return {
    url,
    pool,
    registry,
    app,
    poolOf: (accountId) => accountPool(app, accountId),
    close: async () => {
      await Promise.all([pool.end(), registry.end(), app.end()]);
      await runOnServer(server.url, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** The same server's address with another database. */
export function withDatabaseName(url: string, name: string): string {
  return url.replace(/^(?<before>\w+:\/\/[^/]*\/)[^?]*/, `$<before>${name}`);
}

/** The same database's address with the user who owns it. */
export function asOwner(url: string, owner: string): string {
  return url.replace(/^(?<before>\w+:\/\/)(?:[^@/]*@)?/, `$<before>${owner}:${OWNER_PASSWORD}@`);
}

export const OWNER_PASSWORD = 'secret';

async function runOnServer(url: string, statement: string): Promise<void> {
  const pool = connectPool(url, { maxConnections: 1 });
  try {
    await pool.query(statement);
  } finally {
    await pool.end();
  }
}
