import type { RawRow } from '@muster/core/read/raw-row';
import type { RowSource } from './stored-rows.ts';

/** The first rows of a file, by which its columns are recognised: up to 1,000. */
export async function sampleRows(source: RowSource): Promise<readonly RawRow[]> {
  const sample: RawRow[] = [];
  for await (const rows of source.rows()) {
    sample.push(...rows.slice(0, SAMPLE_ROWS - sample.length));
    if (sample.length >= SAMPLE_ROWS) break;
  }
  return sample;
}

const SAMPLE_ROWS = 1_000;
