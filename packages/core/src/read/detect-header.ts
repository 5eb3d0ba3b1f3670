import type { Detected } from '../detected.ts';
import { say, type Sentence } from '../language/sentence.ts';
import { cellShape } from './cell-shape.ts';
import type { CellShape } from './cell-shape.ts';
import { knowsHeaderWord } from './header-word.ts';
import type { RawRow } from './raw-row.ts';

/** Which rows of the file are its header; empty when it has none. Rows before it are a preamble. */
export interface HeaderRows {
  /** Row numbers, ascending and adjacent but for blank lines. */
  readonly rowNumbers: readonly number[];
  /** The number of the first row that is data. */
  readonly firstDataRow: number;
}

/**
 * Finds the header in the first rows of a file, read without a fixed width: where the table begins,
 * whether its first row names columns or holds data, and whether more rows name them.
 */
export function detectHeader(rows: readonly RawRow[], usualCells: number): Detected<HeaderRows> {
  const start = findTableStart(rows, usualCells);
  const first = rows[start];
  if (first === undefined) {
    return guess({ rowNumbers: [], firstDataRow: 1 }, 0.5, say('The file has no rows.'));
  }
  const data = rows.slice(start + 1, start + 1 + SAMPLE_ROWS);
  const verdict = judgeHeader(first, data);
  if (!verdict.isHeader) {
    return guess(
      { rowNumbers: [], firstDataRow: first.rowNumber },
      verdict.confidence,
      verdict.reason,
    );
  }
  const more = countMoreHeaderRows(first, data);
  const header = rows.slice(start, start + 1 + more);
  const last = header.at(-1) ?? first;
  const value = {
    rowNumbers: header.map(({ rowNumber }) => rowNumber),
    firstDataRow: last.rowNumber + 1,
  };
  return guess(value, verdict.confidence, withNotes(verdict.reason, start));
}

function withNotes(reason: Sentence, rows: number): Sentence {
  if (rows === 0) return reason;
  return rows === 1
    ? say('{reason} The row before it is a note.', { reason })
    : say('{reason} {rows} rows before it are notes.', { reason, rows });
}

const SAMPLE_ROWS = 200;
const PREAMBLE_ROWS = 50;

function guess(value: HeaderRows, confidence: number, reason: Sentence): Detected<HeaderRows> {
  return { value, confidence, reason, setBy: 'guess' };
}

function filled(row: RawRow): number {
  return row.cells.reduce((count, cell) => (cell.trim() === '' ? count : count + 1), 0);
}

/** The first row that is as wide as the table; titles and notes above it fill one or two cells. */
function findTableStart(rows: readonly RawRow[], usualCells: number): number {
  const firstFilled = Math.max(
    0,
    rows.findIndex((row) => filled(row) > 0),
  );
  if (usualCells < 2) return firstFilled;
  for (let at = firstFilled; at < Math.min(rows.length, PREAMBLE_ROWS); at++) {
    const row = rows[at];
    if (row === undefined) break;
    const count = filled(row);
    if (count === 0) continue;
    if (isWide(row, usualCells)) return at;
    if (row.cells.length === 1 && splitsOtherwise(row, usualCells)) return at;
  }
  return firstFilled;
}

function isWide(row: RawRow, usualCells: number): boolean {
  const count = filled(row);
  if (row.cells.length < usualCells - 1 && count < usualCells * 0.6) return false;
  return usualCells === 2 ? row.cells.length >= 2 : count >= Math.max(2, usualCells / 2);
}

/** Whether a header of one cell holds as many as the rows, written with another delimiter. */
export function splitsOtherwise(row: RawRow, usualCells: number): string | null {
  if (row.cells.length !== 1 || usualCells < 2) return null;
  const text = row.cells[0] ?? '';
  return [',', ';', '\t', '|'].find((one) => text.split(one).length === usualCells) ?? null;
}

interface Verdict {
  readonly isHeader: boolean;
  readonly confidence: number;
  readonly reason: Sentence;
}

function judgeHeader(first: RawRow, data: readonly RawRow[]): Verdict {
  const shapes = first.cells.map((cell) => cellShape(cell));
  const named = shapes.filter((shape) => shape !== 'blank').length;
  const typed = shapes.filter((shape) => shape !== 'blank' && shape !== 'text').length;
  const personal = shapes.filter((shape) => shape === 'email' || shape === 'url').length;
  const known = first.cells.filter((cell) => knowsHeaderWord(cell)).length;
  if (personal > 0 && known <= personal) {
    return {
      isHeader: false,
      confidence: 0.9,
      reason: say('The first row holds an address: it is data.'),
    };
  }
  if (named === 0) {
    return { isHeader: false, confidence: 0.5, reason: say('The first row is empty.') };
  }
  const votes = columnVotes(first, data);
  if (known > 0 && known >= named / 3 && typed <= named / 2) {
    return {
      isHeader: true,
      confidence: 0.95,
      reason: say('The row holds words that name columns.'),
    };
  }
  if (votes.for > votes.against) {
    return {
      isHeader: true,
      confidence: 0.9,
      reason: say('The row holds words where the rows below hold numbers, dates or addresses.'),
    };
  }
  if (typed > 0 && (votes.against > 0 || typed > named / 2) && known === 0) {
    return {
      isHeader: false,
      confidence: 0.8,
      reason: say('The first row looks like the rows below it.'),
    };
  }
  if (votes.repeated > 0 && known === 0) {
    return {
      isHeader: false,
      confidence: 0.7,
      reason: say('Values of the first row come again below it.'),
    };
  }
  return {
    isHeader: true,
    confidence: 0.6,
    reason: say('Nothing speaks against the usual header row.'),
  };
}

interface Votes {
  readonly for: number;
  readonly against: number;
  /** Columns in which the first row's value comes again. */
  readonly repeated: number;
}

function columnVotes(first: RawRow, data: readonly RawRow[]): Votes {
  const votes = { for: 0, against: 0, repeated: 0 };
  for (const [column, cell] of first.cells.entries()) {
    const own = cellShape(cell);
    if (own === 'blank') continue;
    const usual = usualShape(data, column);
    if (usual !== null && usual !== 'text') {
      if (own === 'text') votes.for++;
      else if (own === usual) votes.against++;
    }
    if (cell.length > 1 && data.some((row) => row.cells[column] === cell)) votes.repeated++;
  }
  return votes;
}

/** The shape that at least four in five filled cells of a column have; null when there is none. */
function usualShape(data: readonly RawRow[], column: number): CellShape | null {
  const counts = new Map<CellShape, number>();
  let total = 0;
  for (const row of data) {
    const shape = cellShape(row.cells[column] ?? '');
    if (shape === 'blank') continue;
    total++;
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  for (const [shape, count] of counts) if (count >= total * 0.8) return shape;
  return null;
}

/** Counts the rows below the first that name columns too: at most two. */
function countMoreHeaderRows(first: RawRow, data: readonly RawRow[]): number {
  let more = 0;
  while (more < 2) {
    const row = data[more];
    const rest = data.slice(more + 1);
    if (row === undefined || rest.length === 0 || !namesColumns(row, first, rest)) break;
    more++;
  }
  return more;
}

function namesColumns(row: RawRow, first: RawRow, rest: readonly RawRow[]): boolean {
  const shapes = row.cells.map((cell) => cellShape(cell));
  if (shapes.some((shape) => shape !== 'blank' && shape !== 'text')) return false;
  if (row.cells.length !== first.cells.length || filled(row) < 2) return false;
  const groups = first.cells.some((cell) => cell.trim() === '') && filled(row) > filled(first);
  const known = row.cells.filter((cell) => knowsHeaderWord(cell)).length;
  if (groups && known * 2 >= filled(row)) return true;
  let typedColumns = 0;
  for (const [column, shape] of shapes.entries()) {
    const usual = usualShape(rest, column);
    if (usual === null || usual === 'text' || usual === 'blank') continue;
    // A word among numbers in one row may be a placeholder; in every typed column it names them.
    if (shape !== 'text' || !/\p{L}{2}/u.test(row.cells[column] ?? '')) return false;
    if (/^(?:n\/?a|none|null|unknown|nan|tbd)$/i.test(row.cells[column]?.trim() ?? ''))
      return false;
    typedColumns++;
  }
  return typedColumns > 1 || (typedColumns === 1 && known > 0);
}
