import { say } from '../language/sentence.ts';
import type { FieldDefinition, ObjectDefinition } from '../object/definition.ts';
import { labelOf } from '../object/label-of.ts';
import type { AliasLexicon, Sense } from './alias-lexicon.ts';
import type { Meaning } from './alias-table.ts';
import type { ColumnGuess } from './column-guess.ts';
import type { ColumnProfile } from './column-profile.ts';
import { gluedWords, headerWords } from './header-words.ts';
import { misspeltSense, type Misspelling } from './misspelt-sense.ts';
import { NO_FIELD_REASONS } from './no-field-reasons.ts';
import { readHeader, type HeaderReading, type HeaderSense } from './read-header.ts';

/** A column before anything is thought about it. */
export interface HeaderColumn {
  readonly column: number;
  /** The name told apart. */
  readonly name: string;
  /** The name as it stands in the file: `Phone` of `Phone (2)`. */
  readonly header: string;
  /** Which of the columns of this name it is, from 1. */
  readonly copy: number;
  readonly profile: ColumnProfile;
}

/** What a guess by header rests on. */
export interface HeaderKnowledge {
  readonly definition: ObjectDefinition;
  readonly lexicon: AliasLexicon;
  /** How many headers of the file speak for each language; see `languageVotes`. */
  readonly votes: ReadonlyMap<string, number>;
}

/** A guess by header, and whether the header leaves room for a guess by values. */
export interface HeaderGuess {
  readonly guess: ColumnGuess;
  /** `blank`: the header is missing or names no thing (`Column 3`); `unknown`: no word of it is known; `said`: it says something. */
  readonly header: 'blank' | 'unknown' | 'said';
}

/** Reads one column's header: a custom field by its label or key, else by the alias tables, else as a misspelling. */
export function guessByHeader(column: HeaderColumn, knowledge: HeaderKnowledge): HeaderGuess {
  const { definition, lexicon } = knowledge;
  const words = headerWords(column.header);
  const blank = {
    ...nothing(column),
    reason: say('The column has no name that says what it holds.'),
  };
  if (isMeaningless(words.words)) return { guess: blank, header: 'blank' };
  const glued = gluedWords(column.header.slice(0, 200));
  const custom = fieldNamed(
    glued,
    definition.fields.filter((field) => field.custom),
  );
  if (custom !== undefined) {
    const reason = say('The header is the name of the field {field}.', { field: labelOf(custom) });
    return {
      guess: { ...nothing(column), field: custom, basis: 'named', confidence: 0.97, reason },
      header: 'said',
    };
  }
  const sense = readHeader(words, lexicon);
  const reading = bestReading(sense, glued, knowledge);
  if (reading !== null) return { guess: ofReading(column, reading, knowledge), header: 'said' };
  const named = fieldNamed(glued, definition.fields);
  if (named !== undefined) {
    const reason = say('The header is the name of the field {field}.', { field: labelOf(named) });
    return {
      guess: { ...nothing(column), field: named, basis: 'named', confidence: 0.95, reason },
      header: 'said',
    };
  }
  if (sense.partly) {
    const reason = say('Only a part of the header is understood, so it may mean something else.');
    return { guess: { ...nothing(column), reason }, header: 'said' };
  }
  const slipped = isPlainWords(column.header) ? misspeltSense(glued, lexicon) : null;
  if (slipped !== null) return { guess: ofSlip(column, slipped, knowledge), header: 'said' };
  return { guess: nothing(column), header: 'unknown' };
}

/** Counts for each language the headers that some table of it understands; a language hinted at counts as one header more. */
export function languageVotes(
  headers: readonly string[],
  lexicon: AliasLexicon,
  hints: readonly string[],
): ReadonlyMap<string, number> {
  const votes = new Map<string, number>([['en', 0.5]]);
  for (const hint of hints) votes.set(hint, (votes.get(hint) ?? 0) + 1);
  for (const header of headers) {
    const words = headerWords(header);
    if (isTooShort(words.words.join(''))) continue;
    const languages = new Set(
      readHeader(words, lexicon).readings.flatMap(({ sense }) => sense.languages),
    );
    for (const language of languages)
      votes.set(language, (votes.get(language) ?? 0) + 1 / languages.size);
  }
  return votes;
}

function nothing({ column, name, profile, copy }: HeaderColumn): ColumnGuess {
  return {
    column,
    name,
    profile,
    meaning: null,
    noField: null,
    beside: new Set(),
    ordinal: copy,
    line: 1,
    language: null,
    field: null,
    basis: 'read',
    confidence: 0,
    reason: say('The header is not known.'),
  };
}

/** No words at all, one letter, or a word that only counts columns. */
function isMeaningless(words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const [word = ''] = words;
  return (
    words.length <= 2 &&
    (/^[a-z]$/u.test(word) || COLUMN_WORDS.has(word)) &&
    words.slice(1).every((w) => /^[\d]+$/u.test(w))
  );
}

const COLUMN_WORDS: ReadonlySet<string> = new Set([
  'column',
  'col',
  'field',
  'unnamed',
  'untitled',
  'spalte',
  'feld',
  'colonne',
  'champ',
  'columna',
  'campo',
  'colonna',
  'coluna',
  'kolom',
  'kolumna',
  'var',
  'header',
  'blank',
  'empty',
]);

function fieldNamed(
  glued: string,
  fields: readonly FieldDefinition[],
): FieldDefinition | undefined {
  return fields.find(
    (field) => gluedWords(field.label) === glued || gluedWords(field.key) === glued,
  );
}

function bestReading(
  { readings }: HeaderSense,
  glued: string,
  { votes, definition }: HeaderKnowledge,
): HeaderReading | null {
  let best: HeaderReading | null = null;
  let bestVote = -1;
  for (const reading of readings) {
    const vote = Math.max(...reading.sense.languages.map((language) => votes.get(language) ?? 0));
    // A word of two or three letters means something in some language or other.
    if (isTooShort(glued) && !reading.sense.languages.includes('en') && vote < 1) continue;
    if ('meaning' in reading.sense && !canMean(reading.sense.meaning, definition)) continue;
    if (vote > bestVote) [best, bestVote] = [reading, vote];
  }
  return best;
}

function isTooShort(glued: string): boolean {
  return glued.length <= 3 && /^[a-z]*$/u.test(glued);
}

function canMean(meaning: Meaning, definition: ObjectDefinition): boolean {
  return FIELD_OF.has(meaning) || definition.fields.some((field) => field.key === meaning);
}

/** The field of meanings that are not themselves the key of one, as far as the header alone goes. */
const FIELD_OF: ReadonlyMap<Meaning, string> = new Map<Meaning, string>([
  ['name', 'full_name'],
  ['person', 'full_name'],
  ['title', 'job_title'],
  ['occupation', 'job_title'],
  ['address', 'address_line1'],
  ['mobile_phone', 'phone'],
  ['bare_id', 'external_id'],
]);

function ofReading(
  column: HeaderColumn,
  reading: HeaderReading,
  knowledge: HeaderKnowledge,
): ColumnGuess {
  const { sense, set, trailing } = reading;
  const beside = new Set(reading.beside);
  beside.delete('filler');
  const base = { ...nothing(column), beside, language: bestLanguage(sense, knowledge.votes) };
  if ('noField' in sense)
    return { ...base, noField: sense.noField, reason: NO_FIELD_REASONS[sense.noField] };
  const meaning = beside.delete('mobile') ? 'mobile_phone' : sense.meaning;
  const isLine = meaning === 'address' || meaning === 'address_line1';
  const line = isLine ? (trailing ?? 1) : 1;
  const ordinal = (isLine ? set : (set ?? trailing)) ?? column.copy;
  const key = isLine && line > 1 ? `address_line${line}` : (FIELD_OF.get(meaning) ?? meaning);
  const field = knowledge.definition.fields.find((f) => f.key === key) ?? null;
  if (field === null) {
    return {
      ...base,
      reason: isLine
        ? say('There is no field for a further line of an address.')
        : say('There is no field for it.'),
    };
  }
  const confidence = (beside.size === 0 ? 0.95 : 0.9) - (ordinal > 1 ? 0.02 : 0);
  return {
    ...base,
    meaning,
    line,
    ordinal,
    field,
    basis: isNameOf(field, meaning, column.header) ? 'named' : 'read',
    confidence,
    reason: say('The header means {field}.', { field: labelOf(field) }),
  };
}

/** The key or label of the field, any name of our own ID, or a name that only emails or phones have. */
function isNameOf(field: FieldDefinition, meaning: Meaning, header: string): boolean {
  if (meaning === 'contact_id') return true;
  const glued = gluedWords(header.slice(0, 200));
  if (fieldNamed(glued, [field]) !== undefined) return true;
  return (field.type === 'email' || field.type === 'phone') && UNMISTAKABLE.test(glued);
}

/** Of the aliases of emails and phones those that name nothing else, unlike `Mail` and `Cell`. */
const UNMISTAKABLE =
  /email|epost|courriel|correoelectronico|phone|telef|telep|メール|邮箱|電話|电话|телефон/u;

/** Letters in words, as a person misspells them; `__proto__` is a name that a program gave. */
function isPlainWords(header: string): boolean {
  return header.length <= 200 && /^\p{L}+(?:[ _-]\p{L}+)*$/u.test(header.trim());
}

function bestLanguage(sense: Sense, votes: ReadonlyMap<string, number>): string | null {
  const sorted = [...sense.languages].sort((a, b) => (votes.get(b) ?? 0) - (votes.get(a) ?? 0));
  return sorted[0] ?? null;
}

function ofSlip(
  column: HeaderColumn,
  { sense, replaced }: Misspelling,
  knowledge: HeaderKnowledge,
): ColumnGuess {
  const reading: HeaderReading = { sense, beside: new Set(), set: null, trailing: null };
  const guess = ofReading(column, reading, knowledge);
  if (guess.field === null) return guess;
  const provable = PROVABLE.has(guess.field.type) || guess.meaning === 'name';
  if (!provable && (replaced || gluedWords(column.header).length < 6)) {
    return {
      ...guess,
      field: null,
      confidence: 0,
      reason: say('The header resembles {field}, which is too little.', {
        field: labelOf(guess.field),
      }),
    };
  }
  return {
    ...guess,
    basis: 'misspelt',
    confidence: 0.6,
    reason: say('The header looks like a misspelling of {field}.', {
      field: labelOf(guess.field),
    }),
  };
}

/** Types whose values show whether a misspelt header was understood. */
const PROVABLE: ReadonlySet<string> = new Set([
  'email',
  'phone',
  'date',
  'date_time',
  'url',
  'photo',
]);
