/** A cell as a preview shows it: a cell may have a megabyte, and a preview some thousands of cells. */
export function shownCell(text: string): string {
  return shortened(text, 500);
}

/** A cell as a list of rows shows it: there are fewer of these, and each is looked at. */
export function shownRowCell(text: string): string {
  return shortened(text, 2_000);
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).toWellFormed()}…`;
}
