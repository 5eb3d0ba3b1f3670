import type { SetBy } from '../detected.ts';

/** What a column's values do to values that are already there (PRODUCT, M5). */
export type ColumnPolicy =
  /** A filled cell replaces the value; for many-valued fields it replaces the whole set. */
  | 'overwrite'
  /** A filled cell is taken only where the record has no value. */
  | 'fill'
  /** Values are added to those there: the default of many-valued fields. */
  | 'append'
  /** The cell finds the record and changes nothing. */
  | 'match_only'
  /** Like `overwrite`, and may also clear a do-not-contact flag; only an owner can choose it. */
  | 'clear_protection';

/** What an empty cell does to a value that is already there. */
export type OnEmpty = 'keep' | 'clear';

export interface MappedColumn {
  /** Index in the file, from 0. */
  readonly column: number;
  /** The column's name, told apart from others of the same name (`Phone`, `Phone (2)`). */
  readonly name: string;
  /** Object and field that the column's cells go to; null when the column is ignored or unassigned. */
  readonly target: { readonly object: string; readonly field: string } | null;
  readonly policy: ColumnPolicy;
  readonly onEmpty: OnEmpty;
  readonly setBy: SetBy;
}

/** For each column of the file, in file order, where it goes. */
export type Mapping = readonly MappedColumn[];
