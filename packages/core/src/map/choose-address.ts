import { say } from '../language/sentence.ts';
import { unassigned, type ColumnGuess } from './column-guess.ts';

/**
 * Where a file holds several addresses (home, work, `Address 2 - …`), keeps the columns of the
 * best filled one and leaves the others alone, so that no home city joins a work street.
 */
export function chooseAddress(guesses: readonly ColumnGuess[]): ColumnGuess[] {
  const sets = new Map<string, ColumnGuess[]>();
  for (const guess of guesses) {
    if (!PARTS.has(guess.field?.key ?? '')) continue;
    const name = setName(guess);
    const set = sets.get(name);
    if (set === undefined) sets.set(name, [guess]);
    else set.push(guess);
  }
  joinUnplaced(sets);
  if (sets.size < 2) return [...guesses];
  const [best] = [...sets.values()].sort((a, b) => worth(b) - worth(a));
  const kept = new Set(best);
  const example = best?.[0]?.name ?? '';
  return guesses.map((guess) =>
    PARTS.has(guess.field?.key ?? '') && !kept.has(guess)
      ? unassigned(
          guess,
          say('It belongs to another address than "{column}", which is taken for the contact\'s.', {
            column: example,
          }),
        )
      : guess,
  );
}

const PARTS: ReadonlySet<string> = new Set([
  'address_line1',
  'address_line2',
  'city',
  'state',
  'postal_code',
  'country',
]);

/** From the likeliest to be the address of the contact to the least. */
const PLACES = [
  '',
  'main',
  'mailing',
  'home',
  'work',
  'billing',
  'shipping',
  'other',
  'second',
] as const;

function setName(guess: ColumnGuess): string {
  const place = PLACES.find((p) => p !== '' && guess.beside.has(p)) ?? '';
  return `${guess.ordinal} ${place}`;
}

/** `Home Address, City, State`: parts without a place belong to the only address there is, if it lacks them. */
function joinUnplaced(sets: Map<string, ColumnGuess[]>): void {
  const unplaced = sets.get('1 ');
  if (unplaced === undefined || sets.size !== 2) return;
  const placed = [...sets].find(([name]) => name !== '1 ');
  if (placed === undefined) return;
  const keys = new Set(placed[1].map((guess) => guess.field?.key));
  if (unplaced.some((guess) => keys.has(guess.field?.key))) return;
  placed[1].push(...unplaced);
  sets.delete('1 ');
}

function worth(set: readonly ColumnGuess[]): number {
  const [first] = set;
  if (first === undefined) return 0;
  const filled = set.reduce((sum, guess) => sum + guess.profile.fillRate, 0);
  const place = PLACES.findIndex((p) => p !== '' && first.beside.has(p));
  return filled - 0.05 * Math.max(0, place) - 0.05 * first.ordinal;
}
