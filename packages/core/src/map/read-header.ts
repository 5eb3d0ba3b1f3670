import type { AliasLexicon, Sense } from './alias-lexicon.ts';
import type { Beside } from './alias-table.ts';
import type { HeaderWords } from './header-words.ts';

/** One way to understand a header in full: a sense, and what stands beside it. */
export interface HeaderReading {
  readonly sense: Sense;
  readonly beside: ReadonlySet<Beside>;
  /** The number before or amid the words, which counts sets: 1 in `Address 1 - Street 2`; null if there is none. */
  readonly set: number | null;
  /** The number after the phrase or at the end: 2 in `Address 1 - Street 2` and in `Phone 2`; null if there is none. */
  readonly trailing: number | null;
}

/** What a header says: every full reading, and whether any of its words is known at all. */
export interface HeaderSense {
  readonly readings: readonly HeaderReading[];
  /** Some word says something, though the header as a whole was not understood. */
  readonly partly: boolean;
}

/**
 * Reads a header word by word: some run of words must be a known phrase, and every other word
 * must be one that may stand beside it. A header with a word left over is not understood, which
 * is what keeps `Assistant's Phone` from being a phone. Longer phrases count before shorter ones.
 */
export function readHeader(
  { words, numberAfter, leadingNumber }: HeaderWords,
  lexicon: AliasLexicon,
): HeaderSense {
  if (words.length > MOST_WORDS) return { readings: [], partly: false };
  let partly = false;
  for (let length = words.length; length > 0; length -= 1) {
    const readings: HeaderReading[] = [];
    for (let start = words.length - length; start >= 0; start -= 1) {
      const senses = lexicon.senses.get(words.slice(start, start + length).join(''));
      if (senses === undefined) continue;
      partly = true;
      if (readings.length > 0) continue;
      const before = besideOf(words.slice(0, start), lexicon);
      const after = besideOf(words.slice(start + length), lexicon);
      if (before === null || after === null) continue;
      const beside = new Set([...before, ...after]);
      const counts = countsOf({
        numberAfter,
        leadingNumber,
        end: start + length - 1,
        length: words.length,
      });
      for (const sense of senses) {
        if (beside.has('address') && !standsBesideAddress(sense)) continue;
        if (beside.has('mobile') && !isPhone(sense)) continue;
        readings.push({ sense, beside, ...counts });
      }
    }
    if (readings.length > 0) return { readings, partly: true };
  }
  return { readings: [], partly };
}

const MOST_WORDS = 14;
const LONGEST_BESIDE = 3;

/** The kinds of a run of words that stand beside a phrase; null if one of them may not. */
function besideOf(words: readonly string[], lexicon: AliasLexicon): Beside[] | null {
  const found: Beside[] = [];
  for (let at = 0; at < words.length;) {
    let taken = 0;
    for (
      let length = Math.min(LONGEST_BESIDE, words.length - at);
      length > 0 && taken === 0;
      length -= 1
    ) {
      const kind = lexicon.beside.get(words.slice(at, at + length).join(''));
      if (kind === undefined) continue;
      found.push(kind);
      taken = length;
    }
    if (taken === 0) return null;
    at += taken;
  }
  return found;
}

interface NumberPlaces {
  readonly numberAfter: readonly (number | null)[];
  readonly leadingNumber: number | null;
  readonly end: number;
  readonly length: number;
}

/** A number right after the phrase, or at the very end, may count lines; one elsewhere counts sets. */
function countsOf({ numberAfter, leadingNumber, end, length }: NumberPlaces): Counts {
  let set = leadingNumber;
  for (let at = 0; at < length - 1; at += 1) if (at !== end) set ??= numberAfter[at] ?? null;
  return { set, trailing: numberAfter[end] ?? numberAfter[length - 1] ?? null };
}

interface Counts {
  readonly set: number | null;
  readonly trailing: number | null;
}

function standsBesideAddress(sense: Sense): boolean {
  return 'noField' in sense || BESIDE_ADDRESS.has(sense.meaning);
}

function isPhone(sense: Sense): boolean {
  return 'meaning' in sense && (sense.meaning === 'phone' || sense.meaning === 'mobile_phone');
}

const BESIDE_ADDRESS: ReadonlySet<string> = new Set([
  'address',
  'address_line1',
  'address_line2',
  'city',
  'state',
  'postal_code',
  'country',
  'phone',
  'mobile_phone',
  'company',
  'first_name',
  'last_name',
  'name',
  'full_name',
  'email',
]);
