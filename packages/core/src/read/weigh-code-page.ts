/**
 * How well decoded text reads, from about -3 (nonsense) to 1: the mean over its characters beyond
 * ASCII of how likely each is between its neighbours. Made for texts in Latin letters.
 */
export function weighCodePage(text: string): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < 0x80) continue;
    sum += weighCharacter(text[at] ?? '', text[at - 1] ?? '', text[at + 1] ?? '');
    count++;
  }
  // Turkish letters beside those of languages that have none of them: the wrong code page.
  const mixed = /[ğışİ]/.test(text) && /[èìòùøåæãõñŻ]/.test(text) ? 0.5 : 0;
  const foreign = text.match(NOT_IN_ONE_WORD)?.length ?? 0;
  return count === 0 ? 0 : (sum - 2 * foreign) / count - mixed;
}

// Czech read as Western: no language has both letters in one word.
const NOT_IN_ONE_WORD =
  /[øæå]\p{L}{0,20}[áíýìè]|[áíýìè]\p{L}{0,20}[øæå]|[ìòù]\p{L}{0,20}[èáíý]|è\p{L}{0,20}í/gu;

// Letters that take the place of commoner ones when the code page is wrong: ð for ğ, õ for ő, …
const DOUBTFUL_LETTERS: ReadonlyMap<string, number> = new Map([
  ...pairs('þðÞÐýÝđĐûÛ', 0.5),
  ...pairs('ţŢńűőśćŕĺ', 0.8),
  ...pairs('õÕ', 0.6),
  ...pairs('ŸƒıµĂŔĘĚ', 0.3),
]);
const TURKISH_LETTERS = 'ğışİŞĞ';
const COMMON_SIGNS = '“”„‘’‚–—…€£©®°·«»½¼™\u00A0•§¿¡´ªº²³¹';

function pairs(letters: string, weight: number): [string, number][] {
  return Array.from(letters, (letter) => [letter, weight]);
}

function weighCharacter(character: string, before: string, after: string): number {
  if (character === '\uFFFD' || /\p{C}/u.test(character)) return -3;
  const lowerBefore = /\p{Ll}/u.test(before);
  const letterBefore = lowerBefore || /\p{L}/u.test(before);
  const letterAfter = /\p{L}/u.test(after);
  if ('ªº'.includes(character)) return letterBefore || letterAfter ? -1 : 0.4;
  if (/\p{L}/u.test(character)) {
    if (!/\p{Script=Latin}/u.test(character)) {
      return /[A-Za-z]/.test(before) || /[A-Za-z]/.test(after) ? -2 : 0.5;
    }
    const lower = /\p{Ll}/u.test(character);
    // Words change from small letters to capitals nowhere, and do not end in digits.
    if (lower ? /\p{Lu}/u.test(after) : lowerBefore) return -1;
    if (/\d/.test(after)) return -0.5;
    if (!letterBefore && !letterAfter) return 0.3;
    if (TURKISH_LETTERS.includes(character)) return 0.95;
    // The Portuguese õ stands before e.
    if (character === 'õ' && after === 'e') return 1;
    return DOUBTFUL_LETTERS.get(character) ?? 1;
  }
  if (character === '’') return 0.9;
  if (letterBefore && letterAfter) return -1.5;
  if ('£¥¤³¹'.includes(character) && letterAfter) return -0.5;
  return COMMON_SIGNS.includes(character) ? 0.9 : -1;
}
