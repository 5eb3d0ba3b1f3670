import { open, stat } from 'node:fs/promises';
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
export async function openTable(path: string, overrides: TableOverrides = {}): Promise<Table> {
  const sizeBytes = await readSize(path);
  const file = await open(path).catch((error: unknown) => {
    throw fileFailure(path, error);
  });
  try {
    const description = await describeCsv({ path, file, sizeBytes }, overrides);
    return { path, sizeBytes, ...description, rows: () => readCsvRows(path, description.format) };
  } catch (error) {
    throw fileFailure(path, error);
  } finally {
    await file.close();
  }
}

const MOST_BYTES = 5 * 1024 ** 3;

async function readSize(path: string): Promise<number> {
  const found = await stat(path).catch((error: unknown) => {
    throw fileFailure(path, error);
  });
  if (found.isDirectory()) {
    throw new MusterError('file_unreadable', `"${path}" is a folder, not a file.`);
  }
  if (!found.isFile()) {
    throw new MusterError('file_unreadable', `"${path}" is not an ordinary file.`);
  }
  if (found.size === 0) throw new MusterError('file_empty', `"${path}" is empty.`);
  if (found.size > MOST_BYTES) {
    throw new MusterError('file_too_large', `"${path}" is larger than 5 GB.`);
  }
  return found.size;
}
