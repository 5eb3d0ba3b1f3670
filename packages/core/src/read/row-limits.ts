/** What one row may take; all in characters but for the columns. Rows beyond carry an issue. */
export const ROW_LIMITS = {
  columns: 1_000,
  /** 1 MB: longer cells are cut. */
  cell: 1 << 20,
  /** A quoted cell with more lines was never closed; keeps what has to be looked ahead small. */
  cellLines: 10_000,
  /** 16 MB: the rest of the line is passed over. */
  row: 1 << 24,
  /** A quoted cell with stray quotes on later lines is given up after this, or after so many of them. */
  doubtfulCell: 1 << 13,
  doubtfulQuotes: 8,
  /** Rows with a quoted line break up to this long are read both ways when their length is wrong. */
  secondReading: 1 << 16,
  /** The text of surplus cells kept in an issue. */
  extraCells: 10_000,
} as const;
