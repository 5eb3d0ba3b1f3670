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
  return count === 0 ? 0 : sum / count;
}

const COMMON_SIGNS = '“”„‘’‚–—…€£©®°·«»½¼™\u00A0•§¿¡´ªº²³¹';
const RARE_LETTERS = 'þðÞÐÿŸƒıµÝ×÷';

function weighCharacter(character: string, before: string, after: string): number {
  if (character === '\uFFFD' || /\p{C}/u.test(character)) return -3;
  const lowerBefore = /\p{Ll}/u.test(before);
  const letterBefore = lowerBefore || /\p{L}/u.test(before);
  const letterAfter = /\p{L}/u.test(after);
  if (/\p{L}/u.test(character)) {
    if (!/\p{Script=Latin}/u.test(character)) {
      return /[A-Za-z]/.test(before) || /[A-Za-z]/.test(after) ? -2 : 0.5;
    }
    if (RARE_LETTERS.includes(character)) return -0.3;
    // A capital inside a word in small letters.
    if (lowerBefore && /\p{Lu}/u.test(character)) return -1;
    return letterBefore || letterAfter ? 1 : 0.3;
  }
  if (character === '’' || character === '´') return 0.5;
  if (letterBefore && letterAfter) return -1.5;
  return COMMON_SIGNS.includes(character) ? 0.4 : -1;
}
