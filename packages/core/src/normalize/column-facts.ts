import { isRealDate } from './calendar.ts';
import { shownSeparator } from './decimal-text.ts';
import { digitsOfAmount } from './money.ts';
import type { ColumnFacts } from './settings.ts';
import { digitsAt } from './time-text.ts';

/** Collects what the values of one column prove about all of them. */
export interface ColumnFactsCollector {
  add(text: string): void;
  facts(): ColumnFacts;
}

/**
 * Looks at every value of a date, number or money column. A date such as 25/12/2024 proves the
 * order of day and month, a number such as 1.234,5 the decimal separator; a column that proves both
 * orders, or both separators, gives null, since then neither holds for its other values.
 */
export function createColumnFacts(): ColumnFactsCollector {
  let dayFirst = false;
  let monthFirst = false;
  let point = false;
  let comma = false;
  return {
    add(text) {
      const order = provenOrder(text);
      if (order === 1) dayFirst = true;
      else if (order === 2) monthFirst = true;
      else if (order === 0 && text.length <= MAX_NUMBER && (!point || !comma) && hasMark(text)) {
        const separator = shownSeparator(digitsOfAmount(text));
        if (separator === '.') point = true;
        else if (separator === ',') comma = true;
      }
    },
    facts() {
      return {
        dateOrder: dayFirst === monthFirst ? null : dayFirst ? 'day_first' : 'month_first',
        ...(dayFirst && monthFirst ? { dateOrderMixed: true as const } : {}),
        decimalSeparator: point === comma ? null : point ? '.' : ',',
      };
    },
  };
}

const MAX_NUMBER = 60;

/** 0: no date of numbers with the year last; 1: day first; 2: month first; 3: a date that proves nothing. */
function provenOrder(text: string): 0 | 1 | 2 | 3 {
  let at = 0;
  while (text.charCodeAt(at) === 0x20) at++;
  const firstDigits = digitsAt(text, at);
  if (firstDigits === 0 || firstDigits > 2) return 0;
  const markAt = at + firstDigits;
  const mark = text.charCodeAt(markAt);
  if (mark !== 0x2d && mark !== 0x2e && mark !== 0x2f && mark !== 0x20) return 0;
  const secondAt = skipSpaces(text, markAt + 1);
  const secondDigits = digitsAt(text, secondAt);
  if (secondDigits === 0 || secondDigits > 2) return 0;
  if (text.charCodeAt(secondAt + secondDigits) !== mark) return 0;
  const yearAt = skipSpaces(text, secondAt + secondDigits + 1);
  const yearDigits = digitsAt(text, yearAt);
  if (yearDigits !== 2 && yearDigits !== 4) return 0;
  const first = Number(text.slice(at, markAt));
  const second = Number(text.slice(secondAt, secondAt + secondDigits));
  const year = (yearDigits === 2 ? 2000 : 0) + Number(text.slice(yearAt, yearAt + yearDigits));
  const isMonthFirst = isRealDate(year, first, second);
  const isDayFirst = isRealDate(year, second, first);
  if (isMonthFirst === isDayFirst) return 3;
  return isDayFirst ? 1 : 2;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 0x20) at++;
  return at;
}

function hasMark(text: string): boolean {
  return text.includes('.') || text.includes(',');
}
