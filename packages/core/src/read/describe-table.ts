import type { Detected } from '../detected.ts';
import { say } from '../language/sentence.ts';
import type { TextSample } from './detect-dialect.ts';
import { detectHeader, splitsOtherwise } from './detect-header.ts';
import type { HeaderRows } from './detect-header.ts';
import type { Dialect } from './dialect.ts';
import { nameColumns } from './name-columns.ts';
import type { RawRow } from './raw-row.ts';
import { rowsOfSample } from './rows-of-sample.ts';

/** The shape of a table: its header and its columns. */
export interface TableDescription {
  readonly header: Detected<HeaderRows>;
  readonly headerCells: readonly (readonly string[])[];
  readonly columns: readonly string[];
}

/** What is known of the table before its header is looked for. */
export interface TableClues {
  readonly dialect: Dialect;
  readonly usualCells: number;
  /** The number of the row that holds the header, or of several rows, when a person said so. */
  readonly header?: number | readonly number[] | 'none' | undefined;
  /** The number of the first row that is data, where it does not follow the header. */
  readonly firstDataRow?: number | undefined;
}

/** Finds header and columns of a file from its samples; null when it has no rows at all. */
export function describeTable(
  samples: readonly TextSample[],
  clues: TableClues,
): TableDescription | null {
  const first = samples.filter(({ fromStart }) => fromStart);
  const rows = rowsOfSample(first, clues.dialect);
  if (rows.every(({ cells }) => cells.length === 1 && isBlank(cells[0] ?? ''))) return null;
  const header = givenHeader(clues) ?? detectHeader(rows, clues.usualCells);
  const headerNumbers = new Set(header.value.rowNumbers);
  const headerCells = rows
    .filter(({ rowNumber }) => headerNumbers.has(rowNumber))
    .map((row) => headerOf(row, first, clues));
  const data = rows.filter(({ rowNumber }) => rowNumber >= header.value.firstDataRow);
  const width = findWidth(headerCells, data, clues.usualCells);
  return { header, headerCells, columns: nameColumns(headerCells, width) };
}

function givenHeader({ header, firstDataRow }: TableClues): Detected<HeaderRows> | null {
  if (header === undefined) return null;
  const named = typeof header === 'number' ? [header] : header;
  const rowNumbers = named === 'none' ? [] : named;
  const value = { rowNumbers, firstDataRow: firstDataRow ?? (rowNumbers.at(-1) ?? 0) + 1 };
  return { value, confidence: 1, reason: say('The header row was given.'), setBy: 'person' };
}

/** The cells of a header row, which may be written with another delimiter than the rows. */
function headerOf(
  row: RawRow,
  samples: readonly TextSample[],
  { dialect, usualCells }: TableClues,
): readonly string[] {
  const delimiter = splitsOtherwise(row, usualCells);
  if (delimiter === null) return row.cells;
  const others = rowsOfSample(samples, { ...dialect, delimiter });
  const other = others.find(({ byteOffset }) => byteOffset === row.byteOffset);
  return other?.cells.length === usualCells ? other.cells : row.cells;
}

/** As wide as the header and most rows, less columns at the end that are empty throughout. */
function findWidth(
  headerCells: readonly (readonly string[])[],
  data: readonly RawRow[],
  usualCells: number,
): number {
  const headerWidth = Math.max(0, ...headerCells.map((cells) => cells.length));
  let width = headerWidth === 0 ? usualCells : headerWidth;
  // Most rows are longer than the header: the columns without a name are columns all the same.
  const longer = data.filter(({ cells }) => cells.length > width).length;
  if (longer * 2 > data.length) width = Math.max(width, usualCells);
  const lines = [...headerCells, ...data.map(({ cells }) => cells)];
  if (lines.every((cells) => cells.every((cell) => isBlank(cell)))) return width;
  while (width > 1 && lines.every((cells) => isBlank(cells[width - 1] ?? ''))) width--;
  return Math.max(1, width);
}

function isBlank(cell: string): boolean {
  return cell.trim() === '';
}
