import type { RawRow } from '@muster/core/read/raw-row';
import { readRowsAt } from '../formats/read-csv-rows.ts';
import { storedRows } from '../formats/stored-rows.ts';
import type { RowPlace, TableFormat } from '../formats/table.ts';

/** Reads rows of a stored file again, those of each call further on than those of the one before. */
export interface RowPicker {
  /** Resolves to the rows at the places, which are in file order. */
  readonly pick: (places: readonly RowPlace[]) => Promise<readonly RawRow[]>;
  readonly close: () => Promise<void>;
}

/**
 * Opens a stored file to pick rows from. A few rows are read where they stand; as soon as there are
 * thousands, going through the whole file is some twenty times faster than looking for each.
 */
export function openRowPicker(path: string, format: TableFormat): RowPicker {
  let batches: AsyncIterator<readonly RawRow[]> | null = null;
  let batch: readonly RawRow[] = [];
  let at = 0;

  async function pickOne(
    reader: AsyncIterator<readonly RawRow[]>,
    place: RowPlace,
  ): Promise<RawRow[]> {
    for (;;) {
      for (; at < batch.length; at++) {
        const row = batch[at] as RawRow;
        if (row.rowNumber === place.rowNumber) return [row];
        // The file has another row there than it had: reading at its place says what is wrong.
        if (row.rowNumber > place.rowNumber) return readRowsAt(path, format, [place]);
      }
      const next = await reader.next();
      if (next.done) return readRowsAt(path, format, [place]);
      batch = next.value;
      at = 0;
    }
  }

  return {
    async pick(places) {
      if (batches === null && places.length < MANY_ROWS) return readRowsAt(path, format, places);
      batches ??= storedRows(path, format).rows()[Symbol.asyncIterator]();
      const rows: RawRow[] = [];
      for (const place of places) rows.push(...(await pickOne(batches, place)));
      return rows;
    },
    async close() {
      await batches?.return?.();
    },
  };
}

const MANY_ROWS = 2_000;
