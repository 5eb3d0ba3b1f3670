import { say } from '../language/sentence.ts';
import type { CellCoder, CellIssue, Coded } from './coded.ts';
import { phoneDigitsReader } from './phone-plan.ts';
import { dialledDigits, readPhoneText } from './phone-text.ts';
import { trimCell } from './trim.ts';

/**
 * Codes a phone number as E.164 (`+14155550123`), with an extension as `+14155550123;ext=12`
 * (RFC 3966). National forms are read as of `country` (ISO 3166 two letters); null: only numbers
 * with a plus sign are read. A cell that holds several numbers gives an array of them, the first
 * being the number of the field and the rest additional ones, so that none is lost; those of them
 * that cannot be read are issues with their `part`.
 */
export function phoneCoder(country: string | null): CellCoder {
  const read = phoneReader(country);
  return (text) => {
    const trimmed = trimCell(text);
    if (trimmed === '') return EMPTY;
    const number = read(trimmed);
    if (number !== null) return { kind: 'value', value: number };
    return codeParts(trimmed, read);
  };
}

/** Codes all numbers of the cell as `phoneCoder` does; the value is an array, each number once. */
export function phoneListCoder(country: string | null): CellCoder {
  const code = phoneCoder(country);
  return (text) => {
    const coded = code(text);
    return coded.kind === 'value' && typeof coded.value === 'string'
      ? { ...coded, value: [coded.value] }
      : coded;
  };
}

/** What two coded numbers are compared by: the E.164 part, without the extension. */
export function phoneKey(value: string): string {
  const end = value.indexOf(';');
  return end === -1 ? value : value.slice(0, end);
}

type ReadPhone = (text: string) => string | null;

const EMPTY: Coded = { kind: 'empty' };

function phoneReader(country: string | null): ReadPhone {
  const readDigits = phoneDigitsReader(country);
  return (cell) => {
    const text = cell.endsWith('.0') && FLOAT.test(cell) ? cell.slice(0, -2) : cell;
    const digits = dialledDigits(text);
    if (digits !== null) {
      // Spaced slashes stand between two numbers, which together could be as long as one.
      return text.includes(' / ') || isDateShaped(text) ? null : readDigits(digits);
    }
    const parts = readPhoneText(text);
    if (parts === null) return null;
    const number = readDigits(parts.digits);
    return number === null || parts.extension === null
      ? number
      : `${number};ext=${parts.extension}`;
  };
}

/** Programs write the whole numbers of a column that has gaps as `4155550123.0`. */
const FLOAT = /^\d{7,15}\.0$/;

/** A date in the wrong column has as many digits as a short phone number, in some countries. */
function isDateShaped(text: string): boolean {
  return text.length >= 8 && text.length <= 10 && DATE_SHAPE.test(text);
}

const DATE_SHAPE = /^(?:\d{1,2}([./-])\d{1,2}\1\d{4}|\d{4}([./-])\d{1,2}\2\d{1,2})$/;

/** What stands between numbers; a second plus sign begins a new one. */
const SEPARATOR = /\n|\r|\||:::|,|;(?!\s?ext=)| \/ |\s(?:or|and|&|und|oder)\s|(?=\+)/i;

function codeParts(text: string, read: ReadPhone): Coded {
  const numbers = new Set<string>();
  const issues: CellIssue[] = [];
  const parts = text
    .split(SEPARATOR)
    .map(trimCell)
    .filter((part) => part !== '');
  if (parts.length === 1) return { kind: 'unreadable', issue: unreadable(text) };
  for (const part of parts) {
    const number = read(part);
    if (number === null) issues.push({ ...unreadable(part), part });
    else numbers.add(number);
  }
  const [first, ...rest] = numbers;
  if (first === undefined) return { kind: 'unreadable', issue: unreadable(text) };
  const value = rest.length === 0 ? first : [first, ...rest];
  return issues.length === 0 ? { kind: 'value', value } : { kind: 'value', value, issues };
}

function unreadable(text: string): CellIssue {
  const reason = /^\d[.,]\d+e\+?\d{1,2}$/i.test(text)
    ? say(' A spreadsheet has rounded it, and its digits are lost.')
    : '';
  return { code: 'phone_unreadable', params: { reason } };
}
