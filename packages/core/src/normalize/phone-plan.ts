import { Metadata, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';

/**
 * Compiles the reader of phone numbers that are down to their digits: `+` and digits, or digits as
 * dialled in `country` (ISO 3166 two letters). It gives E.164, or null where the number cannot be
 * one because its length exists nowhere in its country.
 *
 * Lengths decide, not the patterns of assigned ranges: those change every month, and a number that
 * was assigned yesterday must not fail a row (nor 123-456-7890, which every guide prints). The
 * result is the same as libphonenumber's `parse` with `isPossible`, in a hundredth of its time; the
 * few numbers whose country the tables below cannot tell are handed to the library itself.
 * @see https://github.com/google/libphonenumber/blob/master/FALSEHOODS.md
 */
export function phoneDigitsReader(country: string | null): (digits: string) => string | null {
  const codes = callingCodes();
  const home = country === null ? null : homePlan(country);
  return (digits) => {
    const read =
      digits.charCodeAt(0) === PLUS
        ? readInternational(digits, 1, codes)
        : readNational(digits, home, codes);
    return read === UNDECIDED ? readByLibrary(digits, country) : read;
  };
}

/** The library's own answer, which `phoneDigitsReader` must equal. */
export function readByLibrary(digits: string, country: string | null): string | null {
  const number = parsePhoneNumberFromString(digits, {
    ...(isKnown(country) ? { defaultCountry: country } : {}),
    extract: false,
  });
  return number?.isPossible() === true ? number.number : null;
}

const PLUS = 0x2b;
const UNDECIDED = Symbol('undecided');
type Read = string | null | typeof UNDECIDED;

/** What the lengths of the countries that share a calling code say: all yes, all no, or it depends on the country. */
type Verdict = true | false | typeof UNDECIDED;

/** Longest national number that libphonenumber reads. */
const MAX_NATIONAL = 17;

interface Plan {
  readonly callingCode: string;
  /** How numbers of the plan are written, from first to last digit. */
  readonly national: RegExp;
  /** The trunk prefix (`0` in Germany) at the start, sometimes with an area or carrier code; null: there is none. */
  readonly prefix: RegExp | null;
  /** What the captured part of the prefix becomes, in the words of `String.replace`; null: it is dropped. */
  readonly transform: string | null;
  /** By number of digits: is it a number? */
  readonly possible: readonly Verdict[];
  /** By number of digits: may a prefix be cut off so that this remains? */
  readonly strippable: readonly Verdict[];
}

interface HomePlan extends Plan {
  /** What is dialled before a calling code (`00`, `011`). */
  readonly idd: RegExp | null;
  /** More digits than this are too many for the country. */
  readonly maxLength: number;
}

function readInternational(digits: string, from: number, codes: ReadonlyMap<string, Plan>): Read {
  for (let length = 1; length <= 3; length++) {
    const plan = codes.get(digits.slice(from, from + length));
    if (plan !== undefined) return finish(digits.slice(from + length), plan);
  }
  return null;
}

function readNational(
  digits: string,
  home: HomePlan | null,
  codes: ReadonlyMap<string, Plan>,
): Read {
  if (home === null) return null;
  const dialled = home.idd?.exec(digits);
  if (dialled) {
    const at = dialled[0].length;
    if (at > 0 && at < digits.length && digits.charCodeAt(at) !== 0x30) {
      return readInternational(digits, at, codes);
    }
  }
  if (digits.startsWith(home.callingCode)) {
    const main = codes.get(home.callingCode);
    const hasCode = startsWithCallingCode(digits, home);
    if (hasCode === UNDECIDED || main === undefined) return UNDECIDED;
    if (hasCode) return finish(digits.slice(home.callingCode.length), main);
  }
  return finish(digits, home);
}

/**
 * People leave out the plus sign: digits that are no number of the country, but one after the
 * calling code is taken away, begin with the calling code.
 */
function startsWithCallingCode(digits: string, home: HomePlan): Verdict {
  const whole = withoutPrefix(digits, home);
  if (whole === UNDECIDED) return UNDECIDED;
  if (whole.length > home.maxLength) return true;
  if (home.national.test(whole)) return false;
  const rest = withoutPrefix(digits.slice(home.callingCode.length), home);
  return rest === UNDECIDED ? UNDECIDED : home.national.test(rest);
}

function finish(number: string, plan: Plan): Read {
  const national = withoutPrefix(number, plan);
  if (national === UNDECIDED) return UNDECIDED;
  const possible = plan.possible[national.length] ?? false;
  if (possible === UNDECIDED) return UNDECIDED;
  return possible ? `+${plan.callingCode}${national}` : null;
}

function withoutPrefix(number: string, plan: Plan): string | typeof UNDECIDED {
  if (plan.prefix === null) return number;
  const match = plan.prefix.exec(number);
  if (match === null) return number;
  const captured = match.length > 1 && match.at(-1) !== undefined && match.at(-1) !== '';
  const stripped =
    captured && plan.transform !== null
      ? number.replace(plan.prefix, plan.transform)
      : number.slice(match[0].length);
  if (stripped === number) return number;
  if (plan.national.test(number) && !plan.national.test(stripped)) return number;
  const strippable = plan.strippable[stripped.length] ?? stripped.length > MAX_NATIONAL;
  if (strippable === UNDECIDED) return UNDECIDED;
  return strippable ? stripped : number;
}

let compiledCodes: ReadonlyMap<string, Plan> | null = null;

/** The plans by calling code, compiled at the first use and kept: they are the library's tables in another form. */
function callingCodes(): ReadonlyMap<string, Plan> {
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

function homePlan(country: string): HomePlan | null {
  if (!isKnown(country)) return null;
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
  const lengths = lengthsOfCountries(callingCode, numbering);
  return {
    callingCode,
    national: new RegExp(`^(?:${numbering.nationalNumberPattern()})$`),
    prefix: prefix ? new RegExp(`^(?:${prefix})`) : null,
    transform: numbering.nationalPrefixTransformRule() || null,
    possible: verdicts(lengths, (list, length) => list.includes(length) && length >= 2),
    strippable: verdicts(
      lengths,
      (list, length) => list.includes(length) || length > Math.max(...list),
    ),
  };
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
  nationalPrefixForParsing(): string | undefined;
  nationalPrefixTransformRule(): string | undefined;
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

function isKnown(country: string | null): country is CountryCode {
  return country !== null && tables().hasCountry(country);
}

function numberingPlan(countryOrCallingCode: string): Numbering | null {
  const metadata = tables();
  const isCode = /^\d/.test(countryOrCallingCode);
  if (isCode && metadata.hasCallingCode(countryOrCallingCode) !== true) return null;
  metadata.selectNumberingPlan(countryOrCallingCode);
  return metadata.numberingPlan ?? null;
}

/** The possible lengths in each country that has the calling code. */
function lengthsOfCountries(callingCode: string, own: Numbering): (readonly number[])[] {
  const countries = tables().getCountryCodesForCallingCode(callingCode) ?? [];
  return [own, ...countries.map(numberingPlan)]
    .filter((plan) => plan !== null)
    .map((plan) => plan.possibleLengths());
}
