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
] as const;

/** Whether a column of that name came from a report. */
export function isReportColumn(name: string): boolean {
  const folded = name.trim().toLowerCase();
  return REPORT_COLUMNS.some((column) => column.toLowerCase() === folded);
}
