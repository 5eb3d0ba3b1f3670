import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRealDate } from './calendar.ts';
import { dateCoder, LAST_TWO_DIGIT_PAST_YEAR } from './date.ts';
import { DATE_WORDS } from './date-words.ts';

/** Every form of PRODUCT section 4, month first: `[form, text, what it is]`. */
const FORMS: readonly (readonly [form: string, text: string, date: string])[] = [
  ['YYYY-MM-DD', '2024-03-25', '2024-03-25'],
  ['YYYY-MM-DD', '2024-3-5', '2024-03-05'],
  ['YYYY/M/D', '2024/3/5', '2024-03-05'],
  ['YYYY/M/D', '2024/03/25', '2024-03-25'],
  ['YYYY.MM.DD', '2024.03.25', '2024-03-25'],
  ['YYYY.MM.DD', '2024.3.5', '2024-03-05'],
  ['M.D.YYYY', '3.5.2024', '2024-03-05'],
  ['M.D.YYYY', '3.25.2024', '2024-03-25'],
  ['M/D/YYYY', '3/5/2024', '2024-03-05'],
  ['M/D/YYYY', '12/5/2024', '2024-12-05'],
  ['M-D-YYYY', '3-5-2024', '2024-03-05'],
  ['M-D-YYYY', '3-25-2024', '2024-03-25'],
  ['MM/DD/YYYY', '03/05/2024', '2024-03-05'],
  ['MM/DD/YYYY', '03/25/2024', '2024-03-25'],
  ['MM-DD-YYYY', '03-05-2024', '2024-03-05'],
  ['MM-DD-YYYY', '12-31-2024', '2024-12-31'],
  ['MM.DD.YYYY', '03.05.2024', '2024-03-05'],
  ['MM.DD.YYYY', '12.31.2024', '2024-12-31'],
  ['DD MMM YYYY', '25 Mar 2024', '2024-03-25'],
  ['DD MMM YYYY', '5 mar 2024', '2024-03-05'],
  ['DD MMM YYYY', '05 MAR 2024', '2024-03-05'],
  ['MMM DD YYYY', 'Mar 25 2024', '2024-03-25'],
  ['MMM DD YYYY', 'mar 5 2024', '2024-03-05'],
  ['YYYY MMM DD', '2024 Mar 25', '2024-03-25'],
  ['YYYY MMM DD', '2024 mAR 5', '2024-03-05'],
  ['DD-MMM-YYYY', '25-Mar-2024', '2024-03-25'],
  ['DD-MMM-YYYY', '5-MAR-2024', '2024-03-05'],
  ['MMM-DD-YYYY', 'Mar-25-2024', '2024-03-25'],
  ['MMM-DD-YYYY', 'mar-5-2024', '2024-03-05'],
  ['YYYY-MMM-DD', '2024-Mar-25', '2024-03-25'],
  ['YYYY-MMM-DD', '2024-MAR-5', '2024-03-05'],
  ['DD MMM, YYYY', '25 Mar, 2024', '2024-03-25'],
  ['DD MMM, YYYY', '5 mar, 2024', '2024-03-05'],
  ['MMM DD, YYYY', 'Mar 25, 2024', '2024-03-25'],
  ['MMM DD, YYYY', 'MAR 5, 2024', '2024-03-05'],
  ['DDth MMM YYYY', '25th Mar 2024', '2024-03-25'],
  ['DDth MMM YYYY', '1st Mar 2024', '2024-03-01'],
  ['DDth MMM YYYY', '22ND mar 2024', '2024-03-22'],
  ['DDth MMM YYYY', '03rd Mar 2024', '2024-03-03'],
  ['MMM DDth YYYY', 'Mar 25th 2024', '2024-03-25'],
  ['MMM DDth YYYY', 'Mar 1st 2024', '2024-03-01'],
  ['MMM DDth YYYY', 'Mar 2nd 2024', '2024-03-02'],
  ['MMM DDth YYYY', 'Mar 23rd 2024', '2024-03-23'],
  ['DDth MMM, YYYY', '25th Mar, 2024', '2024-03-25'],
  ['DDth MMM, YYYY', '31st Mar, 2024', '2024-03-31'],
  ['DDth MMM, YYYY', '2nd mar, 2024', '2024-03-02'],
  ['DDth MMM, YYYY', '3rd mar, 2024', '2024-03-03'],
  ['MMM DDth, YYYY', 'Mar 25th, 2024', '2024-03-25'],
  ['MMM DDth, YYYY', 'Mar 21st, 2024', '2024-03-21'],
  ['MMM DDth, YYYY', 'Mar 2ND, 2024', '2024-03-02'],
  ['MMM DDth, YYYY', 'Mar 3rd, 2024', '2024-03-03'],
  ['DD MMMM YYYY', '25 March 2024', '2024-03-25'],
  ['DD MMMM YYYY', '5 SEPTEMBER 2024', '2024-09-05'],
  ['MMMM DD YYYY', 'March 25 2024', '2024-03-25'],
  ['MMMM DD YYYY', 'september 5 2024', '2024-09-05'],
  ['YYYY MMMM DD', '2024 March 25', '2024-03-25'],
  ['YYYY MMMM DD', '2024 september 5', '2024-09-05'],
  ['MMMM DD, YYYY', 'March 25, 2024', '2024-03-25'],
  ['MMMM DD, YYYY', 'SEPTEMBER 5, 2024', '2024-09-05'],
  ['DD MMMM, YYYY', '25 March, 2024', '2024-03-25'],
  ['DD MMMM, YYYY', '5 september, 2024', '2024-09-05'],
];

describe('C12: every date form of the product is read', () => {
  const code = dateCoder('month_first', 'en');
  it.each(FORMS)('%s: %s', (_form, text, date) => {
    expect(code(text)).toEqual({ kind: 'value', value: date });
    expect(code(`  ${text}\u00a0`)).toEqual({ kind: 'value', value: date });
  });
});

describe('further forms', () => {
  it.each([
    ['20240325', '2024-03-25', 'vCard and ISO 8601 without dashes'],
    ['25 9 2003', '2003-09-25', 'spaces; only one order is a date'],
    ['25. 9. 2003', '2003-09-25', 'Central Europe'],
    ['2024. 3. 15.', '2024-03-15', 'Hungary, Korea'],
    ['13NOV2017', '2017-11-13', 'military'],
    ['3rd of May 2001', '2001-05-03', 'as spoken'],
    ['25.Sep.2003', '2003-09-25', 'dots'],
    ['25/Sep/2003', '2003-09-25', 'slashes'],
    ['Sept. 5, 2024', '2024-09-05', 'abbreviation with a dot'],
    ['Wed, July 10, 1996', '1996-07-10', 'weekday'],
    ["Wed, July 10, '96", '1996-07-10', 'year with an apostrophe'],
    ['Thursday, 25 September 2003', '2003-09-25', 'weekday in full'],
    ['31-Dec-00', '2000-12-31', 'two-digit year'],
    ['2024-02-29', '2024-02-29', 'leap year'],
    ['2000-02-29', '2000-02-29', 'leap year of a century'],
    ['1000-01-01', '1000-01-01', 'first year'],
    ['9999-12-31', '9999-12-31', 'last year'],
  ])('%s is %s (%s)', (text, date) => {
    expect(dateCoder(null, 'en')(text)).toEqual({ kind: 'value', value: date });
  });
});

describe('what is no date is refused, never rolled over or guessed', () => {
  it.each([
    ['31/02/2024', 'February has no 31st'],
    ['2024-02-31', 'February has no 31st'],
    ['30/13', 'no month 13, and no year'],
    ['13/13/2024', 'no month 13'],
    ['32 Jan 2024', 'no 32nd'],
    ['0 Jan 2024', 'no day 0'],
    ['2023-02-29', 'no leap year'],
    ['1900-02-29', 'a century is no leap year'],
    ['2024-00-10', 'no month 0'],
    ['2024-10-00', 'no day 0'],
    ['0/5/2024', 'no month 0'],
    ['31 Apr 2024', 'April has 30 days'],
    ['2024', 'a year'],
    ['May 2024', 'no day'],
    ['12 May', 'no year'],
    ['45292', 'a serial number is a date only in a cell of a spreadsheet'],
    ['0099-01-01', 'years below 1000 are slips'],
    ['1/2/3', 'year of one digit'],
    ['1/2/203', 'year of three digits'],
    ['1/2/20244', 'year of five digits'],
    ['1/2-2024', 'mixed separators'],
    ['2024/13/01', 'no month 13'],
    ['2024-25-03', 'year, day, month is no form'],
    ['20241301', 'no month 13'],
    ['123456789', 'a number'],
    ['Mon, 25 Sep 2003', 'it was a Thursday: one of the two is wrong'],
    ['25 Foo 2024', 'no month'],
    ['25 Mar Apr 2024', 'two months'],
    ['25 Mar 2024 2025', 'two years'],
    ['2024-03-25T25:00', 'no hour 25'],
    ['2024-03-25T24:00', 'hour 24 is another day'],
    ['2024-03-25 10:60', 'no minute 60'],
    ['2024-03-25 13:00 PM', 'no hour 13 PM'],
    ['2024-03-25 foo', 'text after it'],
    ['today', 'a word'],
    ['abcd-01-01', 'letters where digits stand'],
    ['20a4-01-01', 'letters where digits stand'],
    ['2024-0a-01', 'letters where digits stand'],
    ['2024-01-0a', 'letters where digits stand'],
    ['ann@acme.com', 'an address'],
    ['(415) 555-2671', 'a phone number'],
    ['1'.repeat(5000), 'too long'],
    ['-'.repeat(5000), 'too long'],
    ['٢٠٢٤-٠٣-٢٥', 'other digits'],
  ])('%s (%s)', (text) => {
    expect(dateCoder(null, 'en')(text)).toEqual({
      kind: 'unreadable',
      issue: { code: 'date_unreadable' },
    });
  });
});

it('an empty cell is empty', () => {
  for (const text of ['', ' ', '\u00a0\t', '\ufeff']) {
    expect(dateCoder(null, 'en')(text)).toEqual({ kind: 'empty' });
  }
});

it.each(['0/0/00', '00/00/0000', '0000-00-00', '00.00.0000', '0000-00-00 00:00:00', '0/0/0000'])(
  'the empty date of other programs, %s, is empty with an info',
  (text) => {
    expect(dateCoder(null, 'en')(text)).toEqual({
      kind: 'empty',
      issues: [{ code: 'placeholder' }],
    });
  },
);

describe('M10: order of day and month', () => {
  it('either order possible, none expected: month first, and it is asked', () => {
    for (const text of ['3/4/2024', '03.04.2024', '3-4-24', '3 4 2024']) {
      expect(dateCoder(null, 'en')(text)).toEqual({
        kind: 'value',
        value: '2024-03-04',
        issues: [{ code: 'date_ambiguous', params: { read: '2024-03-04' } }],
      });
    }
  });
  it('the expected order decides', () => {
    expect(dateCoder('day_first', 'en')('3/4/2024')).toEqual({
      kind: 'value',
      value: '2024-04-03',
    });
    expect(dateCoder('month_first', 'en')('3/4/2024')).toEqual({
      kind: 'value',
      value: '2024-03-04',
    });
  });
  it('the same day and month is not asked about', () => {
    expect(dateCoder(null, 'en')('04.04.95')).toEqual({ kind: 'value', value: '1995-04-04' });
  });
  it('in a column of both orders it is asked although an order is expected', () => {
    expect(dateCoder('day_first', 'en', { asks: true })('3/4/2024')).toEqual({
      kind: 'value',
      value: '2024-04-03',
      issues: [{ code: 'date_ambiguous', params: { read: '2024-04-03' } }],
    });
  });
  it('the only possible order is taken; against what is expected, it is asked', () => {
    expect(dateCoder(null, 'en')('25/12/2024')).toEqual({ kind: 'value', value: '2024-12-25' });
    expect(dateCoder('month_first', 'en')('25/12/2024')).toEqual({
      kind: 'value',
      value: '2024-12-25',
      issues: [{ code: 'date_ambiguous', params: { read: '2024-12-25' } }],
    });
  });
  it('the order does not touch dates with the year first', () => {
    expect(dateCoder('day_first', 'en')('2024-03-04')).toEqual({
      kind: 'value',
      value: '2024-03-04',
    });
  });
});

describe('two-digit years', () => {
  it.each([
    ['1/2/49', '2049-01-02'],
    ['1/2/50', '1950-01-02'],
    ['1/2/00', '2000-01-02'],
    ['1/2/99', '1999-01-02'],
  ])('%s lies in 1950 to 2049', (text, date) => {
    expect(dateCoder('month_first', 'en')(text)).toEqual({ kind: 'value', value: date });
  });
  it.each([
    ['1/2/25', '2025-01-02'],
    ['1/2/26', '1926-01-02'],
    ['2 Jan 76', '1976-01-02'],
  ])('%s of a birthday lies in 1926 to 2025', (text, date) => {
    const code = dateCoder('month_first', 'en', { lastTwoDigitYear: LAST_TWO_DIGIT_PAST_YEAR });
    expect(code(text)).toEqual({ kind: 'value', value: date });
  });
});

describe('a time in a date column', () => {
  it.each([
    '2024-03-25T00:00:00',
    '2024-03-25 00:00:00.000',
    '3/25/2024 12:00:00 AM',
    '2024-03-25T00:00:00Z',
    'Mon Mar 25 2024 00:00:00 GMT+0100 (Central European Standard Time)',
  ])('midnight says nothing: %s', (text) => {
    expect(dateCoder('month_first', 'en')(text)).toEqual({ kind: 'value', value: '2024-03-25' });
  });
  it.each(['2024-03-25T22:30:00Z', '3/25/2024 1:05 PM', '25 Mar 2024, 13:05', '20240325T0930'])(
    'any other time is left out visibly: %s',
    (text) => {
      expect(dateCoder('month_first', 'en')(text)).toEqual({
        kind: 'value',
        value: '2024-03-25',
        issues: [{ code: 'time_dropped', params: { read: '2024-03-25' } }],
      });
    },
  );
});

describe('month names of the language of the account', () => {
  it.each([
    ['de', '4. März 2024', '2024-03-04'],
    ['de', '4. Maerz 2024', '2024-03-04'],
    ['de-AT', '4. Jänner 2024', '2024-01-04'],
    ['de', 'Montag, 4. März 2024', '2024-03-04'],
    ['de', '24-Dez-2024', '2024-12-24'],
    ['fr', '1er août 2024', '2024-08-01'],
    ['fr', 'mardi 13 févr. 2024', '2024-02-13'],
    ['fr', 'mar 5 mars 2024', '2024-03-05'],
    ['es', '4 de julio de 1976', '1976-07-04'],
    ['es', '4-dic-2024', '2024-12-04'],
    ['it', '1º maggio 2024', '2024-05-01'],
    ['it', 'mar 5 mar 2024', '2024-03-05'],
    ['it', '5 mar 2024', '2024-03-05'],
    ['it', 'mar 5 2024', '2024-03-05'],
    ['pt', '25 de março de 2024', '2024-03-25'],
    ['pt', 'segunda-feira, 25 de março de 2024', '2024-03-25'],
    ['nl', '5 mrt 2024', '2024-03-05'],
    ['nl', '2de mei 2024', '2024-05-02'],
    ['pl', '25 grudnia 2024 r.', '2024-12-25'],
    ['pl', '3 październik 2024', '2024-10-03'],
    ['xx', '3 October 2024', '2024-10-03'],
  ])('%s: %s', (language, text, date) => {
    expect(dateCoder(null, language)(text)).toEqual({ kind: 'value', value: date });
  });
  it('English is always read', () => {
    for (const language of Object.keys(DATE_WORDS)) {
      expect(dateCoder(null, language)('March 25th, 2024')).toMatchObject({ value: '2024-03-25' });
    }
  });
  it('other languages are not', () => {
    expect(dateCoder(null, 'en')('4. März 2024').kind).toBe('unreadable');
  });
  it('each name of each language is read as its month', () => {
    for (const [language, words] of Object.entries(DATE_WORDS)) {
      const code = dateCoder(null, language);
      words.months.forEach((names, index) => {
        for (const name of names.split(' ')) {
          const date = `2024-${String(index + 1).padStart(2, '0')}-07`;
          expect(code(`7 ${name.toUpperCase()} 2024`), `${language} ${name}`).toMatchObject({
            value: date,
          });
        }
      });
    }
  });
});

/** Ways of writing a date that are read back whatever the date; `order` names the ones that need it. */
const WRITERS: readonly {
  readonly order: 'day_first' | 'month_first';
  readonly write: (y: string, m: number, d: number) => string;
}[] = [
  { order: 'month_first', write: (y, m, d) => `${m}/${d}/${y}` },
  { order: 'day_first', write: (y, m, d) => `${d}.${m}.${y}` },
  { order: 'day_first', write: (y, m, d) => `${two(d)}-${two(m)}-${y}` },
  { order: 'month_first', write: (y, m, d) => `${y}-${two(m)}-${two(d)}` },
  { order: 'day_first', write: (y, m, d) => `${y}/${m}/${d}` },
  { order: 'day_first', write: (y, m, d) => `${y}${two(m)}${two(d)}` },
  { order: 'day_first', write: (y, m, d) => `${MONTHS[m - 1]} ${d}th, ${y}` },
  { order: 'day_first', write: (y, m, d) => `${d}-${MONTHS[m - 1]?.slice(0, 3)}-${y}` },
  { order: 'day_first', write: (y, m, d) => `${y} ${MONTHS[m - 1]} ${two(d)}` },
];
const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

function two(value: number): string {
  return String(value).padStart(2, '0');
}

describe('always', () => {
  const anyDate = fc.record({
    y: fc.integer({ min: 1000, max: 9999 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 31 }),
  });
  it('a day is read back as itself in every form if it exists, and refused in its order if not', () => {
    fc.assert(
      fc.property(anyDate, fc.constantFrom(...WRITERS), ({ y, m, d }, { order, write }) => {
        const text = write(String(y), m, d);
        const coded = dateCoder(order, 'en')(text);
        const exists = new Date(Date.UTC(y, m - 1, d)).getUTCDate() === d;
        expect(isRealDate(y, m, d)).toBe(exists);
        if (exists) expect(coded).toEqual({ kind: 'value', value: `${y}-${two(m)}-${two(d)}` });
        else expect(coded.kind).toBe('unreadable');
      }),
      { numRuns: 3000 },
    );
  });
  it('a coded date is coded as itself', () => {
    fc.assert(
      fc.property(anyDate, ({ y, m, d }) => {
        const coded = dateCoder('day_first', 'en')(`${d}/${m}/${y}`);
        if (coded.kind !== 'value') return;
        expect(dateCoder(null, 'pl')(coded.value as string)).toEqual({
          kind: 'value',
          value: coded.value,
        });
      }),
    );
  });
  it('no text makes it throw, and every value is a real date', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: 3000 }).map(String),
        fc.constantFrom(...MONTHS, '-', '/', '.', ' ', ',', ':', 'T', 'Z', 'th', "'", '+', 'pm'),
        fc.string({ maxLength: 3, unit: 'binary' }),
      ),
      { maxLength: 12 },
    );
    const code = dateCoder(null, 'fr');
    fc.assert(
      fc.property(pieces, (parts) => {
        const coded = code(parts.join(''));
        if (coded.kind !== 'value') return;
        const value = coded.value as string;
        expect(new Date(`${value}T00:00:00Z`).toISOString().slice(0, 10)).toBe(value);
      }),
      { numRuns: 3000 },
    );
  });
});
