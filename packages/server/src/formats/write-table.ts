import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { say } from '@muster/core/language/sentence';
import { encodeCsvRow } from '@muster/core/read/encode-csv';
import { guardCell } from '@muster/core/read/formula-guard';
import { writeXlsxStream } from 'hucre/xlsx';
import { errorCode } from '../database/database-error.ts';
import { MusterError } from '../errors.ts';

export type TableFileFormat = 'csv' | 'xlsx';

/** A table on its way into a file: its rows in batches, the header first. */
export interface WrittenTable {
  readonly format: TableFileFormat;
  /** Name of the sheet, for people. */
  readonly title: string;
  readonly rows: AsyncIterable<readonly (readonly string[])[]>;
}

/**
 * Writes a table to a file, whole or not at all, with flat memory. Cells that a spreadsheet would
 * run as formulas are guarded; reading the file back with Muster gives the same cells.
 *
 * CSV is UTF-8 with a byte-order mark, which Excel goes by, and otherwise RFC 4180. XLSX has text
 * cells only, and a further sheet after every 1,048,576 rows.
 *
 * @throws MusterError `file_write_failed`, `disk_full`
 */
export async function writeTableFile(path: string, table: WrittenTable): Promise<void> {
  await writeWholeFile(path, tableBytes(table));
}

/**
 * Writes bytes to a file, whole or not at all.
 *
 * @throws MusterError `file_write_failed`, `disk_full`; what reading the bytes throws.
 */
export async function writeWholeFile(
  path: string,
  source: AsyncIterable<Uint8Array>,
): Promise<void> {
  const partPath = `${path}.part`;
  try {
    await pipeline(source, createWriteStream(partPath, { flush: true }));
    await rename(partPath, path);
  } catch (error) {
    await rm(partPath, { force: true }).catch(() => undefined);
    throw writeFailure(path, error);
  }
}

/** The bytes of the file that `writeTableFile` writes, as they are made. */
export function tableBytes(table: WrittenTable): Readable {
  if (table.format === 'csv') return Readable.from(csvPieces(table.rows), { objectMode: false });
  const stream = writeXlsxStream(sheetRows(table.rows), {
    name: table.title,
    freezePane: { rows: 1 },
  });
  return Readable.fromWeb(stream);
}

const BYTE_ORDER_MARK = '\uFEFF';

async function* csvPieces(batches: WrittenTable['rows']): AsyncGenerator<Buffer> {
  let text = BYTE_ORDER_MARK;
  for await (const rows of batches) {
    for (const cells of rows) text += encodeCsvRow(cells.map(guardCell));
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

async function* sheetRows(batches: WrittenTable['rows']): AsyncGenerator<string[]> {
  let rowNumber = 0;
  for await (const rows of batches) {
    for (const cells of rows) {
      rowNumber += 1;
      yield cells.map((cell) => sheetCell(cell, rowNumber));
    }
  }
}

/** Excel's limit; a longer cell makes it call the whole file broken. */
const LONGEST_SHEET_CELL = 32_767;

/**
 * `_x0041_` in a sheet means the character of that number: text that looks so has its underscore
 * written as one.
 * @see ECMA-376, part 1, 22.9.2.19 ST_Xstring
 */
const ESCAPE_SIGN = /_(?=x[0-9a-f]{4}_)/gi;

function sheetCell(cell: string, rowNumber: number): string {
  const guarded = guardCell(cell);
  if (guarded.length <= LONGEST_SHEET_CELL) return guarded.replace(ESCAPE_SIGN, '_x005F_');
  throw new MusterError(
    'file_write_failed',
    say(
      'Row {row} has a cell of {count} characters, and a spreadsheet holds {most}. Write a CSV file instead.',
      { row: rowNumber, count: guarded.length, most: LONGEST_SHEET_CELL },
    ),
  );
}

function writeFailure(path: string, error: unknown): unknown {
  if (error instanceof MusterError) return error;
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new MusterError('disk_full', `The disk is full: "${path}" was not written.`, {
      cause: error,
    });
  }
  const reason = code === null ? undefined : REASONS.get(code);
  if (reason === undefined) return error;
  return new MusterError('file_write_failed', `"${path}" cannot be written: ${reason}.`, {
    cause: error,
  });
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'its folder does not exist'],
  ['ENOTDIR', 'its folder is a file'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'this user may not write there'],
  ['EPERM', 'this user may not write there'],
  ['EROFS', 'the disk can only be read'],
  ['ENAMETOOLONG', 'its name is too long'],
]);
