import { addResourceBundle, changeLanguage, hasResourceBundle, use } from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from '../locales/en/index.ts';
import { mirrored } from './mirrored.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof en;
  }
}

/** The languages of the pages, by the names that they give themselves. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;

export type Language = keyof typeof LANGUAGES;

/** Prepares the texts in the language that was chosen, else in that of the browser. */
export async function startTranslation(): Promise<void> {
  await use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en },
    ns: Object.keys(en),
    defaultNS: 'common',
    interpolation: { escapeValue: false },
  });
  await showLanguage(chosenLanguage());
}

/** Shows the pages in another language from now on; remembered in this browser. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED, language);
  await showLanguage(language);
}

async function showLanguage(language: string): Promise<void> {
  if (!hasResourceBundle(language, 'common')) {
    const texts =
      language === 'de' ? (await import('../locales/de/index.ts')).default : mirrored(en);
    for (const [namespace, bundle] of Object.entries(texts))
      addResourceBundle(language, namespace, bundle);
  }
  document.documentElement.lang = language;
  document.documentElement.dir = language === MIRRORED ? 'rtl' : 'ltr';
  await changeLanguage(language);
}

function chosenLanguage(): string {
  const asked = new URLSearchParams(location.search).get('lng');
  if (asked === MIRRORED) return asked;
  const wanted = [localStorage.getItem(STORED) ?? '', ...navigator.languages];
  return wanted.map((tag) => tag.slice(0, 2)).find((tag) => tag in LANGUAGES) ?? 'en';
}

const STORED = 'muster.language';

/** English written from right to left, to see that every page bears it: `?lng=ar-XB`. */
const MIRRORED = 'ar-XB';
