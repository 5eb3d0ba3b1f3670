import { changeLanguage } from 'i18next';

/** The languages of the pages, by the names that they give themselves. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;

export type Language = keyof typeof LANGUAGES;

/** Shows the pages in another language from now on; remembered in this browser. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED, language);
  await showLanguage(language);
}

/** Loads the texts of a language where they are not there yet, and shows them. */
export async function showLanguage(language: string): Promise<void> {
  document.documentElement.lang = language;
  document.documentElement.dir = language === MIRRORED ? 'rtl' : 'ltr';
  await changeLanguage(language);
}

/** The language that was chosen in this browser, else the first of the browser's own that is there. */
export function chosenLanguage(): string {
  const asked = new URLSearchParams(location.search).get('lng');
  if (asked === MIRRORED) return asked;
  const wanted = [localStorage.getItem(STORED) ?? '', ...navigator.languages];
  return wanted.map((tag) => tag.slice(0, 2)).find((tag) => tag in LANGUAGES) ?? 'en';
}

const STORED = 'muster.language';

/** English written from right to left, to see that every page bears it: `?lng=ar-XB`. */
export const MIRRORED = 'ar-XB';
