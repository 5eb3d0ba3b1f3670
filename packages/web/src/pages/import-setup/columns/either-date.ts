import { dateCoder } from '@muster/core/normalize/date';

/** A date of numbers that could be day-first or month-first, and what each reading of it is. */
export interface EitherDate {
  readonly text: string;
  /** `YYYY-MM-DD` */
  readonly dayFirst: string;
  readonly monthFirst: string;
}

/** The first of some cells that holds such a date. */
export function findEitherDate(cells: readonly (string | null)[]): EitherDate | null {
  for (const text of cells) {
    if (text === null) continue;
    const dayFirst = read(asDayFirst, text);
    const monthFirst = read(asMonthFirst, text);
    if (dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst)
      return { text, dayFirst, monthFirst };
  }
  return null;
}

// Names of months are never in doubt.
const asDayFirst = dateCoder('day_first', 'en');
const asMonthFirst = dateCoder('month_first', 'en');

function read(code: ReturnType<typeof dateCoder>, text: string): string | null {
  const coded = code(text);
  return coded.kind === 'value' && typeof coded.value === 'string' ? coded.value : null;
}
