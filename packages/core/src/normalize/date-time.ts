import type { CellCoder, CellIssue, Coded } from './coded.ts';
import { dateReader } from './date-text.ts';
import { LAST_TWO_DIGIT_YEAR, ZERO_DATE, type DateOptions } from './date.ts';
import type { DateOrder } from './settings.ts';
import type { WrittenTime } from './time-text.ts';
import { trimCell } from './trim.ts';
import type { WrittenDate } from './written-date.ts';
import { localTimeReader } from './zone-offset.ts';

/** How the date-times of a column are read; `timeZone` (IANA) is meant where none is written. */
export interface DateTimeOptions extends DateOptions {
  readonly timeZone: string;
}

/**
 * Codes a date with a time as UTC: `YYYY-MM-DDTHH:MM:SSZ`, with three or six digits of a second
 * where the text has them. Dates are read as `dateCoder` reads them; a date alone is midnight. More
 * than microseconds are left out with `time_dropped`.
 * @throws RangeError when the time zone is unknown.
 */
export function dateTimeCoder(
  order: DateOrder | null,
  language: string,
  options: DateTimeOptions,
): CellCoder {
  const read = dateReader({
    order,
    asks: options.asks ?? false,
    language,
    lastTwoDigitYear: options.lastTwoDigitYear ?? LAST_TWO_DIGIT_YEAR,
  });
  const instantOf = localTimeReader(options.timeZone);
  return (text) => {
    const trimmed = trimCell(text);
    if (trimmed === '') return EMPTY;
    const date = read(trimmed);
    if (date === null) return UNREADABLE;
    return date === 'zero' ? ZERO_DATE : codedInstant(date, instantOf);
  };
}

const EMPTY: Coded = { kind: 'empty' };
const UNREADABLE: Coded = { kind: 'unreadable', issue: { code: 'date_unreadable' } };
const MIDNIGHT: WrittenTime = { hour: 0, minute: 0, second: 0, fraction: '', offsetMinutes: null };
const MINUTE_MS = 60_000;

function codedInstant(date: WrittenDate, instantOf: (localMs: number) => number): Coded {
  const time = date.time ?? MIDNIGHT;
  const localMs = Date.UTC(
    date.year,
    date.month - 1,
    date.day,
    time.hour,
    time.minute,
    time.second,
  );
  const instant =
    time.offsetMinutes === null ? instantOf(localMs) : localMs - time.offsetMinutes * MINUTE_MS;
  const iso = new Date(instant).toISOString();
  // The offset led out of the years that have four digits.
  if (iso.length !== 24 || iso.startsWith('0')) return UNREADABLE;
  const value = `${iso.slice(0, 19)}${shortFraction(time.fraction)}Z`;
  const isCut = /[1-9]/.test(time.fraction.slice(MAX_FRACTION));
  if (!date.ambiguous && !isCut) return { kind: 'value', value };
  const params = { read: value };
  const issues: CellIssue[] = [];
  if (date.ambiguous) issues.push({ code: 'date_ambiguous', params });
  if (isCut) issues.push({ code: 'time_dropped', params });
  return { kind: 'value', value, issues };
}

/** PostgreSQL keeps microseconds. */
const MAX_FRACTION = 6;

/** Three or six digits after a point, '' when all are zero. */
function shortFraction(digits: string): string {
  const kept = digits.slice(0, MAX_FRACTION).padEnd(MAX_FRACTION, '0');
  if (kept === '000000') return '';
  return kept.endsWith('000') ? `.${kept.slice(0, 3)}` : `.${kept}`;
}
