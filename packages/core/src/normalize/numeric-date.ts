import { fullYear, isRealDate } from './calendar.ts';
import { digitsAt } from './time-text.ts';
import type { DateReading, WrittenDate } from './written-date.ts';

/** What the three numbers at the start of a text are, and where they end; `null` is a day that does not exist. */
export interface NumericDate {
  readonly date: WrittenDate | 'zero' | null;
  readonly end: number;
}

/**
 * Reads the date of three numbers that a text begins with, separated alike by `-`, `/`, `.` or a
 * space: year first with four digits, else year last with two or four. Null when it begins with no
 * such numbers.
 */
export function readNumericDate(text: string, reading: DateReading): NumericDate | null {
  const firstDigits = digitsAt(text, 0);
  if (firstDigits !== 1 && firstDigits !== 2 && firstDigits !== 4) return null;
  const mark = text.charCodeAt(firstDigits);
  if (mark !== DASH && mark !== SLASH && mark !== DOT && mark !== SPACE) return null;
  const secondAt = skipSpaces(text, firstDigits + 1);
  const secondDigits = digitsAt(text, secondAt);
  const secondEnd = secondAt + secondDigits;
  if (secondDigits === 0 || secondDigits > 2 || text.charCodeAt(secondEnd) !== mark) return null;
  const thirdAt = skipSpaces(text, secondEnd + 1);
  const thirdDigits = digitsAt(text, thirdAt);
  if (thirdDigits === 0 || thirdDigits > 4) return null;
  const first = numberAt(text, 0, firstDigits);
  const second = numberAt(text, secondAt, secondDigits);
  const third = numberAt(text, thirdAt, thirdDigits);
  let end = thirdAt + thirdDigits;
  // 2024. 3. 15. as in Hungarian and Korean.
  if (mark === DOT && text.charCodeAt(end) === DOT) end++;
  if (first === 0 && second === 0 && third === 0) return { date: 'zero', end };
  if (firstDigits === 4) {
    const isDay = thirdDigits <= 2 && isRealDate(first, second, third);
    const date = { year: first, month: second, day: third, ambiguous: false, time: null };
    return { date: isDay ? date : null, end };
  }
  const year = fullYear(third, thirdDigits, reading.lastTwoDigitYear);
  return { date: orderedDate(year, { first, second }, reading), end };
}

const SPACE = 0x20;
const DASH = 0x2d;
const DOT = 0x2e;
const SLASH = 0x2f;

/**
 * The date of a day and a month in either order. Where one order gives no date, the other is what
 * is written, whatever is expected; where it is not the expected one, the date is marked.
 */
function orderedDate(
  year: number,
  { first, second }: { first: number; second: number },
  { order, asks }: DateReading,
): WrittenDate | null {
  const isMonthFirst = isRealDate(year, first, second);
  const isDayFirst = isRealDate(year, second, first);
  if (!isMonthFirst && !isDayFirst) return null;
  const isBoth = isMonthFirst && isDayFirst;
  const takesMonthFirst = isBoth ? order !== 'day_first' : isMonthFirst;
  const ambiguous = isBoth
    ? first !== second && (order === null || asks)
    : order !== null && !asks && takesMonthFirst !== (order === 'month_first');
  return takesMonthFirst
    ? { year, month: first, day: second, ambiguous, time: null }
    : { year, month: second, day: first, ambiguous, time: null };
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at++;
  return at;
}

function numberAt(text: string, at: number, digits: number): number {
  let value = 0;
  for (let i = at; i < at + digits; i++) value = value * 10 + text.charCodeAt(i) - 0x30;
  return value;
}
