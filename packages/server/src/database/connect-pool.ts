import { Pool } from 'pg';
import { columnTypes } from './column-types.ts';

export interface PoolOptions {
  /** Most connections open at once; 10 unless given. */
  readonly maxConnections?: number;
  /** The role that sessions take on; that of the user in the address unless given. */
  readonly role?: string;
  /** How long to wait for a connection before giving up; 10,000 unless given. */
  readonly connectTimeoutMs?: number;
}

/**
 * A pool of connections to the database at `url`; none is opened before the first query.
 *
 * What columns arrive as is told in `columnTypes`. Sessions run in UTC with ISO dates, so that
 * times as text read the same from every server.
 */
export function connectPool(url: string, options: PoolOptions = {}): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: 'muster',
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 10_000,
    types: columnTypes,
    options: `-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=iso_8601${
      options.role === undefined ? '' : ` -c role=${options.role}`
    }`,
    keepAlive: true,
    // A command that has finished must not be held back by idle connections.
    allowExitOnIdle: true,
  });
  // An idle connection that breaks (server stopped) is replaced by the next query, which reports
  // the failure if there still is one. Without a listener Node would end the process.
  pool.on('error', () => undefined);
  return pool;
}
