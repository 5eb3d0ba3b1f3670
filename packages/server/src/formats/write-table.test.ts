import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unguardCell } from '@muster/core/read/formula-guard';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TableFileFormat, writeTableFile } from './write-table.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-write-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROWS: readonly (readonly string[])[] = [
  ['Name', '=Header', 'Notes'],
  ['Ann, "the" Lee', '+1 415', 'two\r\nlines\nmore'],
  ["'=1", '@x', ' blanks '],
  ['007', '1e5', '2024-01-02'],
  ['<b>&amp;</b>', '山田 😀', '_x0041_'],
  ['_x0041_x0042_', 'bell \u0007', '_X0041_'],
  ['', '', ''],
];

describe.each<TableFileFormat>(['csv', 'xlsx'])('a table written as %s', (format) => {
  test('is read back as it was, cell by cell, and holds no formula', async () => {
    const path = join(folder, `table.${format}`);
    await write(path, format, ROWS);
    const cells = await readBack(path, format);
    expect(cells.flat().some((cell) => /^[=+@-]/.test(cell))).toBe(false);
    expect(cells.map((row) => row.map(unguardCell))).toEqual(ROWS);
  });

  test('is there as a whole or not at all', async () => {
    const path = join(folder, `broken.${format}`);
    const written = writeTableFile(path, { format, title: 'Table', rows: brokenRows() });
    await expect(written).rejects.toThrow('broken off');
    expect(readdirSync(folder).filter((name) => name.startsWith('broken'))).toEqual([]);
  });

  test('needs a folder', async () => {
    const written = write(join(folder, 'no', `table.${format}`), format, ROWS);
    await expect(written).rejects.toMatchObject({
      code: 'file_write_failed',
      message: /folder does not exist/,
    });
  });
});

test('a cell that a spreadsheet cannot hold is never cut: it takes CSV', async () => {
  const rows = [['x'.repeat(40_000)]];
  const sheet = write(join(folder, 'long.xlsx'), 'xlsx', rows);
  await expect(sheet).rejects.toMatchObject({
    code: 'file_write_failed',
    message: /Write a CSV file instead/,
  });
  await write(join(folder, 'long.csv'), 'csv', rows);
  expect(await readBack(join(folder, 'long.csv'), 'csv')).toEqual(rows);
});

async function* brokenRows(): AsyncGenerator<readonly (readonly string[])[]> {
  yield ROWS;
  await Promise.reject(new Error('broken off'));
}

async function write(
  path: string,
  format: TableFileFormat,
  table: readonly (readonly string[])[],
): Promise<void> {
  const rows = async function* (): AsyncGenerator<readonly (readonly string[])[]> {
    for (const row of table) yield await Promise.resolve([row]);
  };
  await writeTableFile(path, { format, title: 'Table', rows: rows() });
}

async function readBack(path: string, format: TableFileFormat): Promise<string[][]> {
  const bytes = readFileSync(path);
  if (format === 'csv') return parse(bytes, { bom: true });
  const { sheets } = await readXlsx(bytes);
  return (sheets[0]?.rows ?? []).map((row) => row.map((cell) => String(cell ?? '')));
}
