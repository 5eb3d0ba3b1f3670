import { isoDate, isRealDate } from './calendar.ts';
import type { CellCoder, CellIssue, Coded } from './coded.ts';
import { dateReader } from './date-text.ts';
import type { DateOrder } from './settings.ts';
import { isMidnight } from './time-text.ts';
import { trimCell } from './trim.ts';
import type { WrittenDate } from './written-date.ts';

/** What else decides how the dates of a column are read. */
export interface DateOptions {
  /** Whether the column holds dates of both orders, so that doubtful ones are marked even where an order is given. */
  readonly asks?: boolean;
  /** Last of the hundred years that a two-digit year is one of; 2049 unless told. */
  readonly lastTwoDigitYear?: number;
}

/**
 * Codes a date as `YYYY-MM-DD`, years 1000 to 9999. Dates of numbers only are read in `order`,
 * month first when it is null; those that another order would read otherwise carry `date_ambiguous`
 * when nothing decides. Month names are English and those of `language` (BCP 47). A time that is
 * not midnight is left out with `time_dropped`; the day is the one written, in whatever zone. Days
 * that do not exist are `date_unreadable`: nothing rolls over. The empty date of other programs
 * (`0/0/00`, `0000-00-00`) is empty, with an issue.
 */
export function dateCoder(
  order: DateOrder | null,
  language: string,
  options: DateOptions = {},
): CellCoder {
  const read = dateReader({
    order,
    asks: options.asks ?? false,
    language,
    lastTwoDigitYear: options.lastTwoDigitYear ?? LAST_TWO_DIGIT_YEAR,
  });
  return (text) => {
    if (isPlainIsoDate(text)) return { kind: 'value', value: text };
    const trimmed = trimCell(text);
    if (trimmed === '') return EMPTY;
    const date = read(trimmed);
    if (date === null) return UNREADABLE;
    return date === 'zero' ? ZERO_DATE : codedDate(date);
  };
}

/**
 * Two-digit years are 1950 to 2049, as Windows and its spreadsheets read them: dates of a sale or a
 * contract lie on both sides of today.
 * @see https://learn.microsoft.com/office/troubleshoot/excel/two-digit-year-numbers
 */
export const LAST_TWO_DIGIT_YEAR = 2049;

/** Two-digit years of dates that lie in the past, such as birthdays, are 1926 to 2025: never in the future. */
export const LAST_TWO_DIGIT_PAST_YEAR = 2025;

/** The date that other programs write for none. */
export const ZERO_DATE: Coded = { kind: 'empty', issues: [{ code: 'placeholder' }] };

const EMPTY: Coded = { kind: 'empty' };
const UNREADABLE: Coded = { kind: 'unreadable', issue: { code: 'date_unreadable' } };

function codedDate({ year, month, day, ambiguous, time }: WrittenDate): Coded {
  const value = isoDate(year, month, day);
  const isCut = time !== null && !isMidnight(time);
  if (!ambiguous && !isCut) return { kind: 'value', value };
  const params = { read: value };
  const issues: CellIssue[] = [];
  if (ambiguous) issues.push({ code: 'date_ambiguous', params });
  if (isCut) issues.push({ code: 'time_dropped', params });
  return { kind: 'value', value, issues };
}

/** Whether the text is a real `YYYY-MM-DD` as it stands: what most files hold. */
function isPlainIsoDate(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== 0x2d || text.charCodeAt(7) !== 0x2d)
    return false;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  return isRealDate(year, twoDigits(text, 5), twoDigits(text, 8));
}

/** NaN, which no date has, when the two units are not digits. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 0x30;
  const ones = text.charCodeAt(at + 1) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}
