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
    // A copy: the text may be a view into a whole block of the file, which the map would keep.
    if (seen.size < MAX_SEEN && text.length <= MAX_LENGTH) seen.set(` ${text}`.slice(1), coded);
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
  if (trimmed.length > MAX_LENGTH) return UNKNOWN;
  const code = codes.get(foldName(trimmed)) ?? codes.get(foldName(turnedAround(trimmed)));
  return code === undefined ? UNKNOWN : { kind: 'value', value: code };
}

/** `Tanzania, United Republic of` is written that way to be sorted. */
function turnedAround(name: string): string {
  const comma = name.indexOf(',');
  return comma === -1 ? name : `${name.slice(comma + 1).trim()} ${name.slice(0, comma)}`;
}

function codesByName(language: string): ReadonlyMap<string, string> {
  const alpha2 = Object.entries(isoCountries.getAlpha2Codes());
  const sources = [
    alpha2.map(([code]) => [code, code] as const),
    alpha2.map(([code, alpha3]) => [code, alpha3] as const),
    countryNames('en'),
    Object.entries(COUNTRY_ALIASES).flatMap(([code, names]) =>
      names.map((name) => [code, name] as const),
    ),
    countryNames(language),
  ];
  const codes = new Map<string, string>();
  // A code is a code before it is a name, and English comes before the account's language.
  for (const source of sources) {
    for (const [name, code] of unambiguous(source)) if (!codes.has(name)) codes.set(name, code);
  }
  return codes;
}

/** A name that two countries of one list answer to (`Congo`) says neither. */
function unambiguous(
  source: readonly (readonly [code: string, name: string])[],
): Map<string, string> {
  const codes = new Map<string, string>();
  const shared = new Set<string>();
  for (const [code, name] of source) {
    const folded = foldName(name);
    const known = codes.get(folded);
    if (known !== undefined && known !== code) shared.add(folded);
    codes.set(folded, code);
  }
  for (const name of shared) codes.delete(name);
  codes.delete('');
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
