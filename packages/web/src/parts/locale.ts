import { useTranslation } from 'react-i18next';

/** Where numbers, dates and times are written as people there write them: `en-GB`. */
export function useLocale(): string {
  return localeOf(useTranslation().i18n.language);
}

/** The first country that the browser names with the language of the page; the language alone where it names none. */
export function localeOf(
  language: string,
  preferred: readonly string[] = navigator.languages,
): string {
  return preferred.find((tag) => tag.startsWith(`${language}-`)) ?? language;
}
