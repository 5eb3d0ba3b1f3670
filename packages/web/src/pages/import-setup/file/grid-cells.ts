import { encodeCsvRow } from '@muster/core/read/encode-csv';

/** Cells that somebody types, row by row; all rows are equally long. */
export type Cells = readonly (readonly string[])[];

/** Rows of empty cells. */
export function emptyCells(rows: number, columns: number): Cells {
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => ''));
}

/** A cell of the grid, counted from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Whether the grid may grow so far that it holds cells from a place on. */
export function hasRoom({ row, column }: CellPlace, given: Cells): boolean {
  return row + given.length <= MOST_ROWS && column + widthOf(given) <= MOST_COLUMNS;
}

/** The cells with others put in from one of them on; the grid grows where it has to. */
export function putCells(cells: Cells, { row, column }: CellPlace, given: Cells): Cells {
  const rows = Math.max(cells.length, row + given.length);
  const columns = Math.max(widthOf(cells), column + widthOf(given));
  return Array.from({ length: rows }, (_, at) =>
    Array.from(
      { length: columns },
      (__, over) => given[at - row]?.[over - column] ?? cells[at]?.[over] ?? '',
    ),
  );
}

function widthOf(cells: Cells): number {
  return Math.max(0, ...cells.map((row) => row.length));
}

/** The cells that `writeCells` wrote; null: there are none. */
export function readCells(text: string | null): Cells | null {
  const cells = readCopiedCells(text ?? '');
  return cells.length === 0 ? null : putCells([], { row: 0, column: 0 }, cells);
}

/** The cells as a text that a spreadsheet reads, too. */
export function writeCells(cells: Cells): string {
  return cells.map((row) => `${row.map(inQuotes).join('\t')}\n`).join('');
}

/** What a spreadsheet copies: lines of cells between tabs, cells with line breaks in quotes. */
export function readCopiedCells(text: string): Cells {
  const cells: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(COPIED_CELL)) {
    const line = cells.at(-1);
    line?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== '\t') cells.push([]);
  }
  // A copy ends with a line end.
  return cells.filter((line, at) => at < cells.length - 1 || line.some((cell) => cell !== ''));
}

const COPIED_CELL = /(?:"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*))(\t|\r?\n|$)/g;

function inQuotes(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

/** The filled part of the cells as CSV; empty rows and columns without a name or values are left out. */
export function cellsToCsv(header: readonly string[], cells: Cells): string {
  const used = header
    .map((_, at) => at)
    .filter((at) => cells.some((row) => (row[at] ?? '').trim() !== ''));
  const rows = cells.filter((row) => row.some((cell) => cell.trim() !== ''));
  return [header, ...rows].map((row) => encodeCsvRow(used.map((at) => row[at] ?? ''))).join('');
}

/** More is a file. */
export const MOST_ROWS = 500;
export const MOST_COLUMNS = 40;
