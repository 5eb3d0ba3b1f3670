/** A header as words: without case, accents and punctuation. */
export interface HeaderWords {
  readonly words: readonly string[];
  /** For each word the number that stands right after it (`Phone 2`), else null. */
  readonly numberAfter: readonly (number | null)[];
  /** The number before the first word (`2. Phone`), else null. */
  readonly leadingNumber: number | null;
}

/**
 * Splits a header into words: at everything that is no letter or digit, between a small and a
 * capital letter (`firstName`), and between letters and digits (`Address1`). Numbers up to 20
 * count things and are kept apart; larger ones are words. Reads at most 200 characters.
 */
export function headerWords(header: string): HeaderWords {
  const words: string[] = [];
  const numberAfter: (number | null)[] = [];
  let leadingNumber: number | null = null;
  for (const piece of pieces(header.slice(0, LONGEST_READ))) {
    const count = smallNumber(piece);
    if (count === null) {
      words.push(piece);
      numberAfter.push(null);
    } else if (words.length === 0) leadingNumber = count;
    else numberAfter[words.length - 1] = count;
  }
  return { words, numberAfter, leadingNumber };
}

/** The words of a phrase written as one: what aliases are compared by, so that `first_name`, `FirstName` and `First Name` are the same. */
export function gluedWords(phrase: string): string {
  return pieces(phrase).join('');
}

const LONGEST_READ = 200;

function pieces(text: string): string[] {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/[\u2019\u2018`\u00b4]/gu, "'")
    .replace(/'s(?=[^\p{L}]|$)/giu, ' ')
    .toLowerCase()
    .replace(/[ßøæœłđðþı]/gu, (letter) => UNDECOMPOSED.get(letter) ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/(\p{L})(\p{N})/gu, '$1 $2')
    .replace(/(\p{N})(\p{L})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((piece) => piece !== '');
}

/** Letters that Unicode does not decompose into a base letter and a mark. */
const UNDECOMPOSED: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['ø', 'o'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
]);

function smallNumber(piece: string): number | null {
  if (piece.length > 2 || !/^[0-9]+$/u.test(piece)) return null;
  const number = Number(piece);
  return number <= 20 ? number : null;
}
