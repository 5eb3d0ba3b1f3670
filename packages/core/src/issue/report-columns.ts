/** Names the import that a report is of, so that the corrected file keeps what was chosen for it. */
export const REPORT_IMPORT_COLUMN = 'Muster import';

/**
 * The columns that a report adds to a file's own. When a corrected report is imported, they are
 * known by these names and go nowhere.
 */
export const REPORT_COLUMNS = [
  'Muster row',
  'Muster outcome',
  'Muster code',
  'Muster message',
  'Muster advice',
  REPORT_IMPORT_COLUMN,
] as const;

/** Whether a column of that name came from a report. */
export function isReportColumn(name: string): boolean {
  const folded = name.trim().toLowerCase();
  return REPORT_COLUMNS.some((column) => column.toLowerCase() === folded);
}
