import type { ColumnPolicy } from '../map/mapping.ts';
import type { ObjectDefinition } from '../object/definition.ts';

/** What an import may do to one object. */
export type Mode = 'create' | 'update' | 'upsert';

/** Everything that decides, besides the row and the account, what a row does to one object. */
export interface ImportRules {
  readonly definition: ObjectDefinition;
  readonly mode: Mode;
  /** Account setting: whether two records may share a key that records are found by. */
  readonly allowDuplicates: boolean;
  /** Key kinds that find a record, in order of preference, e.g. `['email', 'phone']`. */
  readonly findBy: readonly string[];
  /** A row whose keys find two records: update the first, or hold the row (failed) until a person decides. */
  readonly onAmbiguous: 'update_first' | 'hold';
  /** A row that matches only a binned record: create a new one, or restore the binned one. */
  readonly onBinned: 'create' | 'restore';
  /** A duplicate created where duplicates are allowed is linked to the record it matches. */
  readonly linkDuplicates: boolean;
  /** Policies by field key, where they differ from the default of the field. */
  readonly policies: ReadonlyMap<string, ColumnPolicy>;
  /** What the import adds to many-valued fields of every row, by field key; added whatever the policy of a column says. */
  readonly additions: ReadonlyMap<string, readonly string[]>;
  /** Keys (`keyText`) of people whose data was erased: a row that has one fails. In the engine those that stand in the file. */
  readonly suppressed?: ReadonlySet<string>;
}
