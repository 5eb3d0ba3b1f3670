import { DATE_WORDS, type DateWords } from './date-words.ts';
import { primaryLanguage } from './yes-no.ts';

/** What a word means in a date; a word can mean several things (`mar` is March and Tuesday). */
export interface DateWord {
  /** 1 to 12; 0 when it is no month. */
  readonly month: number;
  /** 0 (Sunday) to 6; -1 when it is no day of the week. */
  readonly weekday: number;
  /** Whether it may follow the number of a day: `st`, `nd`. */
  readonly isOrdinal: boolean;
  /** Whether it may stand between the parts of a date: `of`. */
  readonly isFiller: boolean;
}

export type FindDateWord = (word: string) => DateWord | null;

/** Compiles the look-up of a word of English or of `language` (BCP 47), in any case, with or without accents. */
export function dateWordFinder(language: string): FindDateWord {
  const words = new Map<string, DateWord>();
  // The account's own language comes last, so that its meaning of a word counts.
  for (const name of ['en', primaryLanguage(language)]) {
    const table = DATE_WORDS[name];
    if (table !== undefined) addLanguage(words, table);
  }
  return (word) =>
    word.length > LONGEST ? null : (words.get(word) ?? words.get(fold(word)) ?? null);
}

const LONGEST = 16;
const NO_MEANING: DateWord = { month: 0, weekday: -1, isOrdinal: false, isFiller: false };

function addLanguage(words: Map<string, DateWord>, table: DateWords): void {
  const add = (names: string, meaning: Partial<DateWord>): void => {
    for (const name of names.split(' ')) {
      if (name === '') continue;
      const key = fold(name);
      words.set(key, { ...(words.get(key) ?? NO_MEANING), ...meaning });
    }
  };
  table.months.forEach((names, index) => add(names, { month: index + 1 }));
  table.weekdays.forEach((names, index) => add(names, { weekday: index }));
  add(table.ordinals, { isOrdinal: true });
  add(table.fillers, { isFiller: true });
}

function fold(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
