import type { RawRow } from './raw-row.ts';

/** A text, and how it reads when apostrophes are ordinary characters. */
export interface ApostropheClues {
  readonly text: string;
  readonly delimiter: string;
  readonly plainRows: readonly RawRow[];
}

/**
 * Whether apostrophes can be the quotes of a text: no cell is quoted with `"`, and they either keep a
 * cell together or stand around most cells of a column. A name in apostrophes here and there is data.
 */
export function apostrophesQuote({ text, delimiter, plainRows }: ApostropheClues): boolean {
  if (hasQuotedCell(text, { delimiter, quote: '"' }, () => true)) return false;
  const protects = (inner: string) =>
    inner.includes(delimiter) || inner.includes("''") || /[\r\n]/.test(inner);
  return hasQuotedCell(text, { delimiter, quote: "'" }, protects) || hasQuotedColumn(plainRows);
}

interface QuotedWith {
  readonly delimiter: string;
  readonly quote: string;
}

/** Looks for a cell that opens after a delimiter or line end and closes before one. */
function hasQuotedCell(
  text: string,
  { delimiter, quote }: QuotedWith,
  test: (inner: string) => boolean,
): boolean {
  for (let open = text.indexOf(quote); open !== -1;) {
    if (!opensCell(text, delimiter, open)) {
      open = text.indexOf(quote, open + 1);
      continue;
    }
    let close = text.indexOf(quote, open + 1);
    while (close !== -1 && text[close + 1] === quote) close = text.indexOf(quote, close + 2);
    if (close === -1) return false;
    if (closesCell(text, delimiter, close) && test(text.slice(open + 1, close))) return true;
    open = text.indexOf(quote, close + 1);
  }
  return false;
}

function opensCell(text: string, delimiter: string, open: number): boolean {
  const at = text[open - 1] === ' ' && delimiter !== ' ' ? open - 1 : open;
  return at === 0 || isBreak(text[at - 1]) || text.endsWith(delimiter, at);
}

function closesCell(text: string, delimiter: string, close: number): boolean {
  const after = text[close + 1] === ' ' && delimiter !== ' ' ? close + 2 : close + 1;
  return after >= text.length || isBreak(text[after]) || text.startsWith(delimiter, after);
}

function isBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

function hasQuotedColumn(rows: readonly RawRow[]): boolean {
  const filled: number[] = [];
  const wearing: number[] = [];
  for (const { cells } of rows) {
    for (const [column, cell] of cells.entries()) {
      const text = cell.trim();
      if (text === '') continue;
      filled[column] = (filled[column] ?? 0) + 1;
      if (text.length < 2 || !text.startsWith("'") || !text.endsWith("'")) continue;
      wearing[column] = (wearing[column] ?? 0) + 1;
    }
  }
  return wearing.some((count, column) => count >= 2 && count * 2 > (filled[column] ?? 0));
}
