import { CURRENCY_CODES } from '@muster/core/normalize/currency';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { countriesIn } from '../../parts/country-names.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Countries, currencies, languages and time zones by their names in the language of the page. */
export function useLocaleChoices() {
  const { language } = useTranslation().i18n;
  return useMemo(
    () => ({
      countries: countriesIn(language).map(([value, label]) => ({ value, label })),
      currencies: named(language, 'currency', [...CURRENCY_CODES]).map(({ value, label }) => ({
        value,
        label: `${value} – ${label}`,
      })),
      languages: inOrder(language, named(language, 'language', LANGUAGE_CODES.split(' '))),
      timeZones: timeZones(),
    }),
    [language],
  );
}

function named(
  language: string,
  type: 'currency' | 'language',
  codes: readonly string[],
): readonly Choice[] {
  const names = new Intl.DisplayNames(language, { type });
  return codes.map((value) => ({ value, label: names.of(value) ?? value }));
}

function inOrder(language: string, choices: readonly Choice[]): readonly Choice[] {
  const { compare } = new Intl.Collator(language);
  return choices.toSorted((left, right) => compare(left.label, right.label));
}

/** `America/New York` with how far it is from UTC now. */
function timeZones(): readonly Choice[] {
  const now = new Date();
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map(
    (value) => {
      const offset = new Intl.DateTimeFormat('en', { timeZone: value, timeZoneName: 'longOffset' })
        .formatToParts(now)
        .find(({ type }) => type === 'timeZoneName')?.value;
      const name = value.replaceAll('_', ' ');
      return { value, label: value === 'UTC' ? name : `${name} (${offset ?? ''})` };
    },
  );
}

/** ISO 639-1: languages of offices, for the names of their months. */
const LANGUAGE_CODES =
  'af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ' +
  'ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl nn pa pl ps pt ro ru si sk sl sq sr sv ' +
  'sw ta te tg th tk tr uk ur uz vi zh zu';
