import type { Json } from '../json.ts';
import { comparable } from '../match/record-keys.ts';
import { inEnglish } from '../language/sentence.ts';
import { recordName, type RecordValues } from '../match/record-values.ts';
import type { FieldDefinition, FieldType, ObjectDefinition } from '../object/definition.ts';

/**
 * Everything a record is found by, as the lexemes of its document: the words of its values, the
 * digits of its phones, and `=field:value` for values that are no words, which filters ask for.
 */
export function searchTerms(
  definition: ObjectDefinition,
  values: RecordValues,
): ReadonlySet<string> {
  const terms = new Set<string>();
  for (const field of definition.fields) {
    const value = values[field.key];
    if (value === undefined || value === null) continue;
    for (const one of Array.isArray(value) ? (value as readonly Json[]) : [value]) {
      for (const term of valueTerms(field, one)) terms.add(term);
      if (terms.size >= MOST_TERMS) return terms;
    }
  }
  return terms;
}

/** The lexemes that every record with this value in this field has. */
export function valueTerms(field: FieldDefinition, value: Json): readonly string[] {
  if (field.type === 'phone' && typeof value === 'string') return phoneTerms(value);
  if (SPOKEN.has(field.type) && typeof value === 'string') return words(value).flatMap(wordTerms);
  const form = valueForm(field, value);
  return form.length > LONGEST_VALUE ? [] : [`=${field.key}:${form}`];
}

/** The form in which values of the field are compared: without case, an address by its key. */
export function valueForm(field: FieldDefinition, value: Json): string {
  if (typeof value === 'string') return comparable(field, value);
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    const { amount, currency } = value as { readonly amount?: Json; readonly currency?: Json };
    return `${asText(amount)} ${asText(currency)}`;
  }
  return JSON.stringify(value);
}

/** The prefixes that the document of a record must all have for the record to be found by what was typed. */
export function queryTerms(typed: string): readonly string[] {
  const text = typed.trim().slice(0, LONGEST_TEXT);
  const number = digitsOf(text);
  if (number !== null) return [number];
  const terms = new Set<string>();
  for (const part of text.split(/\s+/)) {
    const digits = digitsOf(part);
    if (digits !== null) terms.add(digits);
    else for (const word of words(part)) terms.add(word.slice(0, LONGEST_WORD));
    if (terms.size >= MOST_QUERIED) break;
  }
  return [...terms];
}

/** The digits of what may be a phone number; null when it is none. */
function digitsOf(text: string): string | null {
  if (!/^[\d\s()+./-]+$/.test(text)) return null;
  const digits = text.replaceAll(/\D/g, '');
  if (digits.length < 3) return null;
  return digits.length < 7 ? digits : digits.replace(/^0+(?=\d)/, '');
}

/** What a record is sorted by when its name decides: without case and accents, 100 characters at most. */
export function sortName(definition: ObjectDefinition, values: RecordValues): string {
  return fold(inEnglish(recordName(definition, values)).slice(0, 200))
    .slice(0, 100)
    .toWellFormed();
}

/** The words of a text, without case and accents. */
export function words(text: string): readonly string[] {
  return fold(text.slice(0, LONGEST_TEXT)).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Types whose values people type to find a record. */
const SPOKEN: ReadonlySet<FieldType> = new Set([
  'text',
  'long_text',
  'email',
  'url',
  'single_option',
  'many_options',
  'text_list',
  'tags',
  'unique_id',
  'number',
]);

const LONGEST_TEXT = 10_000;
const LONGEST_WORD = 40;
const LONGEST_VALUE = 120;
const MOST_TERMS = 2_000;
const MOST_QUERIED = 12;

/** Scripts without spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function wordTerms(word: string): readonly string[] {
  const whole = word.slice(0, LONGEST_WORD);
  if (!UNSPACED.test(whole)) return [whole];
  const letters = Array.from(whole);
  return letters.map((_, from) => letters.slice(from).join(''));
}

/** People leave out the country's code, or know the last digits only. */
function phoneTerms(phone: string): readonly string[] {
  const digits = (phone.split(';')[0] as string).replaceAll(/\D/g, '');
  const cut = [0, 1, 2, 3].filter((left) => digits.length - left >= 6);
  const last = [7, 4].filter((kept) => digits.length > kept);
  return [...cut.map((left) => digits.slice(left)), ...last.map((kept) => digits.slice(-kept))];
}

function asText(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}
