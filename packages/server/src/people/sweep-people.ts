import type pg from 'pg';
import { plainQueries } from '../database/plain-queries.ts';
import { deleteOverdueIdentity } from '../store/attempts.ts';

/** Removes sessions, links, invitations and counted tries that are over. */
export function sweepPeople(pool: pg.Pool): Promise<void> {
  return deleteOverdueIdentity(plainQueries(pool));
}
