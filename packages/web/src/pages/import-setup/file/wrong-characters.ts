/** A piece of a text; wrong where it shows that its bytes were read in another encoding. */
export interface TextPiece {
  /** Where it begins. */
  readonly at: number;
  readonly text: string;
  readonly isWrong: boolean;
}

/** Parts a text at characters that nobody wrote: those that stand for unreadable bytes, and UTF-8 read as a code page. */
export function findWrongCharacters(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const { index, 0: found } of text.matchAll(WRONG)) {
    if (index > from) pieces.push({ at: from, text: text.slice(from, index), isWrong: false });
    pieces.push({ at: index, text: found, isWrong: true });
    from = index + found.length;
  }
  if (from < text.length || pieces.length === 0)
    pieces.push({ at: from, text: text.slice(from), isWrong: false });
  return pieces;
}

/** Whether a text has such characters. */
export function hasWrongCharacters(text: string): boolean {
  return text.search(WRONG) !== -1;
}

// U+FFFD, control characters that no text has, and what UTF-8's bytes are in windows-1252: "Ã¼" for
// "ü", "â€™" for an apostrophe. Letters such as "Ã" alone are fine.
const WRONG =
  /\uFFFD+|(?![\t-\r])\p{Cc}|[ÃÂÄÅ][\u00A0-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u00A0-\u00BF‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/gu;
