import { sayChoice, sayList } from '../language/say-list.ts';
import { type Said, say, type Sentence } from '../language/sentence.ts';
import { CONTACT } from '../object/contact.ts';
import type { ObjectDefinition } from '../object/definition.ts';
import { labelOf } from '../object/label-of.ts';
import { objectsWord, objectWord } from '../object/object-word.ts';
import { ISSUES } from './catalogue.ts';
import type { Issue } from './issue.ts';

/** An issue as sentences, to be said in any language. */
export interface SaidIssue {
  readonly title: Sentence;
  readonly sentence: Sentence;
  readonly advice: Sentence;
}

/**
 * The issue's texts of the catalogue with the value, the column's name and the issue's own params.
 * Values are cut to 120 characters and shown on one line, without control characters. `object` is
 * what the import's rows become.
 */
export function sayIssue(
  issue: Issue,
  columnName: Said | null,
  object: ObjectDefinition = CONTACT,
): SaidIssue {
  const { title, sentence, advice } = ISSUES[issue.code];
  const given: Record<string, Said> = { ...objectWords(object) };
  for (const [name, said] of Object.entries(issue.params ?? {})) {
    given[name] = LABELLED.has(name) ? sayLabels(said, object) : said;
  }
  if (issue.value !== null) given['value'] = issue.value;
  if (columnName !== null) given['column'] = columnName;
  return {
    title: sentenceOf(title, given),
    sentence: sentenceOf(sentence, given),
    advice: sentenceOf(advice, given),
  };
}

function objectWords(object: ObjectDefinition): Readonly<Record<string, Said>> {
  const needs = object.createNeedsOneOf.map((key) => {
    const field = object.fields.find((one) => one.key === key);
    return field === undefined ? key : labelOf(field);
  });
  return {
    object: objectWord(object),
    Object: { text: object.label },
    objects: objectsWord(object),
    needs: object.createNeeds === undefined ? sayChoice(needs) : { text: object.createNeeds },
  };
}

/** Params that name fields, one or several with commas between them. */
const LABELLED: ReadonlySet<string> = new Set(['field', 'fields', 'column']);

/** Labels are kept in English: those of standard fields have words of their own in every language. */
function sayLabels(said: Said, { fields }: ObjectDefinition): Said {
  if (typeof said !== 'string') return said;
  return sayList(
    said.split(', ').map((label) => {
      const field = fields.find((one) => one.label === label);
      return field === undefined ? label : labelOf(field);
    }),
  );
}

/** The text with the params that it names, and no others. */
function sentenceOf(text: string, given: Readonly<Record<string, Said>>): Sentence {
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (names.length === 0) return { text };
  // Another language may name what the rows become in another number than English.
  const all = names.some((name) => OBJECT_WORDS.has(name)) ? [...names, ...OBJECT_WORDS] : names;
  const params = all.map((name) => [name, shown(given[name] ?? WITHOUT.get(name) ?? '')] as const);
  return { text, params: Object.fromEntries(params) };
}

const OBJECT_WORDS: ReadonlySet<string> = new Set(['object', 'Object', 'objects']);

/** What stands where an issue has no such detail. */
const WITHOUT: ReadonlyMap<string, Said> = new Map([
  ['column', say('the row')],
  ['value', say('The value')],
]);

function shown(said: Said): Said {
  if (typeof said === 'string') return shownValue(said);
  const params = Object.entries(said.params ?? {}).map(
    ([name, one]) => [name, shown(one)] as const,
  );
  return { text: said.text, params: Object.fromEntries(params) };
}

/** The value on one line and of readable length: what a sentence can carry. */
export function shownValue(value: string): string {
  // A cell can have a megabyte: cut before searching through it.
  const plain = value.slice(0, SHOWN_LENGTH * 2).replace(UNSHOWABLE, ' ');
  if (value.length <= SHOWN_LENGTH) return plain;
  return `${plain
    .slice(0, SHOWN_LENGTH)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`;
}

const SHOWN_LENGTH = 120;

/** Line ends and other controls, and marks that turn the direction of what follows them. */
const UNSHOWABLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
