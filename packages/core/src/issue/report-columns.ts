/** Names the import that a report is of, so that the corrected file keeps what was chosen for it. */
export const REPORT_IMPORT_COLUMN = 'Muster import';

/** Names the record that a row became, so that the corrected row finds it whatever is corrected. */
export const REPORT_RECORD_COLUMN = 'Muster record';

/**
 * The columns that a report adds to a file's own. When a corrected report is imported, they are
 * known by these names; all but that of the record go nowhere.
 */
export const REPORT_COLUMNS = [
  'Muster row',
  'Muster outcome',
  'Muster code',
  'Muster message',
  'Muster advice',
  REPORT_RECORD_COLUMN,
  REPORT_IMPORT_COLUMN,
] as const;

/** Whether a column of that name came from a report. */
export function isReportColumn(name: string): boolean {
  const folded = name.trim().toLowerCase();
  return REPORT_COLUMNS.some((column) => column.toLowerCase() === folded);
}
