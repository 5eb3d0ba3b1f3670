import type { Issue } from '../issue/issue.ts';

/** One row of a file as it was written, before anything is made of its cells. */
export interface RawRow {
  /** The row's place in the file counted as a spreadsheet shows it: first record of the file is 1, blank lines, preamble and header included; a quoted line break does not count. */
  readonly rowNumber: number;
  /** Where the row begins, in bytes from the start of the file as stored (byte-order mark included). */
  readonly byteOffset: number;
  /** The cells, exactly as many as the table has columns: a short row is filled with '', see `issues`. */
  readonly cells: readonly string[];
  /** What was wrong with the row's structure (ragged, stray quote, …); empty for nearly all rows. */
  readonly issues: readonly Issue[];
}
