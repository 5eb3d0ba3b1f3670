import type pg from 'pg';
import { deleteOverdueIdentity } from '../store/attempts.ts';

/** Removes sessions, links, invitations and counted tries that are over. */
export function sweepPeople(pool: pg.Pool): Promise<void> {
  return deleteOverdueIdentity(pool);
}
