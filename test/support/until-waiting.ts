import { expect } from 'vitest';
import type { TestDatabase } from './create-test-database.ts';

/** Waits until so many connections to a test's database wait for what others hold. */
export async function untilWaiting(
  { pool }: Pick<TestDatabase, 'pool'>,
  connections = 1,
): Promise<void> {
  const waiting = async (): Promise<number | undefined> => {
    const { rows } = await pool.query<{ count: number }>(
      `SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rows[0]?.count;
  };
  await expect
    .poll(waiting, { timeout: MOST_MS, message: 'connections that wait for a lock' })
    .toBe(connections);
}

const MOST_MS = 15_000;
