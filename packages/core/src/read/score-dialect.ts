import { cellShape } from './cell-shape.ts';
import type { Dialect } from './dialect.ts';
import type { RawRow } from './raw-row.ts';

/** How well a dialect reads the samples. */
export interface DialectScore {
  /** 0 to about 1; the higher, the more the rows look alike. */
  readonly value: number;
  /** The number of cells that most rows have. */
  readonly usualCells: number;
  /** Share of the rows that have it. */
  readonly consistency: number;
  /** The dialect does not split the rows in a way that makes sense. */
  readonly isSingle: boolean;
}

/** Scores the rows a dialect gives: alike in length, of more than one cell, with whole values in the cells. */
export function scoreDialect(rows: readonly RawRow[], dialect: Dialect): DialectScore {
  const { usualCells, consistency } = findUsualCells(rows);
  const usual = rows.filter(({ cells }) => cells.length === usualCells);
  const sound = 1 - share(rows, ({ issues }) => issues.some(({ code }) => code !== 'quote_stray'));
  const stray = 1 - share(rows, ({ issues }) => issues.length > 0) / 2;
  const quoting = quoteScore(usual, dialect);
  if (usualCells < 2 || isUnlikely(rows, usual, dialect)) {
    return {
      value: SINGLE_COLUMN * sound * stray * quoting,
      usualCells,
      consistency,
      isSingle: true,
    };
  }
  const columns = 1 - 1 / (2 * usualCells);
  const begins = rows[0]?.cells.length === usualCells ? 1 : OTHER_BEGINNING;
  const whole = wholeCells(usual, dialect);
  const value =
    priorOf(dialect.delimiter) * consistency * columns * sound * stray * whole * quoting * begins;
  return { value, usualCells, consistency, isSingle: false };
}

// One column is what remains when nothing splits the rows in a consistent way.
const SINGLE_COLUMN = 0.05;
// A header of another length than the rows; also a preamble, but that is so with every delimiter.
const OTHER_BEGINNING = 0.6;

function share(rows: readonly RawRow[], test: (row: RawRow) => boolean): number {
  return rows.length === 0 ? 0 : rows.filter((row) => test(row)).length / rows.length;
}

function findUsualCells(rows: readonly RawRow[]): Omit<DialectScore, 'value' | 'isSingle'> {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let usualCells = 1;
  let most = 0;
  for (const [cells, count] of counts) {
    // One cell is the length of notes and broken rows: it has to be clearly the most frequent.
    const weight = cells === 1 ? count * 0.7 : count;
    if (weight > most || (weight === most && cells > usualCells)) {
      most = weight;
      usualCells = cells;
    }
  }
  return { usualCells, consistency: (counts.get(usualCells) ?? 0) / Math.max(1, rows.length) };
}

function priorOf(delimiter: string): number {
  if (delimiter === ':' || delimiter === '#' || delimiter === '!') return 0.5;
  if (delimiter === ' ') return 0.3;
  return delimiter === ',' || delimiter === ';' || delimiter === '\t' || delimiter === '|'
    ? 1
    : 0.9;
}

/** Characters that stand in ordinary text too are delimiters only where nothing speaks against it. */
function isUnlikely(rows: readonly RawRow[], usual: readonly RawRow[], dialect: Dialect): boolean {
  const { delimiter } = dialect;
  const [first] = rows;
  // A list of "Last, First" under a header of one word is one column.
  if (delimiter === ',' && first?.cells.length === 1 && usual[0]?.cells.length === 2) {
    if (!/[;\t|]/.test(first.cells[0] ?? '') && usual.every(hasSpacedSecond)) return true;
  }
  if (!':#! '.includes(delimiter)) return false;
  if (usual.length < rows.length * 0.9 || rows.length < 2) return true;
  if (delimiter === ':') {
    return usual.some(({ cells }) => cells.some((cell) => cell.startsWith('//'))) || isTimes(usual);
  }
  if (delimiter !== ' ') return false;
  if (first?.cells.length !== usual[0]?.cells.length) return true;
  const cells = usual.flatMap((row) => row.cells);
  const shaped = cells.filter((cell) => !['text', 'blank'].includes(cellShape(cell))).length;
  const spaced = cells.some((cell) => cell.includes(' '));
  return (usual[0]?.cells.length ?? 0) < 3 || (shaped < cells.length / 2 && !spaced);
}

function hasSpacedSecond({ cells }: RawRow): boolean {
  return cells[1]?.startsWith(' ') ?? false;
}

function isTimes(rows: readonly RawRow[]): boolean {
  const times = share(rows, ({ cells }) =>
    cells.some((cell, at) => /\d$/.test(cell) && /^\d\d(?:\D|$)/.test(cells[at + 1] ?? '')),
  );
  return times > 0.1;
}

/** Near 1 when cells hold no other delimiter; a comma before a blank is ordinary text. */
function wholeCells(rows: readonly RawRow[], { delimiter }: Dialect): number {
  let cells = 0;
  let split = 0;
  for (const row of rows) {
    for (const cell of row.cells) {
      cells++;
      if (cell.length > 200) continue;
      if (delimiter !== '\t' && cell.includes('\t')) split++;
      else if (delimiter !== ';' && cell.includes(';')) split++;
      else if (delimiter !== '|' && cell.includes('|')) split++;
      else if (delimiter !== ',' && /,\S/.test(cell) && cellShape(cell) === 'text') split += 0.5;
    }
  }
  return cells === 0 ? 1 : 1 - (0.8 * split) / cells;
}

/** Below 1 when cells still wear quotes of the other kind, or begin with one that never closed. */
function quoteScore(rows: readonly RawRow[], { quote }: Dialect): number {
  let wearing = 0;
  let cells = 0;
  for (const row of rows) {
    for (const cell of row.cells) {
      cells++;
      const text = cell.trim();
      const first = text[0];
      if (text.length > 1 && (first === '"' || first === "'") && text.endsWith(first)) wearing++;
      else if (first === quote && quote !== null) wearing++;
    }
  }
  const base = cells === 0 ? 1 : 1 - wearing / (2 * cells);
  // Apostrophes are quotes only where they leave less behind than double quotes do.
  return quote === "'" ? base * 0.98 : base;
}
