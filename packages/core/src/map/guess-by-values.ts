import { say, type Sentence } from '../language/sentence.ts';
import type { FieldDefinition, ObjectDefinition } from '../object/definition.ts';
import type { ColumnGuess } from './column-guess.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { HeaderGuess } from './guess-by-header.ts';

/**
 * Fills in columns whose header says nothing from what their values plainly are. Under a header
 * that is merely unknown, only an email or phone column is taken, and only where the file has no
 * other: `Referrer` may well be full of email addresses.
 */
export function guessByValues(
  guesses: readonly ColumnGuess[],
  headers: readonly HeaderGuess['header'][],
  definition: ObjectDefinition,
): ColumnGuess[] {
  const field = (key: string): FieldDefinition | null =>
    definition.fields.find((f) => f.key === key) ?? null;
  const taken = new Set(guesses.map((guess) => guess.field?.key));
  const kinds = guesses.map((guess, at) => (headers[at] === 'said' ? null : kindOf(guess.profile)));
  return guesses.map((guess, at) => {
    const kind = kinds[at] ?? null;
    const target = kind === null ? null : field(kind.key);
    if (kind === null || target === null) return guess;
    const several = target.rest !== undefined && headers[at] === 'blank';
    const alone = kinds.filter((other) => other?.key === kind.key).length === 1;
    if (!several && (taken.has(kind.key) || !alone)) return guess;
    if (headers[at] === 'unknown' && target.rest === undefined) return guess;
    const confidence = headers[at] === 'blank' ? kind.confidence : kind.confidence - 0.15;
    return {
      ...guess,
      field: target,
      confidence,
      reason: say('The header does not say what the column holds; the values {says}.', {
        says: kind.says,
      }),
    };
  });
}

interface ValueKind {
  readonly key: string;
  readonly confidence: number;
  readonly says: Sentence;
}

function kindOf({ filled, share, distinct }: ColumnProfile): ValueKind | null {
  if (filled > 0 && share.email >= 0.9)
    return { key: 'email', confidence: 0.8, says: say('are email addresses') };
  if (filled > 0 && share.markedPhone >= 0.8)
    return { key: 'phone', confidence: 0.75, says: say('are phone numbers') };
  if (filled < 3) return null;
  if (share.url >= 0.9 && share.email === 0)
    return { key: 'website', confidence: 0.6, says: say('are web addresses') };
  // Two-letter codes of states are codes of countries too (CA, DE, IN): some must be no state's.
  if (share.isoCountry >= 0.95 && distinct < 1)
    return { key: 'country', confidence: 0.55, says: say('are codes of countries') };
  if (share.postalCode >= 0.9)
    return { key: 'postal_code', confidence: 0.55, says: say('look like postal codes') };
  return null;
}
