import type { Pool, PoolClient } from 'pg';
import type { AccountPool } from './account-pool.ts';
import { databaseError, lostToAnotherTransaction } from './database-error.ts';

export interface TransactionOptions {
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  readonly readOnly?: boolean;
  /** How often to run `work` when the transaction loses to another one (deadlock, serialization); 1 unless given. */
  readonly attempts?: number;
}

/**
 * What `work` returns, run on one connection in one transaction: committed when it returns, rolled
 * back when it throws. With `attempts` above 1, `work` must be fit to run again from the start.
 * On an account's pool the whole transaction is for that account.
 *
 * @throws MusterError `database_unavailable`, `disk_full`; else whatever `work` throws.
 */
export async function withTransaction<Result>(
  pool: Pool | AccountPool,
  work: (client: PoolClient) => Promise<Result>,
  options: TransactionOptions = {},
): Promise<Result> {
  const attempts = options.attempts ?? 1;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(pool, work, options);
    } catch (error) {
      if (attempt >= attempts || !lostToAnotherTransaction(error)) throw databaseError(error);
    }
  }
}

async function runOnce<Result>(
  pool: Pool | AccountPool,
  work: (client: PoolClient) => Promise<Result>,
  options: TransactionOptions,
): Promise<Result> {
  const client = await ('connections' in pool ? pool.connections : pool).connect();
  let broken: Error | undefined;
  const noteBroken = (error: Error): void => {
    broken = error;
  };
  // While a connection is out of the pool, its loss is an event of its own.
  client.on('error', noteBroken);
  try {
    await client.query(beginStatement(pool, options));
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(noteBroken);
    throw error;
  } finally {
    client.off('error', noteBroken);
    client.release(broken);
  }
}

function beginStatement(pool: Pool | AccountPool, options: TransactionOptions): string {
  const isolation =
    options.isolation === undefined ? '' : ` ISOLATION LEVEL ${options.isolation.toUpperCase()}`;
  const begin = `BEGIN${isolation}${options.readOnly === true ? ' READ ONLY' : ''}`;
  // Both in one message; the account goes with the transaction, however it ends.
  return 'accountId' in pool
    ? `${begin}; SET LOCAL muster.account_id = '${pool.accountId}'`
    : begin;
}
