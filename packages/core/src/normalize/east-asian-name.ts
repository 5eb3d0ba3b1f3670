/**
 * Splits a name in Chinese characters or Hangul, where the family name comes first; null for any
 * other name. Without a space, a family name has one character, or two where it is a known one of
 * two (歐陽, 남궁) or the name has four Chinese characters (山田太郎).
 */
export function splitEastAsianName(name: string): { first: string; last: string } | null {
  const match = NAME.exec(name);
  if (match === null) return null;
  const family = match[1] ?? match[3];
  const given = match[2] ?? match[4];
  if (family !== undefined && given !== undefined) return { first: given, last: family };
  if (!COMPACT.test(name)) return null;
  const isTwo = TWO_CHARACTERS.has(name.slice(0, 2)) || FOUR_HAN.test(name);
  const at = name.length > 2 && isTwo ? 2 : 1;
  return { first: name.slice(at), last: name.slice(0, at) };
}

/** Han with or without kana (Japan), or Hangul; in two parts, or in one. */
const NAME =
  /^(?:([\p{Script=Han}々ヶノ]{1,5})[ ・]([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー]{1,8})|(\p{Script=Hangul}{1,3}) (\p{Script=Hangul}{1,4})|[\p{Script=Han}\p{Script=Hangul}]{2,5})$/u;
const COMPACT = /^(?:[\u3400-\u9fff]{2,4}|\p{Script=Hangul}{2,5})$/u;

const FOUR_HAN = /^[\u3400-\u9fff]{4}$/;

const TWO_CHARACTERS: ReadonlySet<string> = new Set(
  (
    '欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 尉迟 公孙 令狐 皇甫 慕容 ' +
    '남궁 황보 제갈 선우 독고 사공 서문'
  ).split(' '),
);
