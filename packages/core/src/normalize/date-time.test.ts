import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateTimeCoder } from './date-time.ts';

const NEW_YORK = dateTimeCoder('month_first', 'en', { timeZone: 'America/New_York' });

describe('date-times are read as UTC', () => {
  it.each([
    ['2024-03-25T10:11:12Z', '2024-03-25T10:11:12Z', 'ISO 8601'],
    ['2024-03-25t10:11:12z', '2024-03-25T10:11:12Z', 'small letters'],
    ['2024-03-25 10:11:12 UTC', '2024-03-25T10:11:12Z', 'named zone'],
    ['2024-03-25T10:11:12+02:00', '2024-03-25T08:11:12Z', 'offset'],
    ['2024-03-25T10:11:12+0200', '2024-03-25T08:11:12Z', 'offset without a colon'],
    ['2024-03-25T10:11:12-05', '2024-03-25T15:11:12Z', 'offset of hours, as PostgreSQL writes'],
    ['2024-03-25T10:11:12+05:45', '2024-03-25T04:26:12Z', 'offset of Nepal'],
    ['2024-03-25T10:11Z', '2024-03-25T10:11:00Z', 'without seconds'],
    ['20240325T101112Z', '2024-03-25T10:11:12Z', 'ISO 8601 basic'],
    ['20240325T1011', '2024-03-25T14:11:00Z', 'ISO 8601 basic without seconds'],
    ['20240325101112', '2024-03-25T14:11:12Z', 'digits only'],
    ['2024-03-25T10:11:12.5Z', '2024-03-25T10:11:12.500Z', 'a digit of a second'],
    ['2024-03-25T10:11:12,123456Z', '2024-03-25T10:11:12.123456Z', 'microseconds after a comma'],
    ['2024-03-25T10:11:12.000000Z', '2024-03-25T10:11:12Z', 'zeros'],
    ['2024-03-25T10:11:12.1230000Z', '2024-03-25T10:11:12.123Z', 'zeros beyond microseconds'],
    ['2024-03-25', '2024-03-25T04:00:00Z', 'a date is midnight of the zone'],
    ['3/25/2024', '2024-03-25T04:00:00Z', 'a date is midnight of the zone'],
    ['3/25/2024 10:11', '2024-03-25T14:11:00Z', 'time of the zone, in summer'],
    ['1/25/2024 10:11', '2024-01-25T15:11:00Z', 'time of the zone, in winter'],
    ['3/25/2024 1:05 PM', '2024-03-25T17:05:00Z', 'afternoon'],
    ['3/25/2024 12:05:30 am', '2024-03-25T04:05:30Z', 'after midnight'],
    ['3/25/2024 12:05 p.m.', '2024-03-25T16:05:00Z', 'after noon'],
    ['3/25/2024, 1:05\u202fPM', '2024-03-25T17:05:00Z', 'as JavaScript writes it'],
    ['March 25, 2024 at 5 pm', '2024-03-25T21:00:00Z', 'whole hour'],
    ['Mar 25th, 2024 17:05', '2024-03-25T21:05:00Z', 'named month'],
    ['Mon, 25 Mar 2024 10:11:12 +0100', '2024-03-25T09:11:12Z', 'RFC 5322'],
    ['Mon, 25 Mar 2024 10:11:12 GMT', '2024-03-25T10:11:12Z', 'HTTP'],
    ['Mon Mar 25 10:11:12 2024', '2024-03-25T14:11:12Z', 'C'],
    [
      'Mon Mar 25 2024 10:11:12 GMT+0100 (Central European Standard Time)',
      '2024-03-25T09:11:12Z',
      'JavaScript',
    ],
    ['2024-03-25T10:11:12+01:00[Europe/Paris]', '2024-03-25T09:11:12Z', 'RFC 9557'],
    ['2024-12-31T23:30:00-01:00', '2025-01-01T00:30:00Z', 'the next year in UTC'],
  ])('%s is %s (%s)', (text, value) => {
    expect(NEW_YORK(text)).toEqual({ kind: 'value', value });
  });

  it('a time that stands twice is the earlier, one that is skipped comes later by the gap', () => {
    expect(NEW_YORK('2024-11-03 01:30')).toEqual({ kind: 'value', value: '2024-11-03T05:30:00Z' });
    expect(NEW_YORK('2024-03-10 02:30')).toEqual({ kind: 'value', value: '2024-03-10T07:30:00Z' });
    expect(NEW_YORK('2024-03-10 01:59:59')).toMatchObject({ value: '2024-03-10T06:59:59Z' });
    expect(NEW_YORK('2024-03-10 03:00')).toMatchObject({ value: '2024-03-10T07:00:00Z' });
    expect(NEW_YORK('2024-11-03 02:00')).toMatchObject({ value: '2024-11-03T07:00:00Z' });
  });

  it('a day without midnight begins when its clocks do', () => {
    const saoPaulo = dateTimeCoder('day_first', 'pt', { timeZone: 'America/Sao_Paulo' });
    expect(saoPaulo('04/11/2018')).toEqual({ kind: 'value', value: '2018-11-04T03:00:00Z' });
  });

  it('less than a microsecond is left out visibly', () => {
    expect(NEW_YORK('2024-03-25T10:11:12.1234567Z')).toEqual({
      kind: 'value',
      value: '2024-03-25T10:11:12.123456Z',
      issues: [{ code: 'time_dropped', params: { read: '2024-03-25T10:11:12.123456Z' } }],
    });
  });

  it('M10: the order of day and month is asked about as in dates', () => {
    const code = dateTimeCoder(null, 'en', { timeZone: 'UTC' });
    expect(code('3/4/2024 10:11')).toEqual({
      kind: 'value',
      value: '2024-03-04T10:11:00Z',
      issues: [{ code: 'date_ambiguous', params: { read: '2024-03-04T10:11:00Z' } }],
    });
  });

  it.each(['0000-00-00 00:00:00', '0/0/00'])('the empty date %s is empty with an info', (text) => {
    expect(NEW_YORK(text)).toEqual({ kind: 'empty', issues: [{ code: 'placeholder' }] });
  });

  it.each([
    ['2024-02-30T10:00:00Z', 'no such day'],
    ['2024-03-25T24:00:00Z', 'hour 24'],
    ['2024-03-25T23:59:60Z', 'second 60'],
    ['2024-03-25 10:11 EST', 'names of zones mean several'],
    ['2024-03-25T10:11:12+25:00', 'no such offset'],
    ['2024-03-25T10:11:12+02:00 foo', 'text after it'],
    ['2024-03-25T10', 'an hour without am or pm'],
    ['2024-03-25T', 'nothing after the T'],
    ['10:11', 'no date'],
    ['9999-12-31T23:59:59-10:00', 'the year 10000 in UTC'],
    ['1711361472', 'seconds since 1970 could be any number'],
  ])('%s is refused (%s)', (text) => {
    expect(NEW_YORK(text)).toEqual({ kind: 'unreadable', issue: { code: 'date_unreadable' } });
  });

  it('an unknown time zone is thrown when compiling', () => {
    expect(() => dateTimeCoder(null, 'en', { timeZone: 'Mars/Base' })).toThrow(RangeError);
  });
});

describe('always', () => {
  const instant = fc.integer({ min: -30_000_000_000_000, max: 250_000_000_000_000 });
  it('an instant written in ISO 8601 is read back as itself, and again', () => {
    fc.assert(
      fc.property(instant, (ms) => {
        const coded = NEW_YORK(new Date(ms).toISOString());
        if (coded.kind !== 'value') throw new Error('not read');
        expect(Date.parse(coded.value as string)).toBe(ms);
        expect(NEW_YORK(coded.value as string)).toEqual(coded);
      }),
    );
  });
  it('a local time is the instant at which clocks of the zone show it, unless they skip it', () => {
    const zones = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
    const recent = fc.integer({ min: 0, max: 2_500_000_000 });
    for (const timeZone of zones) {
      const code = dateTimeCoder(null, 'en', { timeZone });
      const shown = new Intl.DateTimeFormat('sv-SE', {
        timeZone,
        dateStyle: 'short',
        timeStyle: 'medium',
      });
      fc.assert(
        fc.property(recent, (seconds) => {
          const text = shown.format(seconds * 1000);
          const coded = code(text);
          if (coded.kind !== 'value') throw new Error(`${text} not read`);
          const read = Date.parse(coded.value as string);
          expect(shown.format(read)).toBe(text);
          expect(read).toBeLessThanOrEqual(seconds * 1000);
        }),
        { numRuns: 500 },
      );
    }
  });
  it('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        NEW_YORK(text);
        NEW_YORK(`2024-03-25${text}`);
        NEW_YORK(`25 Mar 2024 10:11${text}`);
      }),
      { numRuns: 2000 },
    );
  });
});
