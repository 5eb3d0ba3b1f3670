import type { Pool } from 'pg';
import type { Config } from '../config.ts';
import { checkServer } from './check-server.ts';
import { connectPool, type PoolOptions } from './connect-pool.ts';
import { ensureEmbedded } from './embedded/ensure-embedded.ts';
import { APP_ROLE } from './ensure-app-role.ts';
import { migrate } from './migrate.ts';

export interface Database {
  /** Connections in the app's role, for `accountPool`: without an account they show no account's rows. */
  readonly pool: Pool;
  /** Connections of the owner: for what is about no account, or finds one. */
  readonly registry: Pool;
  /** For processes and threads that need connections of their own. */
  readonly url: string;
  /** Starts the server again where Muster brings it and it went away; a server of others is waited for. */
  readonly revive: () => Promise<void>;
  /** Waits for queries under way and closes the connections; the server stays up. */
  readonly close: () => Promise<void>;
}

/**
 * The database, ready for work: the one of `DATABASE_URL`, else the PostgreSQL that Muster brings,
 * started where needed; its version checked, its migrations applied.
 *
 * @throws MusterError `database_unavailable`, `database_unsupported`, `disk_full`
 */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataFolder'>,
  options: PoolOptions = {},
): Promise<Database> {
  const url = config.databaseUrl ?? (await ensureEmbedded(config)).url;
  const registry = connectPool(url, options);
  try {
    await checkServer(registry);
    await migrate(registry);
  } catch (error) {
    await registry.end();
    throw error;
  }
  const revive = async (): Promise<void> => {
    if (config.databaseUrl === null) await ensureEmbedded(config);
  };
  const pool = connectPool(url, { ...options, role: APP_ROLE });
  const close = async (): Promise<void> => {
    await Promise.all([pool.end(), registry.end()]);
  };
  return { pool, registry, url, revive, close };
}
