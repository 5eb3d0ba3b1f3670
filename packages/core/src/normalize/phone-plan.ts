import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max';
import type { HomePlan, Plan, Verdict } from './phone-tables.ts';
import {
  callingCodes,
  homePlan,
  isKnownCountry,
  isOrdinaryLength,
  MAX_NATIONAL,
  UNDECIDED,
} from './phone-tables.ts';

/**
 * Compiles the reader of phone numbers that are down to their digits: `+` and digits, or digits as
 * dialled in `country` (ISO 3166 two letters). It gives E.164, or null where the number cannot be
 * one because its length exists nowhere in its country, or it begins with a zero that no number of
 * the country has.
 *
 * Lengths decide, not the patterns of assigned ranges: those change every month, and a number that
 * was assigned yesterday must not fail a row (nor 123-456-7890, which every guide prints). The
 * result is the same as that of `readByLibrary`, in a hundredth of its time; the
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
    ...(isKnownCountry(country) ? { defaultCountry: country } : {}),
    extract: false,
  });
  return number !== undefined && isTaken(number) ? number.number : null;
}

/**
 * Numbers of no assigned range are taken by their length, but not those that begin with a zero
 * (a trunk prefix of another country), nor those of a length that only special services have or
 * that leaves the area code out.
 */
function isTaken(number: PhoneNumber): boolean {
  if (!number.isPossible()) return false;
  if (number.isValid()) return true;
  const { nationalNumber, country, countryCallingCode } = number;
  return (
    !nationalNumber.startsWith('0') &&
    isOrdinaryLength(country ?? countryCallingCode, nationalNumber.length)
  );
}

const PLUS = 0x2b;
const ZERO = 0x30;

type Read = string | null | typeof UNDECIDED;

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
  if (possible === UNDECIDED) {
    const elsewhere = plan.elsewhere[national.length];
    return elsewhere?.some((pattern) => pattern.test(national)) === false ? null : UNDECIDED;
  }
  if (!possible) return null;
  const isSure =
    national.charCodeAt(0) === ZERO
      ? plan.zeroStart?.test(national) === true
      : plan.ordinary[national.length] === true;
  return isSure ? `+${plan.callingCode}${national}` : UNDECIDED;
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
