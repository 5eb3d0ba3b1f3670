import { type i18n, use as extend } from 'i18next';
import { initReactI18next } from 'react-i18next';
import common from '../locales/en/common.json' with { type: 'json' };
import contact from '../locales/en/contact.json' with { type: 'json' };
import contacts from '../locales/en/contacts.json' with { type: 'json' };
import lists from '../locales/en/lists.json' with { type: 'json' };
import shell from '../locales/en/shell.json' with { type: 'json' };
import type { Texts } from '../locales/en/index.ts';
import { chosenLanguage, showLanguage } from '../parts/language.ts';
import { localeOf } from '../parts/locale.ts';
import { textFiles } from './text-files.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Texts;
  }
}

/**
 * Prepares the texts in the language that was chosen, else in that of the browser. Those of the first
 * page are there from the start, in English; all others are loaded with the first page that shows them.
 */
export async function startTranslation(): Promise<void> {
  const first = { common, contact, contacts, lists, shell };
  const texts = extend(initReactI18next).use(textFiles);
  await texts.init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: first },
    partialBundledLanguages: true,
    ns: Object.keys(first),
    defaultNS: 'common',
    interpolation: { escapeValue: false },
  });
  writeNumbersAsBeside(texts);
  await showLanguage(chosenLanguage());
}

/** Numbers in texts are written as those beside them: as people do in the country of the browser. */
function writeNumbersAsBeside({ services }: i18n): void {
  // Making one takes longer than writing with it.
  const formats = new Map<string, Intl.NumberFormat>();
  services.formatter?.add('number', (value: number, language = 'en') => {
    const locale = localeOf(language);
    const format = formats.get(locale) ?? new Intl.NumberFormat(locale);
    formats.set(locale, format);
    return format.format(value);
  });
}
