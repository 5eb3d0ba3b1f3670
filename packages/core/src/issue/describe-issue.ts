import { ISSUES } from './catalogue.ts';
import { CONTACT } from '../object/contact.ts';
import type { ObjectDefinition } from '../object/definition.ts';
import type { Issue } from './issue.ts';

/** An issue in words. */
export interface IssueDescription {
  readonly title: string;
  readonly sentence: string;
  readonly advice: string;
}

/**
 * The issue as people read it: the catalogue's texts with the value, the column's name and the
 * issue's own params in place. Values are cut to 120 characters and shown on one line, without
 * control characters. `object` is what the import's rows become.
 */
export function describeIssue(
  issue: Issue,
  columnName: string | null,
  object: ObjectDefinition = CONTACT,
): IssueDescription {
  const { title, sentence, advice } = ISSUES[issue.code];
  const values = new Map([...objectWords(object), ...Object.entries(issue.params ?? {})]);
  if (issue.value !== null) values.set('value', issue.value);
  if (columnName !== null) values.set('column', columnName);
  const fill = (text: string): string => fillIn(text, values);
  return { title: fill(title), sentence: fill(sentence), advice: fill(advice) };
}

function objectWords(object: ObjectDefinition): [string, string][] {
  const labels = object.createNeedsOneOf.map(
    (key) => object.fields.find((field) => field.key === key)?.label ?? key,
  );
  return [
    ['object', object.label.toLowerCase()],
    ['Object', object.label],
    ['objects', object.plural.toLowerCase()],
    ['needs', object.createNeeds ?? labels.join(' or ')],
  ];
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

function fillIn(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values.get(name);
    // A leading blank is part of a sentence that is joined on, such as a suggestion.
    return value === undefined ? (WITHOUT.get(name) ?? '') : shownValue(value);
  });
}

/** What stands where an issue has no such detail. */
const WITHOUT: ReadonlyMap<string, string> = new Map([
  ['column', 'the row'],
  ['value', 'The value'],
]);
