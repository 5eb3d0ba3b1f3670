import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';
import type { CellCoder, Coded } from './coded.ts';
import { trimCell } from './trim.ts';

/** Codes a phone number; national forms are read as of `country`. */
export function phoneCoder(country: string | null): CellCoder {
  return (text) => {
    const trimmed = trimCell(text);
    if (trimmed === '') return EMPTY;
    const number = parsePhoneNumberFromString(trimmed, {
      ...(country === null ? {} : { defaultCountry: country as CountryCode }),
      extract: false,
    });
    if (number === undefined || !number.isPossible()) return UNREADABLE;
    return {
      kind: 'value',
      value: number.ext === undefined ? number.number : `${number.number};ext=${number.ext}`,
    };
  };
}

/** Codes every number of the cell; the value is an array. */
export function phoneListCoder(country: string | null): CellCoder {
  const code = phoneCoder(country);
  return (text) => {
    const coded = code(text);
    return coded.kind === 'value' ? { ...coded, value: [coded.value] } : coded;
  };
}

/** The E.164 part of a coded phone number, which numbers are compared by. */
export function phoneKey(value: string): string {
  const end = value.indexOf(';');
  return end === -1 ? value : value.slice(0, end);
}

const EMPTY: Coded = { kind: 'empty' };
const UNREADABLE: Coded = { kind: 'unreadable', issue: { code: 'phone_unreadable' } };
