import type { Detected } from '@muster/core/detected';
import type { Dialect } from '@muster/core/read/dialect';
import type { HeaderRows } from '@muster/core/read/detect-header';
import type { RawRow } from '@muster/core/read/raw-row';

/** What a person said about a file; each part that is given is not guessed. */
export interface TableOverrides {
  /** Any usual name of an encoding, e.g. `windows-1252` or `cp1252`. */
  readonly encoding?: string | undefined;
  /** One to four characters. */
  readonly delimiter?: string | undefined;
  readonly quote?: Dialect['quote'] | undefined;
  readonly escape?: Dialect['escape'] | undefined;
  /** The number of the row that holds the header, or of several, ascending; rows above it are passed over. */
  readonly header?: number | readonly number[] | 'none' | undefined;
  /** The number of the first row that is data, where it does not follow the header. */
  readonly firstDataRow?: number | undefined;
}

/** Everything needed to read the file again without looking at it: plain data, can be stored as JSON. */
export interface CsvTableFormat {
  readonly kind: 'csv';
  readonly encoding: string;
  readonly dialect: Dialect;
  /** Number of columns. */
  readonly width: number;
  /** Where the first row begins: after the byte-order mark and a `sep=` line. */
  readonly startByte: number;
  readonly firstDataRow: number;
}

/** One shape per kind of file; others join the union. */
export type TableFormat = CsvTableFormat;

/** A file of rows, opened: what it is, and its rows as often as they are asked for. */
export interface Table {
  readonly path: string;
  /** Of what was looked at: less than the file where it still arrives. */
  readonly sizeBytes: number;
  readonly format: TableFormat;
  /** null for kinds of files that have no choice of encoding. */
  readonly encoding: Detected<string> | null;
  /** null for kinds of files that are not delimited text. */
  readonly dialect: Detected<Dialect> | null;
  readonly header: Detected<HeaderRows>;
  /** The header rows as written; empty when the file has none. */
  readonly headerCells: readonly (readonly string[])[];
  /** Names told apart, at most 1,000. */
  readonly columns: readonly string[];
  /**
   * The data rows, in batches of some hundreds to thousands, never empty ones.
   * @throws MusterError `file_too_large` after 20 million rows, `file_unreadable` when reading fails
   */
  rows(): AsyncIterable<readonly RawRow[]>;
}

/** Where a row was found: all that is needed to read it again. */
export interface RowPlace {
  readonly rowNumber: number;
  readonly byteOffset: number;
}
