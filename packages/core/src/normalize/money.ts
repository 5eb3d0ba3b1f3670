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
  const isBracketed = text.startsWith('(') && text.endsWith(')');
  const body = isBracketed ? text.slice(1, -1) : text;
  let from = 0;
  let to = body.length;
  while (from < to && !isNumeric(body.charCodeAt(from))) from++;
  while (to > from && !isDigit(body.charCodeAt(to - 1))) to--;
  // 1200.- and 1.200,-- are amounts without cents in Switzerland, Germany and the Netherlands.
  const noCents = /^[.,][-–—]{1,2}/.exec(body.slice(to))?.[0] ?? '';
  const cents = noCents === '' ? '' : `${noCents.charAt(0)}00`;
  const before = withoutMinus(body.slice(0, from).trim(), LEFT_MINUS);
  const after = withoutMinus(body.slice(to + noCents.length).trim(), RIGHT_MINUS);
  const minuses = Number(isBracketed) + Number(before.hasMinus) + Number(after.hasMinus);
  if (minuses > 1 || from === to || (before.rest !== '' && after.rest !== '')) return null;
  const sign = before.rest + after.rest;
  const currency = sign === '' ? account : currencyOf(sign, account);
  if (currency === null) return null;
  return { number: `${minuses === 1 ? '-' : ''}${body.slice(from, to)}${cents}`, currency };
}

/** Before the number a minus may stand on either side of the currency, behind it only beside the number. */
const LEFT_MINUS = /^[-\u2212\u2013]|[-\u2212\u2013]$/;
const RIGHT_MINUS = /^[-\u2212\u2013]/;

function withoutMinus(side: string, minus: RegExp): { rest: string; hasMinus: boolean } {
  const rest = side.replace(minus, '');
  return { rest: rest.trim(), hasMinus: rest !== side };
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
