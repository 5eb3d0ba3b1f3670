import { say, type Sentence } from '../language/sentence.ts';
import type { FieldDefinition, ObjectDefinition } from '../object/definition.ts';
import { labelOf } from '../object/label-of.ts';
import { ALL_ALIASES } from './all-aliases.ts';
import { unassigned, type ColumnGuess } from './column-guess.ts';
import { judgeValues } from './judge-values.ts';

/**
 * Decides what the header alone leaves open, by the values and the other columns: which part of a
 * name a column called `Name` is, whether `Title` is a courtesy title or a job title, whose ID an
 * ID is; then holds every guess against its values.
 */
export function settleMeanings(
  guesses: readonly ColumnGuess[],
  definition: ObjectDefinition,
): ColumnGuess[] {
  const context: Context = {
    guesses,
    field: (key) => definition.fields.find((f) => f.key === key) ?? null,
  };
  return guesses.map((guess) => {
    if (guess.field === null) return guess;
    const settled = SETTLERS.get(guess.meaning ?? '')?.(guess, context) ?? ofOnePerson(guess);
    return settled.field === null ? settled : heldAgainstValues(settled);
  });
}

interface Context {
  readonly guesses: readonly ColumnGuess[];
  readonly field: (key: string) => FieldDefinition | null;
}

type Settler = (guess: ColumnGuess, context: Context) => ColumnGuess;

const SETTLERS: ReadonlyMap<string, Settler> = new Map<string, Settler>([
  ['name', settleName],
  ['person', settlePerson],
  ['title', settleTitle],
  ['contact_id', settleContactId],
  ['birthday', settleBirthday],
  ['bare_id', (guess) => ({ ...guess, confidence: 0.75 })],
]);

/** A second first name or birthday in one row is another person's. */
function ofOnePerson(guess: ColumnGuess): ColumnGuess {
  if (guess.field === null || !ONE_PERSON.has(guess.field.key)) return guess;
  const another = guess.ordinal > 1 || guess.beside.has('second') || guess.beside.has('other');
  return another
    ? unassigned(guess, say('It may be about another person than the contact.'))
    : guess;
}

const ONE_PERSON: ReadonlySet<string> = new Set([
  'first_name',
  'last_name',
  'middle_name',
  'full_name',
  'birthday',
  'gender',
  'external_id',
  'contact_id',
  'created_date',
]);

function settleName(guess: ColumnGuess, context: Context): ColumnGuess {
  if (
    guess.ordinal > 1 ||
    guess.beside.has('second') ||
    guess.beside.has('other') ||
    guess.beside.has('work')
  ) {
    return unassigned(guess, say('It may be the name of something else than the contact.'));
  }
  const { profile } = guess;
  if (profile.share.company >= 0.5) return as('company', say('the values are names of firms'));
  const manyWords = profile.filled === 0 ? null : profile.share.oneWord < 0.5;
  const first = others('first_name');
  const last = others('last_name');
  if (first !== null && last !== null) {
    if (manyWords === false && profile.filled >= 3) {
      return unassigned(
        guess,
        say('First and last name have columns of their own, and the values are single words.'),
      );
    }
    return as('full_name', say('first and last name have columns of their own'));
  }
  if (first !== null) {
    const holdsFirst = contains(guess, first);
    return manyWords === true && holdsFirst
      ? as('full_name', say('the values hold the first name too'))
      : as('last_name', say('the first name has a column of its own'));
  }
  if (last !== null) {
    return manyWords === true && contains(guess, last)
      ? as('full_name', say('the values hold the last name too'))
      : as('first_name', say('the last name has a column of its own'));
  }
  const bare = bareName(guess.language);
  if (manyWords === true || bare === 'full_name') return as('full_name', null);
  return as(bare, say('the values are single words'));

  function others(key: string): ColumnGuess | null {
    return context.guesses.find((other) => other !== guess && other.field?.key === key) ?? null;
  }

  function as(key: string, because: Sentence | null): ColumnGuess {
    const field = context.field(key);
    if (field === null) return unassigned(guess, say('There is no field for it.'));
    // A misspelling keeps its own reason.
    if (because === null && guess.confidence < 0.7) return { ...guess, field };
    const reason =
      because === null
        ? say('The header means {field}.', { field: labelOf(field) })
        : say('The header means a name, and {because}.', { because });
    return {
      ...guess,
      field,
      confidence: Math.min(guess.confidence, because === null ? 0.9 : 0.85),
      reason,
    };
  }
}

/** Whether most values of one column hold the value that the other has in the same row. */
function contains(whole: ColumnGuess, part: ColumnGuess): boolean {
  let both = 0;
  let held = 0;
  for (const [row, value] of whole.profile.values.entries()) {
    const other = part.profile.values[row] ?? '';
    if (value === '' || other === '') continue;
    both += 1;
    if (value.toLowerCase().includes(other.toLowerCase())) held += 1;
  }
  return both > 0 && held / both >= 0.5;
}

function bareName(language: string | null): 'full_name' | 'first_name' | 'last_name' {
  return ALL_ALIASES.find((table) => table.language === language)?.bareName ?? 'full_name';
}

function settlePerson(guess: ColumnGuess, { guesses }: Context): ColumnGuess {
  const named = guesses.some(
    (other) => other !== guess && other.meaning !== 'person' && NAMES.has(other.field?.key ?? ''),
  );
  if (named) return unassigned(guess, say('The name has a column of its own.'));
  if (guess.profile.share.person < 0.6) {
    return unassigned(
      guess,
      say('The header may mean a person, but the values do not look like names of people.'),
    );
  }
  return {
    ...guess,
    confidence: 0.75,
    reason: say('The header means a person, and the values look like names of people.'),
  };
}

const NAMES: ReadonlySet<string> = new Set(['full_name', 'first_name', 'last_name']);

function settleTitle(guess: ColumnGuess, { guesses, field }: Context): ColumnGuess {
  const prefix = field('name_prefix');
  const job = field('job_title');
  const { filled, share } = guess.profile;
  const has = (key: string): boolean =>
    guesses.some(
      (other) => other !== guess && other.field?.key === key && other.meaning !== 'title',
    );
  if (filled > 0 && share.courtesyTitle >= 0.6) {
    return {
      ...guess,
      field: prefix,
      confidence: 0.9,
      reason: say('The values are courtesy titles.'),
    };
  }
  if (filled > 0 && share.courtesyTitle < 0.2 && !has('job_title')) {
    return {
      ...guess,
      field: job,
      confidence: 0.85,
      reason: say('The values are not courtesy titles, so it is a job title.'),
    };
  }
  if (filled === 0 && has('job_title') && !has('name_prefix')) {
    return {
      ...guess,
      field: prefix,
      confidence: 0.7,
      reason: say('The job title has a column of its own, so this is the courtesy title.'),
    };
  }
  return unassigned(guess, say('It may be a courtesy title or a job title.'));
}

/** `Birth Day` beside `Birth Month` is the day of the month. */
function settleBirthday(guess: ColumnGuess, { guesses }: Context): ColumnGuess {
  const inParts = guesses.some((other) => other.noField === 'date_part');
  return inParts && guess.profile.share.date < 0.5
    ? unassigned(guess, say('The date is spread over several columns.'))
    : ofOnePerson(guess);
}

/**
 * Our own IDs are UUIDs of version 7, and a single one shows that the column holds them. Without
 * one a column of the very name that we export them by is no external ID either, since that would
 * make new contacts of mistyped IDs; a `Contact Id` of another program is.
 */
function settleContactId(guess: ColumnGuess, { field }: Context): ColumnGuess {
  const { filled, share } = guess.profile;
  if (filled === 0 || share.uuidV7 > 0) return ofOnePerson(guess);
  if (!OUR_NAMES.has(guess.name.trim())) {
    return ofOnePerson({
      ...guess,
      field: field('external_id'),
      basis: 'read',
      confidence: 0.85,
      reason: say('The header means a contact ID, and the values are IDs of another program.'),
    });
  }
  return unassigned(
    guess,
    say(
      'The header means the ID that Muster gives a contact, but none of the values is one. If they are the IDs of another program, map the column to External ID.',
    ),
  );
}

/** As exports write it, by label and by key. */
const OUR_NAMES: ReadonlySet<string> = new Set(['Contact ID', 'contact_id', 'Muster ID']);

/** How sure a column is that is named like its field and holds many values that are wrong for it. */
const UNLIKE = 0.7;
/** Letters from which on one slip leaves a header recognisable without its values. */
const LONG = 6;

function heldAgainstValues(guess: ColumnGuess): ColumnGuess {
  if (guess.field === null) return guess;
  const { verdict, says } = judgeValues(guess.field, guess.profile);
  const { reason: before } = guess;
  const field = labelOf(guess.field);
  if (verdict === 'unlike' && guess.basis === 'named') {
    const reason = say('{before} Many of the values look wrong for it.', { before });
    return { ...guess, confidence: UNLIKE, reason };
  }
  if (verdict === 'against' || verdict === 'unlike') {
    return unassigned(
      guess,
      say('The header means {field}, but the values {says}.', { field, says }),
    );
  }
  if (guess.basis === 'misspelt' && verdict !== 'for' && guess.name.length < LONG) {
    return unassigned(guess, say('The header resembles {field}, which is too little.', { field }));
  }
  if (verdict === 'neutral') return guess;
  const confidence = Math.min(0.99, guess.confidence + 0.04);
  return { ...guess, confidence, reason: say('{before} The values {says}.', { before, says }) };
}
