import { isReportColumn } from '../issue/report-columns.ts';
import { say, type Sentence } from '../language/sentence.ts';
import type { ObjectDefinition } from '../object/definition.ts';
import { objectWord } from '../object/object-word.ts';
import { ALL_ALIASES } from './all-aliases.ts';
import { compileAliases } from './alias-lexicon.ts';
import { chooseColumns } from './choose-columns.ts';
import { unassigned, type ColumnGuess } from './column-guess.ts';
import { profileColumn } from './column-profile.ts';
import { guessByHeader, languageVotes, type HeaderColumn } from './guess-by-header.ts';
import { guessByValues } from './guess-by-values.ts';
import { settleMeanings } from './settle-meanings.ts';

/** What recognition has to go on. */
export interface RecogniseInput {
  /** Object with its standard and custom fields. */
  readonly definition: ObjectDefinition;
  /** The columns' names, told apart (`Phone`, `Phone (2)`), '' where there is none. */
  readonly headers: readonly string[];
  /** Some hundreds of rows from the file, as cells; may be empty. */
  readonly samples: readonly (readonly string[])[];
  /** Two-letter codes of languages to expect, such as the account's. */
  readonly languages?: readonly string[];
  /** A person said so, by mapping a column: the rows are records of the object. */
  readonly aboutRecords?: boolean;
}

/** Where one column seems to belong, how sure that is and why. */
export interface RecognisedColumn {
  /** Index in the file, from 0. */
  readonly column: number;
  readonly name: string;
  /** null: nothing certain enough; a person decides. */
  readonly target: { readonly object: string; readonly field: string } | null;
  /** From 0 to 1; 0 without a target. */
  readonly confidence: number;
  /** One or two plain sentences. */
  readonly reason: Sentence;
}

/**
 * Recognises a file's columns by their headers, held against their values, and by their values
 * alone where a header says nothing. A wrong target is worse than none: what is not certain stays
 * unassigned. Each single-valued field is given to one column at most. Never throws, whatever the
 * headers hold.
 */
export function recogniseColumns(input: RecogniseInput): readonly RecognisedColumn[] {
  const { definition, headers, samples } = input;
  const columns = headerColumns(headers, samples);
  const knowledge = {
    definition,
    lexicon: LEXICON,
    votes: languageVotes(
      columns.map(({ header }) => header),
      LEXICON,
      input.languages ?? [],
    ),
  };
  const byHeader = columns.map((column) => guessByHeader(column, knowledge));
  const settled = settleMeanings(
    byHeader.map(({ guess }) => guess),
    definition,
  );
  const filledIn = guessByValues(
    settled,
    byHeader.map(({ header }) => header),
    definition,
  );
  const chosen = chooseColumns(filledIn, definition);
  const known = input.aboutRecords === true || samples.length === 0;
  const certain = known ? chosen : onlyAboutRecords(chosen, definition);
  return certain.map((guess) => toRecognised(guess, definition));
}

function toRecognised(guess: ColumnGuess, definition: ObjectDefinition): RecognisedColumn {
  const { column, name, field, confidence, reason } = guess;
  if (isReportColumn(name)) {
    return { column, name, target: null, confidence: 0, reason: OF_A_REPORT };
  }
  if (field === null) return { column, name, target: null, confidence: 0, reason };
  const target = { object: definition.name, field: field.key };
  return { column, name, target, confidence: Math.round(confidence * 100) / 100, reason };
}

const OF_A_REPORT = say('A report added this column; it is not imported.');
const LEXICON = compileAliases(ALL_ALIASES);

function headerColumns(
  headers: readonly string[],
  samples: readonly (readonly string[])[],
): HeaderColumn[] {
  const names = new Set(headers);
  return headers.map((name, column) => {
    const profile = profileColumn(samples, column);
    const copied = /^(.*) \((\d{1,4})\)$/su.exec(name);
    const header = copied?.[1];
    if (copied === null || header === undefined || !names.has(header))
      return { column, name, header: name, copy: 1, profile };
    return { column, name, header, copy: Number(copied[2]), profile };
  });
}

/**
 * In a table in which nothing names or reaches anybody, `City`, `Type` or `Date` are about
 * something else; such columns stay unassigned.
 */
function onlyAboutRecords(
  guesses: readonly ColumnGuess[],
  definition: ObjectDefinition,
): readonly ColumnGuess[] {
  const naming = new Set(definition.createNeedsOneOf);
  const names = (guess: ColumnGuess): boolean => {
    // Our own ID, even where none of the values is one.
    if (guess.meaning === 'contact_id') return true;
    if (guess.field === null) return false;
    if (guess.field.type === 'record_id') return true;
    if (!naming.has(guess.field.key)) return false;
    return (
      guess.meaning !== 'name' || guess.profile.filled === 0 || guess.profile.share.person >= 0.6
    );
  };
  if (guesses.some(names)) return guesses;
  return guesses.map((guess) =>
    guess.field === null || guess.field.custom || guess.meaning === 'external_id'
      ? guess
      : unassigned(
          guess,
          say(
            'Nothing in the file names or reaches a {object}, so this may be about something else.',
            { object: objectWord(definition) },
          ),
        ),
  );
}
