import { Metadata } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';

/** Only the country of the number can tell, and the tables do not know it. */
export const UNDECIDED = Symbol('undecided');

/** Longest national number that libphonenumber reads. */
export const MAX_NATIONAL = 17;

/** What the lengths of the countries that share a calling code say: all yes, all no, or it depends on the country. */
export type Verdict = true | false | typeof UNDECIDED;

export interface Plan {
  readonly callingCode: string;
  /** How numbers of the plan are written, from first to last digit. */
  readonly national: RegExp;
  /** The trunk prefix (`0` in Germany) at the start, sometimes with an area or carrier code; null: there is none. */
  readonly prefix: RegExp | null;
  /** What the captured part of the prefix becomes, in the words of `String.replace`; null: it is dropped. */
  readonly transform: string | null;
  /** By number of digits: is it a number? */
  readonly possible: readonly Verdict[];
  /**
   * By number of digits that is possible in other countries of the calling code only: what their
   * numbers begin or look like. null where the plan's own country has the length too.
   */
  readonly elsewhere: readonly (readonly RegExp[] | null)[];
  /** By number of digits: is it a length of fixed or mobile numbers in every country of the calling code? */
  readonly ordinary: readonly Verdict[];
  /** Assigned numbers that begin with a zero, where the plan has such (Italy); null: ask the library. */
  readonly zeroStart: RegExp | null;
  /** By number of digits: may a prefix be cut off so that this remains? */
  readonly strippable: readonly Verdict[];
}

export interface HomePlan extends Plan {
  /** What is dialled before a calling code (`00`, `011`). */
  readonly idd: RegExp | null;
  /** More digits than this are too many for the country. */
  readonly maxLength: number;
}

let compiledCodes: ReadonlyMap<string, Plan> | null = null;

/** The plans by calling code, compiled at the first use and kept: they are the library's tables in another form. */
export function callingCodes(): ReadonlyMap<string, Plan> {
  compiledCodes ??= compileCallingCodes();
  return compiledCodes;
}

function compileCallingCodes(): ReadonlyMap<string, Plan> {
  const codes = new Map<string, Plan>();
  for (let code = 1; code <= 999; code++) {
    const callingCode = String(code);
    const numbering = numberingPlan(callingCode);
    if (numbering !== null) codes.set(callingCode, compilePlan(numbering, callingCode));
  }
  return codes;
}

export function homePlan(country: string): HomePlan | null {
  if (!isKnownCountry(country)) return null;
  const numbering = numberingPlan(country);
  if (numbering === null) return null;
  const idd = numbering.IDDPrefix();
  return {
    ...compilePlan(numbering, numbering.callingCode()),
    idd: idd ? new RegExp(`^(?:${idd})`) : null,
    maxLength: Math.max(...numbering.possibleLengths()),
  };
}

function compilePlan(numbering: Numbering, callingCode: string): Plan {
  const prefix = numbering.nationalPrefixForParsing();
  const others = numberingsOf(callingCode);
  const lengths = [numbering, ...others].map((country) => country.possibleLengths());
  return {
    callingCode,
    national: new RegExp(`^(?:${numbering.nationalNumberPattern()})$`),
    prefix: prefix ? new RegExp(`^(?:${prefix})`) : null,
    transform: numbering.nationalPrefixTransformRule() || null,
    possible: verdicts(lengths, (list, length) => list.includes(length) && length >= 2),
    elsewhere: Array.from({ length: MAX_NATIONAL + 1 }, (_, length) =>
      numbering.possibleLengths().includes(length) ? null : patternsOfLength(others, length),
    ),
    ordinary: verdicts([numbering, ...others].map(ordinaryLengths), (list, length) =>
      list.includes(length),
    ),
    zeroStart: zeroStart(numbering, others),
    strippable: verdicts(
      lengths,
      (list, length) => list.includes(length) || length > Math.max(...list),
    ),
  };
}

/** Whether fixed or mobile numbers of the country (or calling code of no country) have so many digits. */
export function isOrdinaryLength(countryOrCallingCode: string, digits: number): boolean {
  const numbering = numberingPlan(countryOrCallingCode);
  return numbering !== null && ordinaryLengths(numbering).includes(digits);
}

/** Codes of no country (satellites, free numbers) have neither fixed nor mobile numbers: all their lengths. */
function ordinaryLengths(numbering: Numbering): readonly number[] {
  const types = ordinaryTypes(numbering);
  return types.length === 0
    ? numbering.possibleLengths()
    : types.flatMap((type) => type.possibleLengths() ?? numbering.possibleLengths());
}

function ordinaryTypes(numbering: Numbering): NumberType[] {
  return [numbering.type('FIXED_LINE'), numbering.type('MOBILE')].filter(
    (type) => type !== undefined,
  );
}

/** Fixed and mobile numbers that are no other country's: Vatican City is a part of Italy's plan. */
function zeroStart(numbering: Numbering, others: readonly Numbering[]): RegExp | null {
  const types = ordinaryTypes(numbering).map((type) => type.pattern());
  const strangers = others
    .filter((other) => other.nationalNumberPattern() !== numbering.nationalNumberPattern())
    .map((other) => other.leadingDigits());
  if (types.length === 0 || strangers.includes(undefined)) return null;
  const without = strangers.length === 0 ? '' : `(?!${strangers.join('|')})`;
  const whole = `(?=(?:${numbering.nationalNumberPattern()})$)`;
  return new RegExp(`^(?=0)${without}${whole}(?:${types.join('|')})$`);
}

function verdicts(
  lengths: readonly (readonly number[])[],
  holds: (list: readonly number[], length: number) => boolean,
): Verdict[] {
  return Array.from({ length: MAX_NATIONAL + 1 }, (_, length) => {
    const yes = lengths.filter((list) => holds(list, length)).length;
    if (yes === 0) return false;
    return yes === lengths.length ? true : UNDECIDED;
  });
}

/** What the library's class offers beyond its published types; METADATA.md of the library describes it. */
interface Numbering {
  callingCode(): string;
  IDDPrefix(): string | undefined;
  nationalNumberPattern(): string;
  possibleLengths(): readonly number[];
  type(name: 'FIXED_LINE' | 'MOBILE'): NumberType | undefined;
  leadingDigits(): string | undefined;
  nationalPrefixForParsing(): string | undefined;
  nationalPrefixTransformRule(): string | undefined;
}

interface NumberType {
  pattern(): string;
  possibleLengths(): readonly number[] | undefined;
}

interface Tables {
  hasCountry(country: string): boolean;
  hasCallingCode(callingCode: string): boolean | undefined;
  getCountryCodesForCallingCode(callingCode: string): readonly string[] | undefined;
  selectNumberingPlan(countryOrCallingCode: string): void;
  readonly numberingPlan?: Numbering;
}

function tables(): Tables {
  return new Metadata() as unknown as Tables;
}

export function isKnownCountry(country: string | null): country is CountryCode {
  return country !== null && tables().hasCountry(country);
}

function numberingPlan(countryOrCallingCode: string): Numbering | null {
  const metadata = tables();
  const isCode = /^\d/.test(countryOrCallingCode);
  if (isCode && metadata.hasCallingCode(countryOrCallingCode) !== true) return null;
  metadata.selectNumberingPlan(countryOrCallingCode);
  return metadata.numberingPlan ?? null;
}

/** The countries that share the calling code; none for codes of no country (satellites, free numbers). */
function numberingsOf(callingCode: string): Numbering[] {
  const countries = tables().getCountryCodesForCallingCode(callingCode) ?? [];
  return countries.map(numberingPlan).filter((numbering) => numbering !== null);
}

/** How the library tells that a number is of one of the countries that have the length. */
function patternsOfLength(countries: readonly Numbering[], length: number): RegExp[] {
  return countries
    .filter((country) => country.possibleLengths().includes(length))
    .map((country) => {
      const leading = country.leadingDigits();
      return new RegExp(leading ? `^(?:${leading})` : `^(?:${country.nationalNumberPattern()})$`);
    });
}
