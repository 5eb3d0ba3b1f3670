import { type Said, say, type Sentence } from './sentence.ts';

/** Things named one after the other: `a, b, c`. */
export function sayList(items: readonly Said[]): Said {
  if (items.every((item) => typeof item === 'string')) return items.join(', ');
  const [first = '', ...others] = items;
  return others.length === 0 ? first : say('{first}, {rest}', { first, rest: sayList(others) });
}

/** Things of which one is meant: `a, b or c`. */
export function sayChoice(items: readonly Said[]): Said {
  const last = items.at(-1);
  if (last === undefined || items.length === 1) return last ?? '';
  return say('{some} or {last}', { some: sayList(items.slice(0, -1)), last });
}

/** Sentences one after the other. */
export function sayTogether(sentences: readonly Sentence[]): Said {
  const [first = '', ...others] = sentences;
  return others.length === 0 ? first : say('{first} {rest}', { first, rest: sayTogether(others) });
}

/** Sentences, each on a line of its own. */
export function sayLines(sentences: readonly Sentence[]): Said {
  const [first = '', ...others] = sentences;
  return others.length === 0 ? first : say('{first}\n{rest}', { first, rest: sayLines(others) });
}

/** A name as a person wrote it: `"Shoe size"`. */
export function quoted(name: string): Sentence {
  return say('"{name}"', { name });
}
