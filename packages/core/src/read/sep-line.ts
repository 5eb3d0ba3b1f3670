/** The line `sep=;` that Excel understands at the beginning of a file; not part of the table. */
export interface SepLine {
  readonly delimiter: string;
  /** Characters of the line with its line end. */
  readonly length: number;
}

/** Reads the line that names the delimiter, or null when the text does not begin with one. */
export function readSepLine(text: string): SepLine | null {
  const found = /^"?sep=([^\r\n]{1,4}?)"?(?:\r\n|\n|\r)/i.exec(text);
  const delimiter = found?.[1];
  return delimiter === undefined ? null : { delimiter, length: found?.[0].length ?? 0 };
}
