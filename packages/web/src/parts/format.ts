import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** How the language of the pages writes numbers, dates and times. */
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
  const { i18n } = useTranslation();
  return useMemo(() => formatIn(i18n.language), [i18n.language]);
}

function formatIn(language: string): Format {
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  // A date has no zone: it is the same day everywhere.
  const plainDate = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const list = new Intl.ListFormat(language);
  const amount = (value: number, unit: string, digits = 0): string =>
    new Intl.NumberFormat(language, {
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
