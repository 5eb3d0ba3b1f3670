import type { Issue } from '../issue/issue.ts';
import type { Dialect } from './dialect.ts';
import { ROW_LIMITS } from './row-limits.ts';

/** One row found in the text. */
export interface SplitRow {
  /** Empty for a blank line. */
  readonly cells: string[];
  /** Index of the character after the row and its line end. */
  readonly next: number;
  readonly issues: Issue[] | null;
  /** The row was longer than a row may be: `next` lies inside its line, whose rest belongs to nobody. */
  readonly cutShort: boolean;
}

/** Splits the text that a tokeniser holds, row by row in ascending order. */
export interface LineSplitter {
  /** Takes a new text; `final` when nothing follows it. */
  start(text: string, final: boolean): void;
  /** The row that begins here, or null when its end depends on text still to come. */
  split(at: number): SplitRow | null;
  /** Passes over the rest of a line: how far the text is used up, and whether the line ended there. */
  passLine(at: number): { readonly next: number; readonly ended: boolean };
}

/** Makes the splitter of a dialect; `width` decides between two readings of a doubtful quote. */
export function createLineSplitter(dialect: Dialect, width: number | null): LineSplitter {
  const { delimiter } = dialect;
  const delimiterLength = delimiter.length;
  const quote = dialect.quote ?? '';
  const quoteCode = quote.charCodeAt(0);
  const delimiterCode = delimiter.charCodeAt(0);
  const backslash = dialect.escape === 'backslash';
  const breaksAtLf = dialect.lineEnd !== 'cr';
  const breaksAtCr = dialect.lineEnd === 'cr' || dialect.lineEnd === 'any';
  const tabIsBlank = !delimiter.includes('\t');
  const spaceIsBlank = !delimiter.includes(' ');

  let text = '';
  let final = false;
  // The next of each at or after the place asked for; Infinity when the text has no more.
  let lf = -1;
  let cr = -1;
  let quoteAt = -1;
  let delimiterAt = -1;

  function start(newText: string, isFinal: boolean): void {
    text = newText;
    final = isFinal;
    lf = breaksAtLf ? -1 : Infinity;
    cr = breaksAtCr ? -1 : Infinity;
    quoteAt = quote === '' ? Infinity : -1;
    delimiterAt = -1;
  }

  function indexAfter(needle: string, from: number): number {
    const found = text.indexOf(needle, from);
    return found === -1 ? Infinity : found;
  }

  function nextBreak(at: number): number {
    if (lf < at) lf = indexAfter('\n', at);
    if (cr < at) cr = indexAfter('\r', at);
    return lf < cr ? lf : cr;
  }

  function nextQuote(at: number): number {
    if (quoteAt < at) quoteAt = indexAfter(quote, at);
    return quoteAt;
  }

  function nextDelimiter(at: number): number {
    if (delimiterAt < at) delimiterAt = indexAfter(delimiter, at);
    return delimiterAt;
  }

  /** Index after a line break, or Infinity while a CR may still turn out to be half of a CRLF. */
  function afterBreak(at: number): number {
    if (text.charCodeAt(at) !== CR) return at + 1;
    if (at + 1 === text.length && !final) return Infinity;
    return text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
  }

  /** Where the content of a line ends; several CR before an LF come from converting twice. */
  function contentEnd(from: number, breakAt: number): number {
    let end = breakAt === Infinity ? text.length : breakAt;
    while (end > from && text.charCodeAt(end - 1) === CR) end--;
    return end;
  }

  function split(at: number): SplitRow | null {
    const breakAt = nextBreak(at);
    const quoted = nextQuote(at) < breakAt;
    const row = quoted
      ? (splitCleanlyQuoted(at, breakAt) ?? splitQuoted(at))
      : splitPlain(at, breakAt);
    const tooLong =
      row === null ? text.length - at > ROW_LIMITS.row : row.next - at > ROW_LIMITS.row;
    if (tooLong) return cutRow(at);
    return row === null || row.next - at <= ROW_LIMITS.cell ? row : cutCells(row);
  }

  function splitPlain(at: number, breakAt: number): SplitRow | null {
    const next = breakAt === Infinity ? (final ? text.length : Infinity) : afterBreak(breakAt);
    if (next === Infinity) return null;
    const end = contentEnd(at, breakAt);
    const cells: string[] = [];
    if (end > at) pushPlain(cells, { from: at, end });
    return { cells, next, issues: null, cutShort: false };
  }

  function pushPlain(cells: string[], { from, end }: Range): void {
    let at = from;
    for (let found = nextDelimiter(at); found < end; found = nextDelimiter(at)) {
      cells.push(text.slice(at, found));
      at = found + delimiterLength;
      if (cells.length === MOST_CELLS) break;
    }
    cells.push(text.slice(at, end));
  }

  /** The usual row with quotes, fast: nothing doubled, stray or over several lines; else null. */
  function splitCleanlyQuoted(at: number, breakAt: number): SplitRow | null {
    if (breakAt === Infinity || delimiterLength !== 1) return null;
    const next = afterBreak(breakAt);
    if (next === Infinity) return null;
    const restoreDelimiter = delimiterAt;
    const end = contentEnd(at, breakAt);
    const cells: string[] = [];
    for (let cell = at; ;) {
      let cellEnd: number;
      if (text.charCodeAt(cell) === quoteCode) {
        const close = text.indexOf(quote, cell + 1);
        if (close === -1 || close >= end) break;
        const inner = text.slice(cell + 1, close);
        if (backslash && inner.includes('\\')) break;
        cells.push(inner);
        cellEnd = close + 1;
      } else {
        cellEnd = Math.min(nextDelimiter(cell), end);
        if (nextQuote(cell) < cellEnd) break;
        cells.push(text.slice(cell, cellEnd));
      }
      if (cellEnd === end) return { cells, next, issues: null, cutShort: false };
      if (text.charCodeAt(cellEnd) !== delimiterCode || cells.length === MOST_CELLS) break;
      cell = cellEnd + 1;
    }
    delimiterAt = restoreDelimiter;
    quoteAt = -1;
    return null;
  }

  /** Reads a row with quotes, a second time where the first reading is doubtful. */
  function splitQuoted(at: number): SplitRow | null {
    const caches = { lf, cr, quoteAt, delimiterAt };
    const first = readCells(at, -1);
    const doubtAt = first === null ? -1 : Math.max(first.multilineAt, first.strayAt);
    if (first === null || doubtAt === -1) return first && finish(first);
    const fits = first.cells.length === width;
    const doubtful = first.strayLater || (width !== null && !fits);
    if (!doubtful || first.next - at > ROW_LIMITS.secondReading) return finish(first);
    const after = { lf, cr, quoteAt, delimiterAt };
    ({ lf, cr, quoteAt, delimiterAt } = caches);
    const literalAt = first.multilineAt === -1 ? first.strayAt : first.multilineAt;
    const lineBreak = nextBreak(literalAt);
    const lineEnd = lineBreak === Infinity ? text.length : afterBreak(lineBreak);
    ({ lf, cr, quoteAt, delimiterAt } = caches);
    const second = readCells(at, literalAt);
    if (second === null) return null;
    const secondFits = second.next === lineEnd && second.cells.length === width;
    if (first.strayLater ? fits && !secondFits : !secondFits) {
      ({ lf, cr, quoteAt, delimiterAt } = after);
      return finish(first);
    }
    return finish(second);
  }

  /** `literalAt`: the quote that is taken as an ordinary character, or -1. */
  function readCells(at: number, literalAt: number): QuotedRow | null {
    const cells: string[] = [];
    const row = { strayPlain: false, strayInside: false, strayLater: false };
    let unclosed = false;
    let multilineAt = -1;
    let strayAt = -1;
    let cell = at;
    for (;;) {
      const open = skipBlanks(cell);
      let end = -1;
      if (open === text.length && !final) return null;
      if (text.startsWith(quote, open) && open !== literalAt && cells.length < MOST_CELLS) {
        const scanned = scanQuoted(open);
        if (scanned === null) return null;
        if (scanned.close !== -1) {
          if (multilineAt === -1 && nextBreak(open) < scanned.close) multilineAt = open;
          row.strayInside ||= scanned.stray;
          if (scanned.stray && strayAt === -1) strayAt = open;
          row.strayLater ||= scanned.strayLater;
          cells.push(unescape(text.slice(open + 1, scanned.close), scanned.escaped));
          end = scanned.end;
        }
      }
      if (end === -1) {
        const breakAt = nextBreak(cell);
        if (breakAt === Infinity && !final) return null;
        const lineEnd = contentEnd(cell, breakAt);
        end = cells.length < MOST_CELLS ? Math.min(nextDelimiter(cell), lineEnd) : lineEnd;
        // Closed within its own cell, with text after it, is stray; nowhere closed is unclosed.
        const opens = text.startsWith(quote, open) && open < end && cells.length < MOST_CELLS;
        if (!opens) row.strayPlain ||= nextQuote(cell) < end;
        else if (nextQuote(open + 1) < end) row.strayInside = true;
        else unclosed = true;
        cells.push(text.slice(cell, end));
        if (end === lineEnd) end = Math.min(breakAt, text.length);
      }
      if (text.startsWith(delimiter, end)) {
        cell = end + delimiterLength;
        continue;
      }
      const next = end >= text.length ? text.length : afterBreak(nextBreak(end));
      if (next === Infinity) return null;
      return { cells, next, unclosed, multilineAt, strayAt, ...row };
    }
  }

  function skipBlanks(from: number): number {
    let at = from;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (!(code === SPACE && spaceIsBlank) && !(code === TAB && tabIsBlank)) break;
    }
    return at;
  }

  /** Looks for the quote that closes the one at `open`; null while that depends on text to come. */
  function scanQuoted(open: number): ScannedQuote | null {
    const breakAt = nextBreak(open);
    // Quotes do run over lines, but a quote that was never closed would run over all of them.
    const limit = breakAt - open < ROW_LIMITS.cell ? open + ROW_LIMITS.cell : Infinity;
    let escaped = false;
    let stray = false;
    let strayLater = 0;
    let lines = 0;
    let counted = open;
    let at = open + 1;
    for (;;) {
      const close = indexAfter(quote, at);
      if (close > limit && text.length > limit) return UNCLOSED;
      if (Math.min(close, text.length) - open > ROW_LIMITS.cellLines) {
        for (; counted < close && lines <= ROW_LIMITS.cellLines; lines++) {
          counted = indexAfter(breaksAtLf ? '\n' : '\r', counted + 1);
        }
        if (counted < close) return UNCLOSED;
      }
      if (close === Infinity) return final ? UNCLOSED : null;
      if (backslash && isEscaped(open, close)) {
        escaped = true;
        at = close + 1;
        continue;
      }
      if (close + 1 === text.length && !final) return null;
      if (text.startsWith(quote, close + 1)) {
        escaped = true;
        at = close + 2;
        continue;
      }
      const end = endAfterClose(close + 1);
      if (end === null) return null;
      if (end !== -1) return { close, end, escaped, stray, strayLater: strayLater > 0 };
      stray = true;
      if (close > breakAt) {
        strayLater++;
        const tooFar = close - open > ROW_LIMITS.doubtfulCell;
        if (tooFar || strayLater > ROW_LIMITS.doubtfulQuotes) return UNCLOSED;
      }
      at = close + 1;
    }
  }

  /** Where the cell ends when the quote before `from` closes it, -1 when it does not. */
  function endAfterClose(from: number): number | null {
    const end = skipBlanks(from);
    if (end + delimiterLength > text.length && !final) return null;
    if (end === text.length || text.startsWith(delimiter, end)) return end;
    const code = text.charCodeAt(end);
    if (code === LF) return breaksAtLf ? end : -1;
    if (code !== CR) return -1;
    if (breaksAtCr) return end;
    let after = end;
    while (text.charCodeAt(after) === CR) after++;
    if (after === text.length) return final ? after : null;
    return text.charCodeAt(after) === LF ? after : -1;
  }

  function isEscaped(open: number, at: number): boolean {
    let first = at;
    while (first - 1 > open && text.charCodeAt(first - 1) === BACKSLASH) first--;
    return (at - first) % 2 === 1;
  }

  function unescape(inner: string, escaped: boolean): string {
    if (backslash && inner.includes('\\')) {
      return inner.replaceAll(quote === '"' ? /\\(["\\])|""/g : /\\(['\\])|''/g, (found, kept) =>
        typeof kept === 'string' ? kept : found.slice(1),
      );
    }
    return escaped ? inner.replaceAll(quote + quote, quote) : inner;
  }

  function finish(row: QuotedRow): SplitRow {
    const issues: Issue[] = [];
    if (row.unclosed) issues.push(rowIssue('quote_unclosed', 'warning'));
    if (row.strayInside) issues.push(rowIssue('quote_stray', 'warning'));
    // An apostrophe inside a word is no stray quote.
    else if (row.strayPlain && quote === '"' && !row.unclosed) {
      issues.push(rowIssue('quote_stray', 'info'));
    }
    const { cells, next } = row;
    return { cells, next, issues: issues.length === 0 ? null : issues, cutShort: false };
  }

  /** A row beyond all measure: its beginning is kept, so that it can be recognised. */
  function cutRow(at: number): SplitRow {
    const cells: string[] = [];
    const end = at + ROW_LIMITS.cell;
    delimiterAt = -1;
    pushPlain(cells, { from: at, end });
    const issues = [rowIssue('cell_too_long', 'error')];
    return { cells, next: at + ROW_LIMITS.row, issues, cutShort: true };
  }

  function passLine(at: number): { readonly next: number; readonly ended: boolean } {
    const breakAt = nextBreak(at);
    if (breakAt === Infinity) return { next: text.length, ended: false };
    const next = afterBreak(breakAt);
    return next === Infinity ? { next: breakAt, ended: false } : { next, ended: true };
  }

  return { start, split, passLine };
}

const LF = 10;
const CR = 13;
const TAB = 9;
const SPACE = 32;
const BACKSLASH = 92;

// Far beyond the columns a table may have; what follows stays together as one last cell.
const MOST_CELLS = 20_000;

interface Range {
  readonly from: number;
  readonly end: number;
}

interface QuotedRow {
  readonly cells: string[];
  readonly next: number;
  readonly unclosed: boolean;
  /** The opening quote of the first cell that runs over a line end, or -1. */
  readonly multilineAt: number;
  /** The opening quote of the first cell with a stray quote inside, or -1. */
  readonly strayAt: number;
  readonly strayPlain: boolean;
  readonly strayInside: boolean;
  /** A stray quote on a later line than the opening one: a sign that the opening one never closed. */
  readonly strayLater: boolean;
}

interface ScannedQuote {
  /** Index of the closing quote, or -1 when there is none. */
  readonly close: number;
  /** Index of the delimiter or line break after the cell. */
  readonly end: number;
  readonly escaped: boolean;
  readonly stray: boolean;
  readonly strayLater: boolean;
}

const UNCLOSED: ScannedQuote = {
  close: -1,
  end: -1,
  escaped: false,
  stray: false,
  strayLater: false,
};

function rowIssue(code: Issue['code'], severity: Issue['severity']): Issue {
  return { code, severity, column: null, value: null };
}

function cutCells(row: SplitRow): SplitRow {
  if (row.cells.every((cell) => cell.length <= ROW_LIMITS.cell)) return row;
  const cells = row.cells.map((cell) => cell.slice(0, ROW_LIMITS.cell));
  const issues = [...(row.issues ?? []), rowIssue('cell_too_long', 'error')];
  return { ...row, cells, issues };
}
