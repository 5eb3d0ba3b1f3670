/** A cell as a preview shows it: a cell may have a megabyte, and a preview some thousands of cells. */
export function shownCell(text: string): string {
  return text.length <= CELL_CHARACTERS
    ? text
    : `${text.slice(0, CELL_CHARACTERS).toWellFormed()}…`;
}

const CELL_CHARACTERS = 500;
