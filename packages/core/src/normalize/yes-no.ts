import type { CellCoder, Coded } from './coded.ts';
import { trimCell } from './trim.ts';
import { YES_NO_WORDS } from './yes-no-words.ts';

/** Codes yes or no, in any case: the words every export uses, English ones, and those of `language` (BCP 47). */
export function yesNoCoder(language: string): CellCoder {
  const answers = new Map<string, boolean>();
  for (const name of ['any', 'en', primaryLanguage(language)]) {
    const words = YES_NO_WORDS[name];
    for (const word of words?.yes ?? []) answers.set(word, true);
    for (const word of words?.no ?? []) answers.set(word, false);
  }
  return (text) => {
    const trimmed = trimCell(text);
    if (trimmed === '') return EMPTY;
    const answer =
      answers.get(trimmed) ??
      answers.get(trimmed.slice(0, LONGEST_WORD).normalize('NFC').toLowerCase());
    if (answer === undefined) return UNREADABLE;
    return answer ? YES : NO;
  };
}

/** `de` of `de-AT`: the key of the word tables. */
export function primaryLanguage(language: string): string {
  return (language.split(/[-_]/, 1)[0] ?? '').toLowerCase();
}

const LONGEST_WORD = 20;
const EMPTY: Coded = { kind: 'empty' };
const YES: Coded = { kind: 'value', value: true };
const NO: Coded = { kind: 'value', value: false };
const UNREADABLE: Coded = { kind: 'unreadable', issue: { code: 'yes_no_unreadable' } };
