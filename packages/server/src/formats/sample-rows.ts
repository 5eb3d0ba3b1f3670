import type { RawRow } from '@muster/core/read/raw-row';
import type { RowSource } from './stored-rows.ts';

/**
 * The first rows of a file, by which its columns are recognised: up to 1,000, and fewer where they
 * are so long that they would not fit into memory.
 */
export async function sampleRows(source: RowSource): Promise<readonly RawRow[]> {
  const sample: RawRow[] = [];
  let characters = 0;
  for await (const rows of source.rows()) {
    for (const row of rows) {
      sample.push(row);
      characters += charactersOf(row);
      if (sample.length >= MOST_ROWS || characters > MOST_CHARACTERS) return sample;
    }
  }
  return sample;
}

/** Whether a sample is all that its file has. */
export function isWholeFile(sample: readonly RawRow[]): boolean {
  const characters = sample.reduce((sum, row) => sum + charactersOf(row), 0);
  return sample.length < MOST_ROWS && characters <= MOST_CHARACTERS;
}

const MOST_ROWS = 1_000;
const MOST_CHARACTERS = 16 * 1024 * 1024;

function charactersOf({ cells }: RawRow): number {
  return cells.reduce((sum, cell) => sum + cell.length, 0);
}
