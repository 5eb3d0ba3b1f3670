import { type Said, say, type Sentence } from './sentence.ts';

/** Things named one after the other: `a, b, c`. */
export function sayList(items: readonly Said[]): Said {
  if (items.every((item) => typeof item === 'string')) return items.join(', ');
  return joined(items, (first, rest) => say('{first}, {rest}', { first, rest }));
}

/** Things of which one is meant: `a, b or c`. */
export function sayChoice(items: readonly Said[]): Said {
  const last = items.at(-1);
  if (last === undefined || items.length === 1) return last ?? '';
  return say('{some} or {last}', { some: sayList(items.slice(0, -1)), last });
}

/** Sentences one after the other. */
export function sayTogether(sentences: readonly Sentence[]): Said {
  return joined(sentences, (first, rest) => say('{first} {rest}', { first, rest }));
}

/** Sentences, each on a line of its own. */
export function sayLines(sentences: readonly Sentence[]): Said {
  return joined(sentences, (first, rest) => say('{first}\n{rest}', { first, rest }));
}

/** A name as a person wrote it: `"Shoe size"`. */
export function quoted(name: string): Sentence {
  return say('"{name}"', { name });
}

/** All of them as one, half by half: thousands are not nested thousands deep. */
function joined(items: readonly Said[], join: (first: Said, rest: Said) => Sentence): Said {
  const [only = ''] = items;
  if (items.length < 2) return only;
  const half = Math.ceil(items.length / 2);
  return join(joined(items.slice(0, half), join), joined(items.slice(half), join));
}
