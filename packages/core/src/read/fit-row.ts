import type { Issue } from '../issue/issue.ts';
import { encodeCsvRow } from './encode-csv.ts';
import { ROW_LIMITS } from './row-limits.ts';

/** How long a row should be, and where to note that it was not. */
export interface RowFit {
  readonly width: number;
  readonly issues: Issue[];
}

/**
 * Makes a row as long as the table: a short one is filled with empty cells, the surplus cells of a
 * long one go into its issue. null when the line holds nothing but blanks, which is no row.
 */
export function fitRow(cells: string[], { width, issues }: RowFit): string[] | null {
  const found = cells.length;
  if (found === width) return cells;
  if (found === 1 && issues.length === 0 && (cells[0] ?? '').trim() === '') return null;
  if (found < width) {
    for (let missing = width - found; missing > 0; missing--) cells.push('');
    issues.push({
      code: 'row_short',
      // Google Contacts leaves out the last cell of every row: nothing is lost.
      severity: found === width - 1 ? 'info' : 'warning',
      column: null,
      value: null,
      params: { found: String(found), expected: String(width) },
    });
    return cells;
  }
  const extra = cells.slice(width);
  if (extra.some((cell) => cell.trim() !== '')) {
    issues.push({
      code: 'row_long',
      severity: 'warning',
      column: null,
      value: null,
      params: { found: String(found), expected: String(width), extra: extraText(extra) },
    });
  }
  return cells.slice(0, width);
}

/** The surplus cells as CSV, without the line end. */
function extraText(extra: readonly string[]): string {
  const text = encodeCsvRow(extra).slice(0, -2);
  if (text.length <= ROW_LIMITS.extraCells) return text;
  return `${text.slice(0, ROW_LIMITS.extraCells)}…`;
}
