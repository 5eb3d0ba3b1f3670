import isoCountries from 'i18n-iso-countries/index.js';
import type { CellCoder, Coded } from './coded.ts';
import { COUNTRY_ALIASES } from './country-aliases.ts';
import { countryNames } from './country-names.ts';
import { trimCell } from './trim.ts';

/**
 * Codes a country as its ISO 3166 two-letter code, from a two- or three-letter code, a common
 * alias, or its name in English or in `language` (BCP 47 primary language). Case, accents, spaces
 * and punctuation do not matter. Anything else is `country_unknown`.
 */
export function countryCoder(language: string): CellCoder {
  const codes = codesByName(language);
  // Cells repeat: the second time a spelling is met it is found as written.
  const seen = new Map<string, Coded>();
  return (text) => {
    const known = seen.get(text);
    if (known !== undefined) return known;
    const coded = codeCountry(text, codes);
    if (seen.size < MAX_SEEN) seen.set(text, coded);
    return coded;
  };
}

const MAX_SEEN = 4096;
/** Longer than the name of any country. */
const MAX_LENGTH = 120;

const EMPTY: Coded = { kind: 'empty' };
const UNKNOWN: Coded = { kind: 'unreadable', issue: { code: 'country_unknown' } };

function codeCountry(text: string, codes: ReadonlyMap<string, string>): Coded {
  const trimmed = trimCell(text);
  if (trimmed === '') return EMPTY;
  const code = trimmed.length > MAX_LENGTH ? undefined : codes.get(foldName(trimmed));
  return code === undefined ? UNKNOWN : { kind: 'value', value: code };
}

function codesByName(language: string): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  // The first to claim a name keeps it: codes before English before the account's language.
  const add = (name: string, code: string): void => {
    const folded = foldName(name);
    if (folded !== '' && !codes.has(folded)) codes.set(folded, code);
  };
  const alpha2 = isoCountries.getAlpha2Codes();
  for (const code of Object.keys(alpha2)) add(code, code);
  for (const [code, alpha3] of Object.entries(alpha2)) add(alpha3, code);
  for (const [code, name] of countryNames('en')) add(name, code);
  for (const [code, names] of Object.entries(COUNTRY_ALIASES)) {
    for (const name of names) add(name, code);
  }
  for (const [code, name] of countryNames(language)) add(name, code);
  return codes;
}

function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/^the\s+/, '')
    .replace(/\bst\b\.?/g, 'saint')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
