/**
 * The cell as it can be written to a file for a spreadsheet: what a spreadsheet would run as a
 * formula gets an apostrophe in front. A cell that begins with apostrophes before such a character
 * gets one more, so that `unguardCell` gives back exactly what was guarded.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function guardCell(cell: string): string {
  return startsFormula(cell, 0) ? `'${cell}` : cell;
}

/** Takes one guarding apostrophe away, where there is one; any other cell comes back as it is. */
export function unguardCell(cell: string): string {
  if (cell.charCodeAt(0) !== APOSTROPHE) return cell;
  return startsFormula(cell, 1) ? cell.slice(1) : cell;
}

const APOSTROPHE = 0x27;

/** Whether `= + - @`, a tab or a line end stands at `from`, or after apostrophes that begin there. */
function startsFormula(cell: string, from: number): boolean {
  let at = from;
  while (cell.charCodeAt(at) === APOSTROPHE) at++;
  switch (cell.charCodeAt(at)) {
    case 0x3d: // =
    case 0x2b: // +
    case 0x2d: // -
    case 0x40: // @
    case 0x09:
    case 0x0d:
    case 0x0a:
    // The same signs in full width, which some spreadsheets take for the narrow ones.
    case 0xff1d:
    case 0xff0b:
    case 0xff0d:
    case 0xff20:
      return true;
    default:
      return false;
  }
}
