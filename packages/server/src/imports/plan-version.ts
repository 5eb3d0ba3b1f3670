import { say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';
import type { ImportRecord } from '../store/imports.ts';

/**
 * Of a planned import, a number that no other plan of it has had; null where nothing is planned, or
 * the plan is gone since somebody in it was erased: it is made anew once somebody asks for that.
 */
export function planVersion({
  state,
  stagedBy,
}: Pick<ImportRecord, 'state' | 'stagedBy'>): number | null {
  return state === 'planned' ? stagedBy : null;
}

/**
 * Whether nothing in the account has changed since the import was planned, so that applying it does
 * just what the plan says; null where nothing is planned.
 */
export function planIsCurrent({
  state,
  stagedBy,
  plannedRevision,
  accountRevision,
}: Planned): boolean | null {
  if (state !== 'planned') return null;
  return stagedBy !== null && plannedRevision === accountRevision;
}

/**
 * @throws MusterError `plan_outdated` where contacts have changed since the import was planned, one
 *   that was erased among them.
 */
export function requireCurrentPlan(record: Planned): void {
  if (planIsCurrent(record) === false) throw planOutdated();
}

export function planOutdated(): MusterError {
  return new MusterError(
    'plan_outdated',
    say(
      'Contacts have changed since the import was planned, and rows may turn out otherwise than the plan says. Plan it again and look at that, or apply it all the same: rows are then decided by what contacts are then.',
    ),
  );
}

export function plannedAnew(): MusterError {
  return new MusterError(
    'version_conflict',
    say(
      'The import was planned anew since you looked at it. Look at the new plan, and apply that.',
    ),
  );
}

type Planned = Pick<ImportRecord, 'state' | 'stagedBy' | 'plannedRevision' | 'accountRevision'>;
