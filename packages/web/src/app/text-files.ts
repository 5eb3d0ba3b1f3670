import type { BackendModule, ReadCallback } from 'i18next';
import { MIRRORED } from '../parts/language.ts';
import { loadPart } from '../parts/load-part.ts';
import { mirrored, type Texts } from './mirrored.ts';

/** Gives i18next the texts of one subject in one language, loaded when they are needed. */
export const textFiles: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, subject, done) => void answer(load(language, subject), done),
};

async function answer(texts: Promise<Texts>, done: ReadCallback): Promise<void> {
  try {
    done(null, await texts);
  } catch (error) {
    done(error as Error, null);
  }
}

const FILES = import.meta.glob<Texts>('../locales/*/*.json', { import: 'default' });

/** Every subject there is. */
export const SUBJECTS: readonly string[] = [...new Set(Object.keys(FILES).map(subjectOf))];

async function load(language: string, subject: string): Promise<Texts> {
  if (language === MIRRORED) return mirrored(await load('en', subject));
  const file = FILES[`../locales/${language}/${subject}.json`];
  if (file === undefined) throw new Error(`There are no texts about ${subject} in ${language}.`);
  return loadPart(file);
}

function subjectOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
}
