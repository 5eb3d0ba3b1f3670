import { fullYear, isRealDate, weekday } from './calendar.ts';
import { dateWordFinder, type FindDateWord } from './date-word-finder.ts';
import { readNumericDate } from './numeric-date.ts';
import { readCompactTime, readTimeAt, digitsAt, type WrittenTime } from './time-text.ts';
import type { DateReading, WrittenDate } from './written-date.ts';

/** Reads a trimmed text; `zero` for the empty date of Outlook and MySQL (`0/0/00`, `0000-00-00`), null for no date. */
export type ReadDate = (text: string) => WrittenDate | 'zero' | null;

/** Compiles the reader of dates with or without a time; days that do not exist are no dates. */
export function dateReader(reading: DateReading): ReadDate {
  const find = dateWordFinder(reading.language);
  return (text) => {
    if (text.length > MAX_LENGTH) return null;
    const numeric = readNumericDate(text, reading);
    if (numeric === null) return readCompact(text) ?? readWords(text, find, reading);
    const { end } = numeric;
    if (end === text.length) return numeric.date;
    if (numeric.date === null) return null;
    const time = readTimeAt(text, skipTo(text, end));
    if (time === null || !isZoneComment(text, time)) return null;
    return numeric.date === 'zero' ? 'zero' : { ...numeric.date, time: time.time };
  };
}

/** The longest form of a date that any program writes, with room. */
const MAX_LENGTH = 80;

/** What stands between date and time: spaces, a comma, or the T of ISO 8601. */
function skipTo(text: string, end: number): number {
  let at = end;
  if (text.charAt(at) === ',') at++;
  if (/[Tt]/.test(text.charAt(at))) return at + 1;
  while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0xa0) at++;
  return at;
}

/** Whether nothing follows the time, or the name of its zone in brackets, as JavaScript writes it. */
function isZoneComment(text: string, { time, end }: { time: WrittenTime; end: number }): boolean {
  if (end === text.length) return true;
  return time.offsetMinutes !== null && /^ ?(?:\([^()]*\)|\[[^[\]]*\])$/.test(text.slice(end));
}

/** `YYYYMMDD`, as vCard and ISO 8601 have it, with `HHMM` or `HHMMSS` after it, or after a `T`. */
function readCompact(text: string): WrittenDate | null {
  const digits = digitsAt(text, 0);
  if (digits !== 8 && digits !== 12 && digits !== 14) return null;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(4, 6));
  const day = Number(text.slice(6, 8));
  if (!isRealDate(year, month, day)) return null;
  const date = { year, month, day, ambiguous: false };
  if (text.length === 8) return { ...date, time: null };
  const hasT = digits === 8 && /[Tt]/.test(text.charAt(8));
  const time = digits > 8 || hasT ? readCompactTime(text, hasT ? 9 : 8) : null;
  return time === null ? null : { ...date, time };
}

/** What has been read of a date with a named month. */
interface Parts {
  readonly numbers: { value: number; digits: number; isDay: boolean; isYear: boolean }[];
  month: number;
  /** How many numbers stood before the month. */
  monthPlace: number;
  weekday: number;
  /** A word that is both a weekday and a month (`mar`). */
  either: { weekday: number; month: number } | null;
  time: WrittenTime | null;
}

function readWords(text: string, find: FindDateWord, reading: DateReading): WrittenDate | null {
  const parts = scanParts(text, find);
  if (parts === null || parts.numbers.length !== 2) return null;
  if (parts.month === 0 && parts.either !== null) {
    parts.month = parts.either.month;
    parts.weekday = -1;
    parts.monthPlace = 0;
  }
  const [first, second] = parts.numbers;
  if (parts.month === 0 || first === undefined || second === undefined) return null;
  const yearFirst = first.digits === 4;
  if (yearFirst ? parts.monthPlace !== 1 : parts.monthPlace > 1) return null;
  const written = yearFirst ? first : second;
  const dayPart = yearFirst ? second : first;
  if (dayPart.digits > 2 || dayPart.isYear || written.isDay) return null;
  const year = fullYear(written.value, written.digits, reading.lastTwoDigitYear);
  const day = dayPart.value;
  if (!isRealDate(year, parts.month, day)) return null;
  // A weekday that contradicts the date shows that one of the two is wrong.
  if (parts.weekday !== -1 && parts.weekday !== weekday(year, parts.month, day)) return null;
  return { year, month: parts.month, day, ambiguous: false, time: parts.time };
}

function scanParts(text: string, find: FindDateWord): Parts | null {
  const parts: Parts = {
    numbers: [],
    month: 0,
    monthPlace: 0,
    weekday: -1,
    either: null,
    time: null,
  };
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    let end: number;
    if (code >= 0x30 && code <= 0x39) end = scanNumber(text, at, { parts, find });
    else if (isLetter(code)) end = scanWord(text, at, { parts, find });
    else if (isGap(code)) end = gapEnd(text, at);
    else if (parts.time !== null && isZoneComment(text, { time: parts.time, end: at }))
      end = text.length;
    else return null;
    if (end === -1) return null;
    at = end;
  }
  return parts;
}

/** Spaces and at most one mark; -1 when there are more. */
function gapEnd(text: string, from: number): number {
  let marks = 0;
  let at = from;
  for (; at < text.length && isGap(text.charCodeAt(at)); at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0xa0 && code !== 0x202f && !isApostrophe(code)) marks++;
  }
  return marks > 1 ? -1 : at;
}

function isGap(code: number): boolean {
  return " \u00a0\u202f-/.,'\u2019".includes(String.fromCharCode(code));
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019;
}

function isLetter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0xaa ||
    code === 0xb0 ||
    (code >= 0xba && code !== 0x202f && code !== 0x2019)
  );
}

interface Scan {
  readonly parts: Parts;
  readonly find: FindDateWord;
}

function scanNumber(text: string, at: number, { parts, find }: Scan): number {
  const time =
    parts.time === null && (parts.month !== 0 || parts.either !== null)
      ? readTimeAt(text, at)
      : null;
  if (time !== null) {
    parts.time = time.time;
    return time.end;
  }
  const digits = digitsAt(text, at);
  if (digits > 4 || digits === 3 || parts.numbers.length === 2) return -1;
  let end = at + digits;
  const suffix = text.slice(end, wordEnd(text, end));
  const isDay = suffix !== '' && find(suffix)?.isOrdinal === true;
  if (isDay) end += suffix.length;
  const isYear = at > 0 && isApostrophe(text.charCodeAt(at - 1));
  parts.numbers.push({ value: Number(text.slice(at, at + digits)), digits, isDay, isYear });
  return end;
}

function scanWord(text: string, at: number, { parts, find }: Scan): number {
  const end = wordEnd(text, at);
  const name = text.slice(at, end);
  // The T of ISO 8601 after a date with a named month.
  if ((name === 'T' || name === 't') && parts.numbers.length === 2) return end;
  const word = find(name);
  if (word === null) return -1;
  const isFirst = parts.numbers.length === 0 && parts.month === 0 && parts.weekday === -1;
  if (word.weekday !== -1 && word.month === 0) {
    if (!isFirst) return -1;
    parts.weekday = word.weekday;
  } else if (word.month !== 0) {
    if (isFirst && word.weekday !== -1) {
      parts.either = { weekday: word.weekday, month: word.month };
      parts.weekday = word.weekday;
      return end;
    }
    if (parts.month !== 0) return -1;
    parts.month = word.month;
    parts.monthPlace = parts.numbers.length;
  } else if (!word.isFiller) return -1;
  return end;
}

function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && isLetter(text.charCodeAt(at))) at++;
  return at;
}
