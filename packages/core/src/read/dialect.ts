/** How the rows and cells of a delimited text file are written; one value for the whole file. */
export interface Dialect {
  /** What stands between two cells: one to four characters, e.g. `,` or `, ` or `||`. */
  readonly delimiter: string;
  /** The character around cells that hold delimiters or line breaks; null when the file has none. */
  readonly quote: '"' | "'" | null;
  /** How a quote is written inside a quoted cell. With `backslash`, a doubled quote is understood as well. */
  readonly escape: 'doubled' | 'backslash';
  /** `lf` and `crlf` are read alike (a file may mix them); `any` ends a row at a lone CR too. */
  readonly lineEnd: LineEnd;
  /** Lines that begin with this are notes, not rows; null when the file has none. */
  readonly comment: string | null;
}

export type LineEnd = 'lf' | 'crlf' | 'cr' | 'any';

/** RFC 4180 as most programs write it. @see https://www.rfc-editor.org/rfc/rfc4180 */
export const RFC_4180: Dialect = {
  delimiter: ',',
  quote: '"',
  escape: 'doubled',
  lineEnd: 'crlf',
  comment: null,
};
