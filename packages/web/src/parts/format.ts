import { useMemo } from 'react';
import { useLocale } from './locale.ts';

/** How numbers, dates and times are written in the language of the page, in the country of the browser. */
export interface Format {
  readonly number: (value: number) => string;
  /** 0.5 as 50 %. */
  readonly percent: (share: number) => string;
  /** A date without a time, `2026-11-21`, or a moment. */
  readonly date: (iso: string) => string;
  readonly dateTime: (iso: string) => string;
  /** `3 minutes ago`; `nowMs` is the time of looking. */
  readonly ago: (iso: string, nowMs: number) => string;
  /** `2 min 3 s`. */
  readonly duration: (ms: number) => string;
  readonly bytes: (count: number) => string;
  readonly list: (texts: readonly string[]) => string;
}

export function useFormat(): Format {
  const locale = useLocale();
  return useMemo(() => formatIn(locale), [locale]);
}

function formatIn(locale: string): Format {
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  // A date has no zone: it is the same day everywhere.
  const plainDate = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const list = new Intl.ListFormat(locale);
  const amount = (value: number, unit: string, digits = 0): string =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      // The short form of a byte has no plural.
      unitDisplay: unit === 'byte' ? 'long' : 'short',
      maximumFractionDigits: digits,
    }).format(value);
  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    date: (iso) =>
      /^\d{4}-\d\d-\d\d$/.test(iso) ? plainDate.format(new Date(iso)) : date.format(new Date(iso)),
    dateTime: (iso) => dateTime.format(new Date(iso)),
    ago: (iso, nowMs) => {
      const seconds = Math.round((new Date(iso).getTime() - nowMs) / 1_000);
      const [unit, size] = UNITS.find(([, least]) => Math.abs(seconds) >= least) ?? SECOND;
      return relative.format(Math.round(seconds / size), unit);
    },
    duration: (ms) => {
      const seconds = Math.round(ms / 1_000);
      if (seconds < 60) return amount(ms < 10_000 ? ms / 1_000 : seconds, 'second', 1);
      const parts = [amount(Math.floor(seconds / 60) % 60, 'minute')];
      if (seconds >= 3_600) parts.unshift(amount(Math.floor(seconds / 3_600), 'hour'));
      else parts.push(amount(seconds % 60, 'second'));
      return parts.join(' ');
    },
    bytes: (count) => {
      const [unit, size] = SIZES.find(([, least]) => count >= least) ?? BYTE;
      return amount(count / size, unit, 1);
    },
    list: (texts) => list.format(texts),
  };
}

const SECOND = ['second', 1] as const;
const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

const BYTE = ['byte', 1] as const;
const SIZES = [
  ['gigabyte', 1e9],
  ['megabyte', 1e6],
  ['kilobyte', 1e3],
] as const;
