import type { RawRow } from '@muster/core/read/raw-row';
import { readCsvRows } from '../formats/read-csv-rows.ts';
import type { Table } from '../formats/table.ts';
import { shownCell } from './shown-cell.ts';

/** The first rows of a file as they are written, whatever is above the header and the header itself among them. */
export type PreviewTop = readonly {
  readonly rowNumber: number;
  readonly cells: readonly string[];
}[];

export async function previewTop({ path, format, sizeBytes }: Table): Promise<PreviewTop> {
  const top: RawRow[] = [];
  const all = readCsvRows(path, { ...format, firstDataRow: 1 }, { endByte: sizeBytes });
  for await (const rows of all) {
    top.push(...rows.slice(0, ROWS_SHOWN - top.length));
    // A last row that no line end closes comes by itself, after the others.
    if (top.length === ROWS_SHOWN) break;
  }
  return top.map(({ rowNumber, cells }) => ({
    rowNumber,
    cells: cells.slice(0, CELLS_SHOWN).map(shownCell),
  }));
}

const ROWS_SHOWN = 30;
/** A header is recognised by its first cells, and a file may have a thousand. */
const CELLS_SHOWN = 50;
