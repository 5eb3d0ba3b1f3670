import type { Issue } from '../issue/issue.ts';
import type { Json } from '../json.ts';
import type { RecordKey } from '../match/key.ts';

/**
 * A row of the file as values of one object, before anyone has asked what is in the account:
 * the same row always gives the same coded row.
 */
export interface CodedRow {
  readonly rowNumber: number;
  /**
   * Values by field key. Absent: the column is not mapped, or its cell is empty or unreadable.
   * null: the cell is empty and its column clears (`onEmpty: 'clear'`).
   * Many-valued fields hold arrays. The record ID is not among them, see `recordId`.
   */
  readonly values: Readonly<Record<string, Json>>;
  /** Every key the row's values give, each once, in the order of the columns; those of match-only columns too. */
  readonly keys: readonly RecordKey[];
  /** The mapped, filled record ID, which decides alone; null when there is none. */
  readonly recordId: string | null;
  /** Everything found in the row so far. Any of severity `error` means that the row cannot be imported. */
  readonly issues: readonly Issue[];
  /** Every cell of the row is empty: the row is skipped. */
  readonly empty: boolean;
}
