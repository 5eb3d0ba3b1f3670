/**
 * Writes one record as RFC 4180 has it: cells with a comma, quote or line break (or a blank at an
 * end, which some readers trim) are quoted, quotes doubled, and the record ends with CRLF.
 * A record of one empty cell is written as `""`, or it would be a blank line.
 * @see https://www.rfc-editor.org/rfc/rfc4180#section-2
 */
export function encodeCsvRow(cells: readonly string[]): string {
  if (cells.length === 1 && cells[0] === '') return '""\r\n';
  let line = '';
  for (let index = 0; index < cells.length; index++) {
    if (index > 0) line += ',';
    line += encodeCsvCell(cells[index] ?? '');
  }
  return `${line}\r\n`;
}

const NEEDS_QUOTES = /[",\r\n]|^[\s\uFEFF]|\s$/;

function encodeCsvCell(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
