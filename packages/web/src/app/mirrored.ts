/** Texts by key, in groups as deep as one likes. */
export type Texts = { readonly [key: string]: string | Texts };

/** The texts with marks that have them written from right to left; placeholders stay as they are. */
export function mirrored<T extends Texts>(texts: T): T {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      typeof text === 'string' ? text.replaceAll(WORD, '\u202E$&\u202C') : mirrored(text),
    ]),
  ) as T;
}

/** Words that are no part of a placeholder or a tag. */
const WORD = /(?<![{<$/\w])\b\p{L}+\b(?![^{]*\}\}|[^<]*>)/gu;
