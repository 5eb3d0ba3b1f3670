import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { say } from '@muster/core/language/sentence';
import { findEncoding } from '@muster/core/read/encoding';
import type { RawRow } from '@muster/core/read/raw-row';
import { createCsvReader } from '@muster/core/read/read-csv';
import type { CsvReader } from '@muster/core/read/read-csv';
import { MusterError } from '../errors.ts';
import { fileFailure } from './file-failure.ts';
import { openTextStream } from './open-text-stream.ts';
import type { CsvTableFormat, RowPlace } from './table.ts';

/**
 * Reads the data rows of a delimited text file in batches; the next bytes are read from the disk
 * while a batch is tokenised.
 * @throws MusterError `file_unreadable`, or `file_too_large` after 20 million rows
 */
export async function* readCsvRows(
  path: string,
  format: CsvTableFormat,
  { endByte = Infinity }: { readonly endByte?: number | undefined } = {},
): AsyncGenerator<readonly RawRow[], void, undefined> {
  const file = await openFile(path);
  try {
    const reader = openReader(format, { rowNumber: 1, byteOffset: format.startByte });
    let count = 0;
    for await (const bytes of readPieces(file, { startByte: format.startByte, endByte })) {
      const rows = dataRows(bytes === null ? reader.end() : reader.push(bytes), format);
      count += rows.length;
      if (count > MOST_ROWS) {
        throw new MusterError(
          'file_too_large',
          say('"{path}" has more than 20 million rows.', { path }),
        );
      }
      if (rows.length > 0) yield rows;
    }
  } catch (error) {
    throw fileFailure(path, error);
  } finally {
    await file.close();
  }
}

/**
 * Reads single rows again from where they begin, in the order asked for.
 * @throws MusterError `file_unreadable` also when there is no row at a place: the file has changed
 */
export async function readRowsAt(
  path: string,
  format: CsvTableFormat,
  places: readonly RowPlace[],
): Promise<RawRow[]> {
  const file = await openFile(path);
  try {
    const rows: RawRow[] = [];
    for (const place of places) {
      const row = await readRowAt(file, format, place);
      if (row === undefined) {
        throw new MusterError(
          'file_unreadable',
          say('"{path}" has changed: row {row} is gone.', { path, row: place.rowNumber }),
        );
      }
      rows.push(row);
    }
    return rows;
  } catch (error) {
    throw fileFailure(path, error);
  } finally {
    await file.close();
  }
}

const MOST_ROWS = 20_000_000;
const PIECE_BYTES = 1 << 16;
const ROW_PIECE_BYTES = 1 << 12;

async function openFile(path: string): Promise<FileHandle> {
  return open(path).catch((error: unknown) => {
    throw fileFailure(path, error);
  });
}

function openReader(format: CsvTableFormat, place: RowPlace): CsvReader {
  const encoding = findEncoding(format.encoding);
  if (encoding === null) {
    throw new MusterError(
      'usage',
      say('Muster does not know the encoding "{name}".', { name: format.encoding }),
    );
  }
  const { dialect, width } = format;
  return createCsvReader({ encoding, dialect, width }, { ...place, openTextStream });
}

function dataRows(rows: RawRow[], { firstDataRow }: CsvTableFormat): RawRow[] {
  const [first] = rows;
  if (first === undefined || first.rowNumber >= firstDataRow) return rows;
  return rows.filter(({ rowNumber }) => rowNumber >= firstDataRow);
}

/** The file's bytes in pieces, then null; each piece is valid until the one after the next is asked for. */
async function* readPieces(
  file: FileHandle,
  { startByte, endByte }: { readonly startByte: number; readonly endByte: number },
): AsyncGenerator<Uint8Array | null, void, undefined> {
  const buffers = [Buffer.allocUnsafe(PIECE_BYTES), Buffer.allocUnsafe(PIECE_BYTES)] as const;
  let position = startByte;
  const left = (): number => Math.min(PIECE_BYTES, endByte - position);
  let reading = file.read(buffers[0], 0, left(), position);
  try {
    for (let turn = 0; ; turn++) {
      const { bytesRead, buffer } = await reading;
      if (bytesRead === 0) break;
      position += bytesRead;
      reading = file.read(buffers[turn % 2 === 0 ? 1 : 0], 0, left(), position);
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    // Nobody may be waiting for the read that runs ahead; the file is not closed under it.
    await reading.catch(() => undefined);
  }
  yield null;
}

async function readRowAt(
  file: FileHandle,
  format: CsvTableFormat,
  place: RowPlace,
): Promise<RawRow | undefined> {
  const reader = openReader(format, place);
  let position = place.byteOffset;
  for (let length = ROW_PIECE_BYTES; ; length = Math.min(2 * length, PIECE_BYTES)) {
    const buffer = Buffer.allocUnsafe(length);
    const { bytesRead } = await file.read(buffer, 0, length, position);
    const rows = bytesRead === 0 ? reader.end() : reader.push(buffer.subarray(0, bytesRead));
    if (rows.length > 0 || bytesRead === 0) return rows[0];
    position += bytesRead;
  }
}
