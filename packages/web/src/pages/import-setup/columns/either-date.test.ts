import { expect, test } from 'vitest';
import { findEitherDate } from './either-date.ts';

test.each(['03/04/1980', '3.4.1980', '3-4-1980', '03/04/1980 14:05'])(
  '%s could be day-first or month-first',
  (text) => {
    expect(findEitherDate(['', 'x', text])).toEqual({
      text,
      dayFirst: '1980-04-03',
      monthFirst: '1980-03-04',
    });
  },
);

test.each(['', '1980-04-03', '25/12/1980', '12/25/1980', '04/04/1980', '3 April 1980', 'soon'])(
  '"%s" could not',
  (text) => {
    expect(findEitherDate([text, null])).toBeNull();
  },
);
