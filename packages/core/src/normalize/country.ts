import countries from 'i18n-iso-countries/index.js';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import type { CellCoder, Coded } from './coded.ts';
import { trimCell } from './trim.ts';

/** Codes a country given by name or code as its ISO 3166 two-letter code. */
export function countryCoder(_language: string): CellCoder {
  const codes = new Map<string, string>();
  for (const [code, names] of Object.entries(english.countries)) {
    codes.set(code.toLowerCase(), code);
    codes.set((countries.alpha2ToAlpha3(code) ?? code).toLowerCase(), code);
    for (const name of [names].flat()) codes.set(name.toLowerCase(), code);
  }
  return (text) => {
    const trimmed = trimCell(text);
    if (trimmed === '') return EMPTY;
    const code = codes.get(trimmed.toLowerCase());
    return code === undefined ? UNKNOWN : { kind: 'value', value: code };
  };
}

const EMPTY: Coded = { kind: 'empty' };
const UNKNOWN: Coded = { kind: 'unreadable', issue: { code: 'country_unknown' } };
