import {
  AMBIGUOUS_SUFFIXES,
  COMPANY_FORMS,
  FAMILY_PARTICLES,
  GIVEN_LIKE_PARTICLES,
  NAME_PREFIXES,
  NAME_SUFFIXES,
} from './name-words.ts';
import { splitEastAsianName } from './east-asian-name.ts';
import { trimCell } from './trim.ts';

/** The two names that a full name is split into; either may be empty. */
export interface SplitName {
  readonly first: string;
  readonly last: string;
}

/**
 * Splits a full name into first and last name, for rows that give neither in a column of its own;
 * the full name itself is kept as typed. Titles (`Dr.`) and suffixes (`Jr.`, `PhD`) belong to
 * neither; particles (`van der`, `de la`) belong to the last name; all given names are the first
 * name. It is a best effort: of two unmarked family names only the second is taken for one.
 */
export function splitFullName(name: string): SplitName {
  const clean = withSingleSpaces(trimCell(name.slice(0, MAX_LENGTH)));
  if (clean === '') return { first: '', last: '' };
  // A firm in the column of names has no first name.
  if (COMPANY_FORMS.has(bare(clean.slice(clean.lastIndexOf(' ') + 1)))) {
    return { first: '', last: clean };
  }
  const eastAsian = clean.charCodeAt(0) >= 0x2e80 ? splitEastAsianName(clean) : null;
  return eastAsian ?? splitAtComma(clean) ?? splitWords(words(clean));
}

/** No name is longer; what follows is not looked at. */
const MAX_LENGTH = 500;

/** Any white space other than single spaces is rare, and looking for it is cheaper than replacing. */
function withSingleSpaces(text: string): string {
  return /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text;
}

/** `Last, First`, or null when nothing but suffixes follows the comma. */
function splitAtComma(name: string): SplitName | null {
  if (!name.includes(',')) return null;
  const parts = name.split(',').map((part) => part.trim());
  const [last = '', ...others] = parts;
  const given = others.filter((part) => part !== '' && !words(part).every(isSuffix));
  if (others.every((part) => part === '')) return { first: '', last };
  if (given.length === 0) return splitWords(words(last));
  const first = withoutTitles(words(given.join(' '))).rest.join(' ');
  const family = withoutTitles(words(last)).rest.filter((word) => !isSuffix(word));
  return { first, last: family.join(' ') };
}

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '' && !isNote(word));
}

function isNote(word: string): boolean {
  return word.startsWith('(') && word.endsWith(')');
}

function splitWords(all: readonly string[]): SplitName {
  const { rest, hasTitle } = withoutTitles(all);
  while (rest.length > 2 && isSuffix(rest.at(-1) ?? '')) rest.pop();
  if (rest.length === 2 && isCertainSuffix(rest[1] ?? '')) rest.pop();
  if (rest.length < 2) {
    const only = rest[0] ?? '';
    return hasTitle ? { first: '', last: only } : { first: only, last: '' };
  }
  const start = familyStart(rest);
  return { first: rest.slice(0, start).join(' '), last: rest.slice(start).join(' ') };
}

/** Where the family name begins: at its first particle, else at the last word. */
function familyStart(rest: readonly string[]): number {
  for (let i = 1; i < rest.length - 1; i++) {
    const word = rest[i] ?? '';
    const lower = word.toLowerCase();
    if (FAMILY_PARTICLES.has(lower)) return i;
    if (GIVEN_LIKE_PARTICLES.has(lower) && word === lower) return i;
    // Ortega y Gasset: the word before belongs to the family name too.
    if ((word === 'y' || word === 'i') && i > 1) return i - 1;
  }
  return rest.length - 1;
}

function withoutTitles(all: readonly string[]): { rest: string[]; hasTitle: boolean } {
  let count = 0;
  const isTitle = (at: number): boolean => NAME_PREFIXES.has(bare(all[at] ?? ''));
  while (count < all.length - 1) {
    if (isTitle(count)) count++;
    // Mr. and Mrs. Smith
    else if (count > 0 && JOINING.has(all[count] ?? '') && isTitle(count + 1)) count += 2;
    else break;
  }
  return { rest: all.slice(count), hasTitle: count > 0 };
}

const JOINING: ReadonlySet<string> = new Set(['and', '&', 'und', 'y', 'et']);

function isSuffix(word: string): boolean {
  return isCertainSuffix(word) || AMBIGUOUS_SUFFIXES.has(word.replace(/[.,]/g, ''));
}

/** A suffix that is no one's family name, so that `Ann PhD` has no last name. */
function isCertainSuffix(word: string): boolean {
  return NAME_SUFFIXES.has(bare(word));
}

function bare(word: string): string {
  const lower = word.toLowerCase();
  return lower.includes('.') || lower.includes(',') ? lower.replace(/[.,]/g, '') : lower;
}
