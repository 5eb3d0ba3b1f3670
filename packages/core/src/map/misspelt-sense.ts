import type { AliasLexicon, Sense } from './alias-lexicon.ts';
import { oneSlip } from './one-slip.ts';

/** The one thing that an English alias with a single slip of the hand would mean; null if there is none, or several. */
export function misspeltSense(glued: string, { senses }: AliasLexicon): Misspelling | null {
  if (glued.length < SHORTEST_MISSPELT) return null;
  let found: Misspelling | null = null;
  for (const [alias, [sense]] of senses) {
    if (alias.length < SHORTEST_MISSPELT || sense === undefined || !sense.languages.includes('en'))
      continue;
    // Slips of the hand hardly ever hit the first letter.
    if (alias[0] !== glued[0]) continue;
    const slip = oneSlip(glued, alias);
    if (slip === null) continue;
    const replaced = slip === 'replaced';
    if (found !== null && found.replaced === replaced && !sameSense(found.sense, sense))
      return null;
    if (found === null || (found.replaced && !replaced)) found = { sense, replaced };
  }
  return found;
}

export interface Misspelling {
  readonly sense: Sense;
  /** A letter is another one: the weakest kind of likeness. */
  readonly replaced: boolean;
}

const SHORTEST_MISSPELT = 4;

function sameSense(a: Sense, b: Sense): boolean {
  return 'meaning' in a && 'meaning' in b && a.meaning === b.meaning;
}
