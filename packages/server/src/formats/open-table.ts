import { open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';
import { describeCsv } from './describe-csv.ts';
import { fileFailure } from './file-failure.ts';
import { readCsvRows } from './read-csv-rows.ts';
import type { Table, TableOverrides } from './table.ts';

/**
 * Opens a file of rows: finds out how it is written from samples at several places, and gives its
 * rows in batches with flat memory. Files up to 5 GB, 1,000 columns and 20 million rows.
 * @throws MusterError `file_missing`, `file_unreadable`, `file_empty`, `file_not_text`,
 *   `file_too_large`, or `usage` for an override that cannot be
 */
export async function openTable(
  path: string,
  overrides: TableOverrides = {},
  { isArriving = false }: OpenOptions = {},
): Promise<Table> {
  const arrivedBytes = await readSize(path);
  const file = await open(path).catch((error: unknown) => {
    throw fileFailure(path, error);
  });
  try {
    const sizeBytes = isArriving ? await wholeLines(file, arrivedBytes) : arrivedBytes;
    const description = await describeCsv({ path, file, sizeBytes }, overrides);
    const endByte = isArriving ? sizeBytes : undefined;
    return {
      path,
      sizeBytes,
      ...description,
      rows: () => readCsvRows(path, description.format, { endByte }),
    };
  } catch (error) {
    throw fileFailure(path, error);
  } finally {
    await file.close();
  }
}

export interface OpenOptions {
  /** The file still grows: only the whole lines that are there now are looked at and read. */
  readonly isArriving?: boolean;
}

/** Where the last line that is all there ends; the whole of it where there is none. */
async function wholeLines(file: FileHandle, arrivedBytes: number): Promise<number> {
  const length = Math.min(arrivedBytes, TAIL_BYTES);
  // Characters of two or four bytes lie in step with the file's beginning.
  const start = Math.ceil((arrivedBytes - length) / 4) * 4;
  const buffer = Buffer.alloc(arrivedBytes - start);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
  const bytes = buffer.subarray(0, bytesRead);
  const unit = bytesOfLineEnd(bytes);
  let at = bytes.lastIndexOf(LF);
  while (at !== -1 && (at % unit !== 0 || at + unit > bytes.length)) {
    at = at === 0 ? -1 : bytes.lastIndexOf(LF, at - 1);
  }
  return at === -1 ? arrivedBytes : start + at + unit;
}

/** How many bytes a line end takes from its LF on: in little-endian order its zeros come after it. */
function bytesOfLineEnd(bytes: Buffer): 1 | 2 | 4 {
  for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, at + 1)) {
    if (at % 2 !== 0 || bytes[at + 1] !== 0) continue;
    return at % 4 === 0 && bytes[at + 2] === 0 && bytes[at + 3] === 0 ? 4 : 2;
  }
  return 1;
}

const LF = 10;

/** A line of a table is shorter. */
const TAIL_BYTES = 1 << 20;

const MOST_BYTES = 5 * 1024 ** 3;

async function readSize(path: string): Promise<number> {
  const found = await stat(path).catch((error: unknown) => {
    throw fileFailure(path, error);
  });
  if (found.isDirectory()) {
    throw new MusterError('file_unreadable', say('"{path}" is a folder, not a file.', { path }));
  }
  if (!found.isFile()) {
    throw new MusterError('file_unreadable', say('"{path}" is not an ordinary file.', { path }));
  }
  if (found.size === 0) throw new MusterError('file_empty', say('"{path}" is empty.', { path }));
  if (found.size > MOST_BYTES) {
    throw new MusterError('file_too_large', say('"{path}" is larger than 5 GB.', { path }));
  }
  return found.size;
}
