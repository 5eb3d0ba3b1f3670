import type { Json } from '../json.ts';
import type { CellCoder, CellIssue, Coded } from './coded.ts';
import { trimCell } from './trim.ts';

/**
 * Codes a list of texts: separated by `,` or `;`, line ends, `|`, or `:::` (as Google writes
 * several values); a value in double quotes may contain separators. The value is an array in the
 * order of the cell, each text once without regard to case, as first written.
 */
export function textListCoder(): CellCoder {
  return codeList;
}

/** Codes labels, as `textListCoder` does. */
export function tagsCoder(): CellCoder {
  return codeList;
}

/** One value of a list and where it stands in the text. */
export interface ListPart {
  readonly text: string;
  readonly quoted: boolean;
  /** First unit after the separator before it, and first unit of the separator after it. */
  readonly from: number;
  readonly to: number;
}

/** Splits a text at the separators that stand outside double quotes; blank parts are left out. */
export function splitList(text: string, separators: string): ListPart[] {
  const parts: ListPart[] = [];
  let from = 0;
  while (from <= text.length) {
    const quoted = readQuoted(text, from, separators);
    if (quoted !== null) {
      if (quoted.text !== '') parts.push(quoted);
      from = quoted.to + 1;
      continue;
    }
    const to = nextSeparator(text, from, separators);
    const part = trimCell(text.slice(from, to));
    if (part !== '') parts.push({ text: part, quoted: false, from, to });
    from = to + 1;
  }
  return parts;
}

/** The values of both lists, each once without regard to case, in order. */
export function mergedList(first: readonly Json[], second: readonly Json[]): readonly Json[] {
  const seen = new Set<Json>();
  const merged: Json[] = [];
  for (const list of [first, second]) {
    for (const value of list) {
      const key = typeof value === 'string' ? value.toLowerCase() : value;
      if (seen.has(key)) continue;
      seen.add(key);
      merged.push(value);
    }
  }
  return merged;
}

/** Whether two values of one field are the same value. */
export function sameValue(a: Json, b: Json): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

const EMPTY: Coded = { kind: 'empty' };
const NUL_ISSUES: readonly CellIssue[] = [{ code: 'nul_removed' }];
const SEPARATORS = ',;|\n\r';

function codeList(text: string): Coded {
  const hasNul = text.includes('\0');
  const clean = trimCell((hasNul ? text.replaceAll('\0', '') : text).toWellFormed()).normalize(
    'NFC',
  );
  const values = listValues(clean);
  if (values.length === 0) return hasNul ? { kind: 'empty', issues: NUL_ISSUES } : EMPTY;
  return hasNul
    ? { kind: 'value', value: values, issues: NUL_ISSUES }
    : { kind: 'value', value: values };
}

function listValues(text: string): readonly string[] {
  if (text === '') return [];
  if (!hasSyntax(text)) return [text];
  const parts = splitList(text.includes(':::') ? text.replaceAll(':::', '\n') : text, SEPARATORS);
  return mergedList(
    parts.map((part) => part.text),
    [],
  ) as readonly string[];
}

function hasSyntax(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x2c || code === 0x3b || code === 0x7c || code === 0x0a || code === 0x0d)
      return true;
    if (code === 0x22 || (code === 0x3a && text.startsWith(':::', i))) return true;
  }
  return false;
}

/** The quoted value that begins at `from`, spaces around it allowed; null when it is none, or never closed. */
function readQuoted(text: string, from: number, separators: string): ListPart | null {
  let at = skipSpaces(text, from);
  if (text.charCodeAt(at) !== 0x22) return null;
  const start = at + 1;
  at = start;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return null;
    if (text.charCodeAt(quote + 1) === 0x22) {
      at = quote + 2;
      continue;
    }
    const to = skipSpaces(text, quote + 1);
    if (to < text.length && !separators.includes(text.charAt(to))) return null;
    const value = trimCell(text.slice(start, quote).replaceAll('""', '"'));
    return { text: value, quoted: true, from, to };
  }
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0xa0) at++;
  return at;
}

function nextSeparator(text: string, from: number, separators: string): number {
  let at = from;
  while (at < text.length && !separators.includes(text.charAt(at))) at++;
  return at;
}
