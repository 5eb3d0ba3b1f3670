/** A time of day as it was written. */
export interface WrittenTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Digits after the second's decimal point, '' for none. */
  readonly fraction: string;
  /** Minutes east of UTC; null when the text names no offset. */
  readonly offsetMinutes: number | null;
}

/**
 * Reads the time that begins at `at`: `14:05`, `14:05:09.25`, `2:05 pm`, `2 p.m.`, each with an
 * offset or without (`Z`, `UTC`, `GMT+2`, `+02:00`, `-0300`). Names of zones such as EST are not
 * read: CST is Chicago's and Shanghai's. Hour 24 and second 60 are refused rather than moved to the
 * next day or minute. Gives the place after it too; null when no time begins there.
 */
export function readTimeAt(text: string, at: number): { time: WrittenTime; end: number } | null {
  const hours = digitsAt(text, at);
  if (hours === 0 || hours > 2) return null;
  let end = at + hours;
  const clock = text.charCodeAt(end) === COLON ? minutesAt(text, end) : WHOLE_HOUR;
  if (clock === null) return null;
  end += clock.length;
  const half = halfOfDayAt(text, skipSpaces(text, end));
  if (clock === WHOLE_HOUR && half === null) return null;
  if (half !== null) end = half.end;
  const hour = hourOf24(Number(text.slice(at, at + hours)), half?.isAfternoon ?? null);
  if (hour === null || clock.minute > 59 || clock.second > 59) return null;
  const offset = offsetAt(text, skipSpaces(text, end));
  const { minute, second, fraction } = clock;
  const offsetMinutes = offset?.minutes ?? null;
  return { time: { hour, minute, second, fraction, offsetMinutes }, end: offset?.end ?? end };
}

/** Reads `HHMM` or `HHMMSS` with an offset or without, to the end of the text; null when it is none. */
export function readCompactTime(text: string, at: number): WrittenTime | null {
  const digits = digitsAt(text, at);
  if (digits !== 4 && digits !== 6) return null;
  const colons = text.slice(at, at + digits).replace(/(..)(?=.)/g, '$1:');
  const read = readTimeAt(colons + text.slice(at + digits), 0);
  return read !== null && read.end === text.length - at + colons.length - digits ? read.time : null;
}

/** Whether the time is the start of its day, as programs write dates that have no time. */
export function isMidnight(time: WrittenTime): boolean {
  return time.hour === 0 && time.minute === 0 && time.second === 0 && !/[1-9]/.test(time.fraction);
}

/** How many ASCII digits begin at `at`. */
export function digitsAt(text: string, at: number): number {
  let end = at;
  for (;;) {
    const code = text.charCodeAt(end);
    if (!(code >= 0x30 && code <= 0x39)) return end - at;
    end++;
  }
}

const COLON = 0x3a;

interface Clock {
  readonly minute: number;
  readonly second: number;
  readonly fraction: string;
  readonly length: number;
}

const WHOLE_HOUR: Clock = { minute: 0, second: 0, fraction: '', length: 0 };

/** `:MM`, `:MM:SS` or `:MM:SS.fff` at `at`. */
function minutesAt(text: string, at: number): Clock | null {
  if (digitsAt(text, at + 1) !== 2) return null;
  const minute = Number(text.slice(at + 1, at + 3));
  if (text.charCodeAt(at + 3) !== COLON) return { minute, second: 0, fraction: '', length: 3 };
  if (digitsAt(text, at + 4) !== 2) return null;
  const second = Number(text.slice(at + 4, at + 6));
  const mark = text.charAt(at + 6);
  const digits = mark === '.' || mark === ',' ? digitsAt(text, at + 7) : 0;
  if (digits === 0) return { minute, second, fraction: '', length: 6 };
  return { minute, second, fraction: text.slice(at + 7, at + 7 + digits), length: 7 + digits };
}

function halfOfDayAt(text: string, at: number): { isAfternoon: boolean; end: number } | null {
  const letter = text.charAt(at).toLowerCase();
  if (letter !== 'a' && letter !== 'p') return null;
  const isAfternoon = letter === 'p';
  const four = text.slice(at + 1, at + 4).toLowerCase();
  if (four === '.m.') return { isAfternoon, end: at + 4 };
  if (!four.startsWith('m') || /[a-z]/.test(four.charAt(1))) return null;
  return { isAfternoon, end: at + 2 };
}

function hourOf24(hour: number, isAfternoon: boolean | null): number | null {
  if (isAfternoon === null) return hour < 24 ? hour : null;
  if (hour > 12 || (hour === 0 && isAfternoon)) return null;
  return (hour % 12) + (isAfternoon ? 12 : 0);
}

function offsetAt(text: string, at: number): { minutes: number; end: number } | null {
  const name = zoneNameAt(text, at);
  const from = at + name;
  const sign = text.charAt(from);
  if (sign !== '+' && sign !== '-' && sign !== '\u2212') {
    return name === 0 ? null : { minutes: 0, end: from };
  }
  const digits = digitsAt(text, from + 1);
  const hasColon = text.charCodeAt(from + 1 + digits) === COLON;
  if (hasColon ? digits > 2 || digitsAt(text, from + 2 + digits) !== 2 : !(digits in HOUR_DIGITS)) {
    return null;
  }
  const minuteAt = from + 1 + (hasColon ? digits + 1 : (HOUR_DIGITS[digits] as number));
  const hour = Number(
    text.slice(from + 1, from + 1 + (hasColon ? digits : (HOUR_DIGITS[digits] as number))),
  );
  const end = hasColon ? minuteAt + 2 : from + 1 + digits;
  const minute = Number(text.slice(minuteAt, end));
  if (hour > 15 || minute > 59) return null;
  return { minutes: (sign === '+' ? 1 : -1) * (hour * 60 + minute), end };
}

/** Of an offset without a colon, how many of its digits are hours. */
const HOUR_DIGITS: Readonly<Record<number, number>> = { 1: 1, 2: 2, 4: 2 };

/** Length of `Z`, `UTC`, `UT` or `GMT` at `at`; 0 when none stands there. */
function zoneNameAt(text: string, at: number): number {
  const word = text.slice(at, at + 4).toLowerCase();
  for (const name of ['utc', 'gmt', 'ut', 'z']) {
    if (word.startsWith(name) && !/[a-z]/.test(word.charAt(name.length))) return name.length;
  }
  return 0;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (
    text.charCodeAt(at) === 0x20 ||
    text.charCodeAt(at) === 0xa0 ||
    text.charCodeAt(at) === 0x202f
  )
    at++;
  return at;
}
