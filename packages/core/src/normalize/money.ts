import type { CellCoder, Coded } from './coded.ts';
import { CURRENCY_CODES, CURRENCY_SIGNS, minorDigits } from './currency.ts';
import { readDecimal } from './decimal-text.ts';
import { trimCell } from './trim.ts';

/**
 * Codes an amount of money as `{ amount, currency }`: exact decimal text with at least the decimals
 * of its currency (`1200.50`), and the ISO 4217 code. The currency is a code or sign before or
 * after the number, else `currency`, the account's; a sign that several currencies share (`$`,
 * `kr`) means the account's if it is one of them. `decimalSeparator` as for `numberCoder`.
 */
export function moneyCoder(decimalSeparator: '.' | ',' | null, currency: string): CellCoder {
  return (text) => {
    const trimmed = trimCell(text);
    if (trimmed === '') return EMPTY;
    const split = splitCurrency(trimmed, currency);
    const decimal = split === null ? null : readDecimal(split.number, decimalSeparator);
    if (split === null || decimal === null) return UNREADABLE;
    const amount = padDecimals(decimal.text, minorDigits(split.currency));
    const value = { amount, currency: split.currency };
    if (!decimal.ambiguous) return { kind: 'value', value };
    const params = { read: `${amount} ${split.currency}` };
    return { kind: 'value', value, issues: [{ code: 'number_ambiguous', params }] };
  };
}

/** The digits of an amount with what stands between them, without sign and currency; for looking at a whole column. */
export function digitsOfAmount(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && !isNumeric(text.charCodeAt(from))) from++;
  while (to > from && !isDigit(text.charCodeAt(to - 1))) to--;
  return text.slice(from, to);
}

const EMPTY: Coded = { kind: 'empty' };
const UNREADABLE: Coded = { kind: 'unreadable', issue: { code: 'money_unreadable' } };
const MAX_LENGTH = 100;

/** The number without its currency; null when words other than one currency stand around it. */
function splitCurrency(
  text: string,
  account: string,
): { readonly number: string; readonly currency: string } | null {
  if (text.length > MAX_LENGTH) return null;
  let isNegative = text.startsWith('(') && text.endsWith(')');
  const body = isNegative ? text.slice(1, -1) : text;
  let from = 0;
  let to = body.length;
  while (from < to && !isNumeric(body.charCodeAt(from))) from++;
  while (to > from && !isDigit(body.charCodeAt(to - 1))) to--;
  let before = body.slice(0, from).trim();
  // 1200.- and 1200,-- are amounts without cents in Switzerland, Germany and the Netherlands.
  let after = body
    .slice(to)
    .replace(/^[.,][-–—]{1,2}/, '')
    .trim();
  for (const [side, mark] of [
    [before, 'start'],
    [after, 'end'],
  ] as const) {
    const minus = minusOf(side, mark);
    if (minus === null) continue;
    if (isNegative) return null;
    isNegative = true;
    if (mark === 'start') before = minus;
    else after = minus;
  }
  if (before !== '' && after !== '') return null;
  const sign = before + after;
  const currency = sign === '' ? account : currencyOf(sign, account);
  if (currency === null || from === to) return null;
  return { number: `${isNegative ? '-' : ''}${body.slice(from, to)}`, currency };
}

/** What is left of a side of the number without its minus; null when it has none. */
function minusOf(side: string, mark: 'start' | 'end'): string | null {
  const rest = side.replace(/^[-\u2212\u2013]|[-\u2212\u2013]$/, '');
  if (rest === side || (mark === 'end' && rest !== '')) return null;
  return rest.trim();
}

function currencyOf(sign: string, account: string): string | null {
  const known = CURRENCY_SIGNS.get(sign) ?? CURRENCY_SIGNS.get(sign.toLowerCase());
  if (known !== undefined) {
    const usual = known[0] ?? '';
    if (known.includes(account)) return account;
    return usual === '' ? null : usual;
  }
  const code = sign.toUpperCase();
  return CURRENCY_CODES.has(code) ? code : null;
}

function padDecimals(text: string, digits: number): string {
  const point = text.indexOf('.');
  const written = point === -1 ? 0 : text.length - point - 1;
  if (written >= digits) return text;
  return `${text}${point === -1 ? '.' : ''}${'0'.repeat(digits - written)}`;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A digit, or the mark that an amount such as `.50` begins with. */
function isNumeric(code: number): boolean {
  return isDigit(code) || code === 0x2e || code === 0x2c;
}
