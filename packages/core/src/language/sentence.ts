import type { GERMAN } from './german.ts';

/**
 * Something that people read, as data: English with the names of its params in braces, and the
 * params. `inLanguage` says it in another language. Kept as JSON, it can be said in any language later.
 */
export interface Sentence {
  readonly text: string;
  readonly params?: Readonly<Record<string, Said>>;
}

/** What a sentence is filled with: a text that is the same in every language, or a sentence. */
export type Said = string | Sentence;

/** Every text that there is in German too. */
export type SentenceText = keyof typeof GERMAN;

/** A sentence; its text has to be in `german/`, and each of its params has to be given. */
export function say<T extends SentenceText>(text: T, ...[params]: ParamsOf<T>): Sentence {
  if (params === undefined) return { text };
  const given = Object.entries(params as Readonly<Record<string, Said | number>>);
  return {
    text,
    params: Object.fromEntries(
      given.map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]),
    ),
  };
}

/** The sentence in English. */
export function inEnglish(said: Said): string {
  return typeof said === 'string' ? said : fillSentence(said.text, said.params, inEnglish);
}

/** A text with its params in place, each put into words by `inWords`. */
export function fillSentence(
  text: string,
  params: Sentence['params'],
  inWords: (said: Said) => string,
): string {
  if (params === undefined) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const said = params[name];
    return said === undefined ? whole : inWords(said);
  });
}

type ParamsOf<T extends string> = [NamesIn<T>] extends [never]
  ? []
  : [params: Readonly<Record<NamesIn<T>, Said | number>>];

type NamesIn<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
