import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { MusterError } from '../errors.ts';
import { type AccountPool, accountPool } from './account-pool.ts';
import { withTransaction } from './with-transaction.ts';

/**
 * The same connections for work that can be halted: once `signal` is aborted, statements under way
 * are cancelled, their transactions rolled back, and no others begin.
 *
 * @throws MusterError `halted`, or PostgreSQL's own error from a statement that was cancelled
 */
export function haltablePool(pool: AccountPool, signal: AbortSignal): AccountPool {
  const held = new Set<PoolClient>();
  signal.addEventListener('abort', () => void cancelAll(pool.connections, held), { once: true });
  const connect = async (): Promise<PoolClient> => {
    if (signal.aborted) throw halted();
    const client = await pool.connections.connect();
    const release = client.release.bind(client);
    if (signal.aborted) {
      release();
      throw halted();
    }
    held.add(client);
    client.release = (broken) => {
      held.delete(client);
      // A cancellation may still be on its way to it: nobody else should meet that.
      release(signal.aborted ? true : broken);
    };
    return client;
  };
  const connections = Object.assign(Object.create(pool.connections) as Pool, { connect });
  return accountPool(connections, pool.accountId);
}

/** What work throws that was halted. */
export function halted(): MusterError {
  return new MusterError('halted', 'The work was halted. It can go on from where it stands.');
}

/** Cancels until all are given back: a statement may begin just after the one that was cancelled. */
async function cancelAll(pool: Pool, held: ReadonlySet<PoolClient>): Promise<void> {
  while (held.size > 0) {
    const pids = [...held].map((client) => (client as ConnectedClient).processID);
    try {
      await withTransaction(pool, async (client) => {
        // Only whoever logged in may cancel: the role that the app takes on did not.
        await client.query('SET LOCAL ROLE NONE');
        await client.query('SELECT pg_cancel_backend(pid) FROM unnest($1::integer[]) pid', [pids]);
      });
    } catch {
      // The database is away, and every statement with it; or this is tried again.
    }
    await sleep(CANCEL_EVERY_MS);
  }
}

const CANCEL_EVERY_MS = 100;

/** The process that serves a connection; pg has it once the connection is open. */
interface ConnectedClient extends PoolClient {
  readonly processID: number;
}
