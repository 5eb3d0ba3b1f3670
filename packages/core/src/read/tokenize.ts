import type { Issue } from '../issue/issue.ts';
import { createCharacterPlaces } from './character-places.ts';
import type { DecodedBlock } from './decode.ts';
import type { Dialect } from './dialect.ts';
import type { Encoding } from './encoding.ts';
import { fitRow } from './fit-row.ts';
import type { RawRow } from './raw-row.ts';
import { createLineSplitter } from './split-line.ts';
import type { SplitRow } from './split-line.ts';

/** Turns decoded text into rows, keeping what is not complete for the next block. */
export interface Tokenizer {
  push(block: DecodedBlock): RawRow[];
  end(): RawRow[];
}

/** What the tokeniser has to know about the file. */
export interface TokenizerFormat {
  readonly encoding: Encoding;
  readonly dialect: Dialect;
  readonly width: number | null;
}

/**
 * Makes the tokeniser of a file. What a row is never depends on how the text is split: a row is
 * decided when its end is certain, or when it has outgrown `ROW_LIMITS`.
 */
export function createTokenizer(format: TokenizerFormat, firstRowNumber: number): Tokenizer {
  const { comment } = format.dialect;
  const { width } = format;
  const splitter = createLineSplitter(format.dialect, width);
  const places = createCharacterPlaces();
  let text = '';
  let waiting: string[] = [];
  let waitingLength = 0;
  let rowNumber = firstRowNumber;
  // The row was longer than a row may be: everything up to the next line break is passed over.
  let passingOver = false;

  /** Joins what waits; false while it is too little to be worth reading the unfinished row again. */
  function takeWaiting(): boolean {
    if (waitingLength < text.length) return false;
    text += waiting.join('');
    waiting = [];
    waitingLength = 0;
    return true;
  }

  function readRows(final: boolean): RawRow[] {
    const rows: RawRow[] = [];
    let at = 0;
    splitter.start(text, final);
    while (at < text.length) {
      if (passingOver) {
        const passed = splitter.passLine(at);
        at = passed.next;
        if (!passed.ended) break;
        passingOver = false;
        continue;
      }
      if (comment !== null && text.startsWith(comment, at)) {
        // A note may be as long as it likes: nothing of it is kept.
        rowNumber++;
        passingOver = true;
        continue;
      }
      const split = splitter.split(at);
      if (split === null) break;
      const row = split.cells.length === 0 ? null : makeRow(split, at);
      if (row !== null) rows.push(row);
      rowNumber++;
      passingOver = split.cutShort;
      at = split.next;
    }
    text = text.slice(at);
    places.drop(at);
    return rows;
  }

  function makeRow(split: SplitRow, at: number): RawRow | null {
    const unreadable = places.unreadableWithin(at, split.next);
    const byteOffset = places.byteAt(at);
    if (!unreadable && split.issues === null && split.cells.length === width) {
      return { rowNumber, byteOffset, cells: split.cells, issues: NO_ISSUES };
    }
    const issues: Issue[] = split.issues === null ? [] : [...split.issues];
    if (unreadable) {
      issues.push({
        code: 'character_unreadable',
        severity: 'warning',
        column: null,
        value: null,
        params: { encoding: format.encoding.name },
      });
    }
    const cells = width === null ? split.cells : fitRow(split.cells, { width, issues });
    if (cells === null) return null;
    return { rowNumber, byteOffset, cells, issues: issues.length === 0 ? NO_ISSUES : issues };
  }

  return {
    push(block) {
      places.add(block);
      waiting.push(block.text);
      waitingLength += block.text.length;
      return takeWaiting() ? readRows(false) : [];
    },
    end() {
      text = withoutEndMark(text + waiting.join(''));
      waiting = [];
      return readRows(true);
    },
  };
}

const NO_ISSUES: readonly Issue[] = [];

/** DOS programs end a text with 0x1A, or fill its last block with it: alone on a line it is no row. */
function withoutEndMark(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0x1a) end--;
  const alone = end === 0 || text[end - 1] === '\n' || text[end - 1] === '\r';
  return alone ? text.slice(0, end) : text;
}
