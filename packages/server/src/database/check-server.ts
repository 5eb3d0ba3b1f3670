import type { Pool } from 'pg';
import { MusterError } from '../errors.ts';
import { databaseError } from './database-error.ts';

/** The oldest PostgreSQL that Muster runs on. */
const OLDEST_MAJOR = 15;

/**
 * The version of the server behind the pool, `{ major: 18, text: '18.4' }`.
 *
 * @throws MusterError `database_unavailable` when it cannot be reached, `database_unsupported` when it is older than PostgreSQL 15.
 */
export async function checkServer(pool: Pool): Promise<{ major: number; text: string }> {
  const version = await readVersion(pool);
  if (version.major < OLDEST_MAJOR) {
    throw new MusterError(
      'database_unsupported',
      `The database is PostgreSQL ${version.text}; Muster needs ${OLDEST_MAJOR} or later. Upgrade it, or leave DATABASE_URL unset to use the PostgreSQL that Muster brings.`,
    );
  }
  return version;
}

async function readVersion(pool: Pool): Promise<{ major: number; text: string }> {
  try {
    const { rows } = await pool.query<{ number: string; text: string }>(
      "SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS text",
    );
    const [row] = rows;
    if (row === undefined) throw new Error('The server told no version');
    return {
      major: Math.floor(Number(row.number) / 10_000),
      text: row.text.split(' ')[0] ?? row.text,
    };
  } catch (error) {
    throw databaseError(error);
  }
}
