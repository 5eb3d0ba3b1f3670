import { type Condition, RECORD_FACTS } from '@muster/core/contract/contact-filter';
import { queryTerms, valueForm, valueTerms, words } from '@muster/core/find/search-terms';
import type { Json } from '@muster/core/json';
import { type Said, say } from '@muster/core/language/sentence';
import { readGivenValues } from '@muster/core/normalize/given-values';
import type { FieldDefinition, FieldType } from '@muster/core/object/definition';
import { labelOf } from '@muster/core/object/label-of';
import { MusterError } from '../errors.ts';
import type { Test } from '../store/record-tests.ts';
import type { SearchTerm, TermQuery } from '../store/search-index.ts';
import type { ContactRules } from './contact-rules.ts';
import { importTerm } from './index-contacts.ts';

/** A filter, ready to be asked. */
export interface CompiledFilter {
  /** What a contact must meet, exactly. */
  readonly tests: readonly Test[];
  /** What the documents of such contacts hold; fewer than the tests say, never more. */
  readonly terms: TermQuery;
}

/**
 * Checks the conditions against the account's fields, and reads their values as values of the field
 * are read.
 *
 * @throws MusterError `filter_invalid`
 */
export function compileFilter(rules: ContactRules, filter: readonly Condition[]): CompiledFilter {
  const tests: Test[] = [];
  const terms: (readonly SearchTerm[])[] = [];
  for (const condition of filter) {
    const compiled = condition.field.startsWith('@')
      ? compileFact(condition)
      : compileField(rules, condition);
    tests.push(compiled.test);
    for (const group of compiled.terms) if (group.length > 0) terms.push(group);
  }
  return { tests, terms };
}

/** What the documents of contacts hold that what was typed finds: a word may be the beginning of one. */
export function searchQuery(typed: string): TermQuery {
  return queryTerms(typed).map((text) => [{ text, isPrefix: true }]);
}

interface CompiledCondition {
  readonly test: Test;
  readonly terms: TermQuery;
}

const NO_TERMS: TermQuery = [];

function compileFact({ field, operator, value }: Condition): CompiledCondition {
  const fact = RECORD_FACTS.find((one) => one === field);
  if (fact === undefined) {
    throw invalid(
      say('There is no {field}. Besides fields there are {facts}.', {
        field,
        facts: RECORD_FACTS.join(', '),
      }),
    );
  }
  if (fact === '@created' || fact === '@updated') {
    const range = readRange({ field, operator, value }, readMoment);
    return {
      test: { kind: 'time', column: fact.slice(1) as 'created', ...range },
      terms: NO_TERMS,
    };
  }
  if (operator !== 'is' || typeof value !== 'string' || !UUID.test(value)) {
    throw invalid(say('{field} takes "is" with the ID of an import.', { field }));
  }
  const importId = value.toLowerCase();
  return {
    test: { kind: 'import', how: HOW[fact], importId },
    terms: [HOW[fact].map((how) => exactly(importTerm(how, importId)))],
  };
}

const HOW = {
  '@created_by_import': ['created'],
  '@updated_by_import': ['updated'],
  '@written_by_import': ['created', 'updated'],
} as const;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function compileField(rules: ContactRules, condition: Condition): CompiledCondition {
  const field = rules.definition.fields.find(({ key }) => key === condition.field);
  if (!field)
    throw invalid(say('There is no field {field} to filter by.', { field: condition.field }));
  const { operator, value } = condition;
  if (field.type === 'record_id') return compileId(condition);
  switch (operator) {
    case 'is_empty':
    case 'not_empty':
      return { test: { kind: 'filled', field, not: operator === 'is_empty' }, terms: NO_TERMS };
    case 'contains':
    case 'starts_with':
      return compileText(field, operator, value);
    case 'before':
    case 'after':
    case 'between':
      return compileRange(rules, field, condition);
    default:
      return compileEqual(rules, field, condition);
  }
}

function compileId({ operator, value }: Condition): CompiledCondition {
  const ids = Array.isArray(value) ? value : [value];
  const areIds = ids.every((id) => typeof id === 'string' && UUID.test(id));
  if ((operator !== 'is' && operator !== 'in') || !areIds) {
    throw invalid(say('contact_id takes "is" with an ID, or "in" with several.'));
  }
  return { test: { kind: 'id', ids: ids as readonly string[] }, terms: NO_TERMS };
}

function compileEqual(
  rules: ContactRules,
  field: FieldDefinition,
  { operator, value }: Condition,
): CompiledCondition {
  if ((operator === 'has' || operator === 'has_not') && !field.many) {
    throw invalid(say('{field} has one value: use is or is_not.', { field: labelOf(field) }));
  }
  const given = operator === 'in' && Array.isArray(value) ? value : [value];
  if (given.some((one) => one === undefined || Array.isArray(one))) {
    throw invalid(
      say('{operator} on {field} takes one value; "in" takes a list.', {
        operator,
        field: labelOf(field),
      }),
    );
  }
  const values = given.map((one) => readValue(rules, field, one as Json));
  const not = operator === 'is_not' || operator === 'has_not';
  const forms = values.map((one) => valueForm(field, one));
  const test: Test = { kind: 'equal', field, forms, not };
  return { test, terms: not ? NO_TERMS : equalTerms(field, values) };
}

/** Of one value, all its terms; of several, one of each: a document has those of one of them. */
function equalTerms(field: FieldDefinition, values: readonly Json[]): TermQuery {
  const termsOf = values.map((value) => valueTerms(field, value));
  if (termsOf.some((terms) => terms.length === 0)) return NO_TERMS;
  if (termsOf.length === 1) return (termsOf[0] ?? []).map((text) => [exactly(text)]);
  return [termsOf.map((terms) => exactly(longest(terms)))];
}

function longest(terms: readonly string[]): string {
  return terms.reduce((best, one) => (one.length > best.length ? one : best), '');
}

function compileText(
  field: FieldDefinition,
  operator: 'contains' | 'starts_with',
  value: Condition['value'],
): CompiledCondition {
  if (!TEXTS.has(field.type))
    throw invalid(
      say('{field} is no text: {operator} is not for it.', { field: labelOf(field), operator }),
    );
  if (typeof value !== 'string' || value.trim() === '') {
    throw invalid(say('{operator} on {field} takes a text.', { operator, field: labelOf(field) }));
  }
  const text = value.trim();
  const test: Test = { kind: 'text', field, text, operator };
  const isIndexed = operator === 'starts_with' && field.type !== 'phone';
  // The last word may go on; of scripts without spaces, and inside of words, nothing is known.
  const found = isIndexed && /^[\p{L}\p{N}]/u.test(text) ? words(text) : [];
  return {
    test,
    terms: found.map((word, at) => [{ text: word, isPrefix: at === found.length - 1 }]),
  };
}

const TEXTS: ReadonlySet<FieldType> = new Set([
  'text',
  'long_text',
  'email',
  'phone',
  'url',
  'photo',
  'single_option',
  'many_options',
  'text_list',
  'tags',
  'unique_id',
]);

function compileRange(
  rules: ContactRules,
  field: FieldDefinition,
  condition: Condition,
): CompiledCondition {
  const measure = MEASURES.get(field.type);
  if (!measure)
    throw invalid(
      say('{field} has no order: {operator} is not for it.', {
        field: labelOf(field),
        operator: condition.operator,
      }),
    );
  const range = readRange(condition, (value) => {
    // An amount is compared as a number, whatever its currency.
    const given = field.type === 'money' && typeof value === 'number' ? String(value) : value;
    const read = readValue(rules, field, given);
    if (field.type !== 'money') return asText(read);
    return asText((read as { readonly amount: Json }).amount);
  });
  return { test: { kind: 'range', field, measure, ...range }, terms: NO_TERMS };
}

const MEASURES: ReadonlyMap<FieldType, 'date' | 'date_time' | 'number' | 'money'> = new Map([
  ['date', 'date'],
  ['date_time', 'date_time'],
  ['number', 'number'],
  ['money', 'money'],
] as const);

interface Range {
  readonly operator: 'before' | 'after' | 'between';
  readonly bounds: readonly string[];
}

function readRange({ field, operator, value }: Condition, read: (value: Json) => string): Range {
  if (operator === 'between') {
    if (!Array.isArray(value) || value.length !== 2) {
      throw invalid(say('between on {field} takes two values.', { field }));
    }
    return { operator, bounds: value.map(read) };
  }
  if (
    (operator !== 'before' && operator !== 'after') ||
    value === undefined ||
    Array.isArray(value)
  )
    throw invalid(
      say('{field} takes before or after with one value, or between with two.', { field }),
    );
  return { operator, bounds: [read(value)] };
}

/** A date is the beginning of its day, in UTC. */
function readMoment(value: Json): string {
  const time = typeof value === 'string' && ISO_TIME.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) {
    throw invalid(
      say('"{value}" is not a time such as 2026-03-31 or 2026-03-31T12:00:00Z.', {
        value: asText(value),
      }),
    );
  }
  return new Date(time).toISOString();
}

const ISO_TIME = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** Types whose values have a form of their own: others are compared as they are typed. */
const READ: ReadonlySet<FieldType> = new Set([
  'number',
  'money',
  'date',
  'date_time',
  'phone',
  'yes_no',
  'owner',
  'followers',
  'country',
]);

function readValue(
  { definition, normalizing }: ContactRules,
  field: FieldDefinition,
  given: Json,
): Json {
  if (!READ.has(field.type)) return typeof given === 'string' ? given : JSON.stringify(given);
  const { values, problems } = readGivenValues(definition, normalizing, { [field.key]: given });
  const [problem] = problems;
  if (problem)
    throw invalid(say('{problem} {advice}', { problem: problem.sentence, advice: problem.advice }));
  const value = values[field.key] ?? null;
  const one = Array.isArray(value) ? ((value as readonly Json[])[0] ?? null) : value;
  if (one === null)
    throw invalid(
      say('A filter on {field} needs a value; is_empty needs none.', { field: labelOf(field) }),
    );
  return one;
}

function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function exactly(text: string): SearchTerm {
  return { text, isPrefix: false };
}

function invalid(sentence: Said): MusterError {
  return new MusterError('filter_invalid', sentence);
}
