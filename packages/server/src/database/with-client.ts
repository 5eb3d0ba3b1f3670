import type pg from 'pg';
import type { AccountPool } from './account-pool.ts';
import { databaseError } from './database-error.ts';

/**
 * What `work` returns, run on a connection of its own, outside any transaction and for no account:
 * for work on staging tables, which are outside row security. Tables of accounts look empty on it.
 *
 * @throws MusterError `database_unavailable`, `disk_full`; else whatever `work` throws.
 */
export async function withClient<Result>(
  pool: AccountPool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  let client: pg.PoolClient | undefined;
  let broken: Error | undefined;
  const noteBroken = (error: Error): void => {
    broken = error;
  };
  try {
    client = await pool.connections.connect();
    // While a connection is out of the pool, its loss is an event of its own.
    client.on('error', noteBroken);
    return await work(client);
  } catch (error) {
    // Whatever it was doing, nobody else should meet it.
    broken ??= error as Error;
    throw databaseError(error);
  } finally {
    client?.off('error', noteBroken);
    client?.release(broken);
  }
}
