import type { CodedRow } from '../normalize/coded-row.ts';
import type { Book } from './book.ts';
import { decideRow, type Decision } from './decide-row.ts';
import type { ImportRules } from './rules.ts';

/**
 * The judge of the engine: handles rows one by one, in file order, against the whole account
 * (PRODUCT section 3, *The rule*). `newIds` must grow from row to row. Changes the book; returns
 * one decision a row.
 */
export function importRowByRow(
  rows: readonly CodedRow[],
  newIds: readonly string[],
  account: { readonly book: Book; readonly rules: ImportRules },
): readonly Decision[] {
  return rows.map((row, at) => decideRow(row, newIds[at] as string, account));
}
