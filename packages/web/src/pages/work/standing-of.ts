import type { Work } from '../../api/work.ts';

/** Where a piece of long work stands, as people are told. */
export type Standing =
  | 'draft'
  | 'waiting'
  | 'reading'
  | 'planning'
  | 'planned'
  | 'applying'
  | 'replanning'
  | 'undoing'
  | 'redoing'
  | 'running'
  | 'ending'
  | 'done'
  | 'undone'
  | 'paused'
  | 'stopped'
  | 'cancelled'
  | 'discarded'
  | 'failed';

export function standingOf(work: Work): Standing {
  return work.kind === 'import' ? importStanding(work) : (ACTIONS[work.state] ?? actionRuns(work));
}

const ACTIONS: Readonly<Partial<Record<Work['state'], Standing>>> = {
  waiting: 'waiting',
  done: 'done',
  cancelled: 'cancelled',
  failed: 'failed',
};

function actionRuns({ halt }: Work): Standing {
  return halt === 'cancel' ? 'ending' : 'running';
}

function importStanding({ state, wanted, halt, failure, progress }: Work): Standing {
  if (wanted !== null) return halt === 'cancel' ? 'ending' : (progress?.stage ?? SETS_OUT[wanted]);
  if (failure !== null && state !== 'applied' && state !== 'undone') return 'failed';
  if (halt === 'pause') return 'paused';
  switch (state) {
    case 'draft':
    case 'planned':
    case 'undone':
    case 'cancelled':
    case 'discarded':
      return state;
    case 'applied':
      return 'done';
    default:
      // Somebody works on it without having been asked, or nobody does any more.
      return progress?.stage ?? 'stopped';
  }
}

const SETS_OUT = {
  planned: 'reading',
  applied: 'applying',
  undone: 'undoing',
  redone: 'redoing',
} as const satisfies Record<NonNullable<Work['wanted']>, Standing>;
