import { MusterError } from '../errors.ts';
import { planOutdated, plannedAnew } from '../imports/plan-version.ts';
import type { ImportSummary } from '../imports/report-summary.ts';
import type { AgreedPlan } from './workspace.ts';

interface Standing extends Pick<ImportSummary, 'state' | 'planVersion'> {
  /** null where nothing is planned. */
  readonly planIsCurrent: boolean | null;
}

/**
 * Checks that an import is still what somebody agreed to, or has nothing left to be done.
 *
 * @throws MusterError `version_conflict` where it has another plan, or somebody has gone on with it;
 *   `plan_outdated` where contacts have changed, and that is to be refused, or the plan is gone since
 *   somebody was erased.
 */
export function requireAgreed(
  { state, planVersion, planIsCurrent }: Standing,
  agreed: AgreedPlan,
): void {
  if (OVER.has(state)) return;
  if (state !== 'planned') {
    throw new MusterError(
      'version_conflict',
      'Somebody has gone on with the import since you looked at it. Look at what has become of it, and go on from there.',
    );
  }
  if (planVersion !== null && planVersion !== agreed.planVersion) throw plannedAnew();
  const isToRefuse = agreed.ifChanged === 'refuse' || planVersion === null;
  if (isToRefuse && planIsCurrent === false) throw planOutdated();
}

const OVER: ReadonlySet<ImportSummary['state']> = new Set(['applied', 'undone', 'discarded']);
