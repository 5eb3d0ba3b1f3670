import { ISSUES_DE } from '../issue/catalogue-de.ts';
import { ISSUES, type IssueCode } from '../issue/catalogue.ts';
import { GERMAN } from './german.ts';
import type { Language } from './language.ts';
import { fillSentence, inEnglish, type Said } from './sentence.ts';

const PARTS = ['title', 'sentence', 'advice'] as const;

/** The sentence in a language, English unless said; what has no words in it is said in English. */
export function inLanguage(said: Said, language: Language = 'en'): string {
  if (typeof said === 'string') return said;
  return language === 'en' ? inEnglish(said) : inGerman(said);
}

function inGerman(said: Said): string {
  if (typeof said === 'string') return said;
  // What was kept by another version may have a text that this one has not.
  return fillSentence(TEXTS.get(said.text) ?? said.text, said.params, inGerman);
}

const TEXTS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(GERMAN),
  ...(Object.keys(ISSUES) as IssueCode[]).flatMap((code) =>
    PARTS.map((part): [string, string] => [ISSUES[code][part], ISSUES_DE[code][part]]),
  ),
]);
