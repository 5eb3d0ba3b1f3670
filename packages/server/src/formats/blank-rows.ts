import { type FileHandle, open } from 'node:fs/promises';
import { say } from '@muster/core/language/sentence';
import { findEncoding } from '@muster/core/read/encoding';
import { createCsvReader } from '@muster/core/read/read-csv';
import type { RawRow } from '@muster/core/read/raw-row';
import { MusterError } from '../errors.ts';
import { fileFailure } from './file-failure.ts';
import { openTextStream } from './open-text-stream.ts';
import type { CsvTableFormat, RowPlace } from './table.ts';

/**
 * Overwrites rows of a file with empty cells of the same length, so that every other row stays where
 * it is. Broken off, it can be done again. Line ends after a row stay.
 *
 * @throws MusterError `file_missing`, `file_unreadable`
 */
export async function blankRowsAt(
  path: string,
  format: CsvTableFormat,
  places: readonly RowPlace[],
): Promise<void> {
  const file = await open(path, 'r+').catch((error: unknown) => {
    throw fileFailure(path, error);
  });
  try {
    for (const place of places) await blankRow(file, format, place);
    await file.sync();
  } catch (error) {
    throw fileFailure(path, error);
  } finally {
    await file.close();
  }
}

async function blankRow(file: FileHandle, format: CsvTableFormat, place: RowPlace): Promise<void> {
  const { size } = await file.stat();
  const end = Math.min((await findNextRow(file, format, place)) ?? size, size);
  const unit = unitOf(format);
  const length = end - place.byteOffset;
  if (length <= 0) return;
  const ending = Math.min(length, LONGEST_LINE_END * unit.bytes);
  const tail = Buffer.alloc(ending);
  await file.read(tail, 0, ending, end - ending);
  const text = length - lineEndBytes(tail, unit);
  const delimiters = hasPlainDelimiter(format) ? format.width - 1 : 0;
  const fill = delimiters === 0 ? '-' : ' ';
  for (let at = 0; at < text; at += PIECE_BYTES) {
    const units = Math.floor(Math.min(PIECE_BYTES, text - at) / unit.bytes);
    const first = at / unit.bytes;
    const cells = Math.max(0, Math.min(units, delimiters - first));
    const piece = format.dialect.delimiter.repeat(cells) + fill.repeat(units - cells);
    const bytes = encode(piece, unit);
    await file.write(bytes, 0, bytes.length, place.byteOffset + at);
  }
}

/** Where the row after it begins; null: it is the last. */
async function findNextRow(
  file: FileHandle,
  format: CsvTableFormat,
  place: RowPlace,
): Promise<number | null> {
  const { dialect, width } = format;
  const start = { ...place, openTextStream };
  const reader = createCsvReader({ encoding: encodingOf(format), dialect, width }, start);
  const found: RawRow[] = [];
  const buffer = Buffer.alloc(PIECE_BYTES);
  for (let position = place.byteOffset; found.length < 2;) {
    const { bytesRead } = await file.read(buffer, 0, PIECE_BYTES, position);
    const rows = bytesRead === 0 ? reader.end() : reader.push(buffer.subarray(0, bytesRead));
    found.push(...rows.slice(0, 2));
    if (bytesRead === 0) break;
    position += bytesRead;
  }
  if (found[0]?.byteOffset !== place.byteOffset) {
    throw new MusterError(
      'file_unreadable',
      say('There is no row at byte {offset}.', { offset: place.byteOffset }),
    );
  }
  return found[1]?.byteOffset ?? null;
}

interface Unit {
  /** Of one character of ASCII. */
  readonly bytes: 1 | 2 | 4;
  readonly isBigEndian: boolean;
}

function unitOf(format: CsvTableFormat): Unit {
  const { name, layout } = encodingOf(format);
  return {
    bytes: layout === 'utf-16' ? 2 : layout === 'utf-32' ? 4 : 1,
    isBigEndian: name.endsWith('be'),
  };
}

function encodingOf({ encoding: name }: CsvTableFormat) {
  const encoding = findEncoding(name);
  if (encoding !== null) return encoding;
  throw new MusterError('usage', say('Muster does not know the encoding "{name}".', { name }));
}

function hasPlainDelimiter({ dialect, width }: CsvTableFormat): boolean {
  return width > 1 && /^[!-~\t]$/.test(dialect.delimiter);
}

/** ASCII only. */
function encode(text: string, { bytes, isBigEndian }: Unit): Buffer {
  if (bytes === 1) return Buffer.from(text, 'latin1');
  const encoded = Buffer.alloc(text.length * bytes);
  for (let at = 0; at < text.length; at += 1) {
    encoded[at * bytes + (isBigEndian ? bytes - 1 : 0)] = text.charCodeAt(at);
  }
  return encoded;
}

/** Length of the line ends, and blank lines, that the bytes end with. */
function lineEndBytes(bytes: Buffer, unit: Unit): number {
  const line = encode('\n', unit);
  const carriage = encode('\r', unit);
  let length = 0;
  for (let at = bytes.length - unit.bytes; at >= 0; at -= unit.bytes) {
    const one = bytes.subarray(at, at + unit.bytes);
    if (!one.equals(line) && !one.equals(carriage)) break;
    length += unit.bytes;
  }
  return length;
}

const PIECE_BYTES = 1 << 16;
/** Blank lines beyond that are overwritten with the row. */
const LONGEST_LINE_END = 64;
