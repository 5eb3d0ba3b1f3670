import { readCsvRows } from './read-csv-rows.ts';
import type { Table, TableFormat } from './table.ts';

/** Rows that can be gone through as often as needed. */
export type RowSource = Pick<Table, 'rows'>;

/** The rows of a file whose format is known: nothing is looked for again. */
export function storedRows(path: string, format: TableFormat): RowSource {
  return { rows: () => readCsvRows(path, format) };
}
