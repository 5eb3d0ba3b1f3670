import { use as extend } from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from '../locales/en/index.ts';
import { chosenLanguage, showLanguage } from '../parts/language.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof en;
  }
}

/** Prepares the texts in the language that was chosen, else in that of the browser. */
export async function startTranslation(): Promise<void> {
  await extend(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en },
    ns: Object.keys(en),
    defaultNS: 'common',
    interpolation: { escapeValue: false },
  });
  await showLanguage(chosenLanguage());
}
