import { type Said, say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';
import type { Wanted } from '../store/import-runs.ts';
import type { ImportRecord, ImportState } from '../store/imports.ts';

/** From which states work can set out for what is wanted. */
const SETS_OUT_FROM: Readonly<Record<Wanted, readonly ImportState[]>> = {
  planned: ['staging', 'planned'],
  applied: ['staging', 'planned', 'applying', 'cancelled'],
  undone: ['applying', 'applied', 'undoing', 'undone', 'redoing', 'cancelled'],
  redone: ['undone', 'undoing', 'redoing', 'cancelled'],
};

/** What going on comes to where nobody said what was wanted. A plan waits for somebody to say yes. */
const GOES_ON_TO: Readonly<Partial<Record<ImportState, Wanted>>> = {
  staging: 'planned',
  applying: 'applied',
  cancelled: 'applied',
  undoing: 'undone',
  redoing: 'redone',
};

/** States in which somebody may be working without having been asked: the command line does. */
const UNDER_WAY: readonly ImportState[] = ['staging', 'applying', 'undoing', 'redoing'];

/** What cancelling makes of a state; of others nothing, but what is wanted is forgotten. */
const CANCELLED_FROM: ReadonlySet<ImportState> = new Set(['draft', 'planned', ...UNDER_WAY]);

const DOING = {
  planned: 'plan',
  applied: 'apply',
  undone: 'undo',
  redone: 'redo',
} as const satisfies Record<Wanted, string>;

/** @throws MusterError `import_state` where what is wanted cannot be reached. */
export function requireReachable(record: ImportRecord, wanted: Wanted): void {
  const { state, cursor, undone } = record;
  if (!SETS_OUT_FROM[wanted].includes(state)) {
    throw refusal(
      say('The import is {state}: there is nothing to {doing}.', {
        state: say(state),
        doing: say(DOING[wanted]),
      }),
    );
  }
  if (wanted === 'planned' && record.wanted === 'applied') {
    throw refusal(say('The import has been started. Pause it first if it is to be planned again.'));
  }
  if (state !== 'cancelled') return;
  if (cursor === 0) {
    throw refusal(
      say(
        'The import was cancelled before any of its rows was applied, and its copy of the file is gone. Import the file again.',
      ),
    );
  }
  if (wanted === 'applied' && Object.values(undone).some((rows) => rows > 0)) {
    throw refusal(say('A part of the import has been undone. Redo that or undo the rest first.'));
  }
}

/** @throws MusterError `import_state` where there is nothing to go on with. */
export function goesOnTo({ state, wantedBefore }: ImportRecord): Wanted {
  if (wantedBefore !== null && SETS_OUT_FROM[wantedBefore].includes(state)) return wantedBefore;
  const wanted = GOES_ON_TO[state];
  if (wanted !== undefined) return wanted;
  throw refusal(
    say('The import is {state}: there is nothing to go on with.', { state: say(state) }),
  );
}

/** @throws MusterError `import_state` where nothing is being done. */
export function requirePausable({ state, wanted, halt }: ImportRecord): void {
  if (wanted !== null || halt === 'pause' || UNDER_WAY.includes(state)) return;
  throw refusal(
    say('The import is {state}, and nothing is being done on it: there is nothing to pause.', {
      state: say(state),
    }),
  );
}

/** Whether cancelling ends the import. @throws MusterError `import_state` where there is nothing to cancel. */
export function endsByCancelling({ state, wanted }: ImportRecord): boolean {
  if (CANCELLED_FROM.has(state)) return true;
  if (wanted !== null || state === 'cancelled') return false;
  throw refusal(say('The import is {state}: there is nothing to cancel.', { state: say(state) }));
}

function refusal(sentence: Said): MusterError {
  return new MusterError('import_state', sentence);
}
