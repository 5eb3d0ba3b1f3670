import type pg from 'pg';
import type { Queryable } from './account-pool.ts';
import { databaseError } from './database-error.ts';

/**
 * Single statements on tables that are about no account. They fail as transactions do:
 * `database_unavailable`, `disk_full`.
 */
export function plainQueries(pool: pg.Pool): Queryable {
  return {
    query: async (text, values) => {
      try {
        return await pool.query(text, values);
      } catch (error) {
        throw databaseError(error);
      }
    },
  };
}
