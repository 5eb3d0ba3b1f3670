import type { Json } from '../json.ts';
import type { Mapping } from '../map/mapping.ts';
import type { ObjectDefinition } from '../object/definition.ts';
import type { ColumnFacts, NormalizeSettings } from './settings.ts';

/** All that decides what a row becomes, besides the row. */
export interface RowCoderPlan {
  /** The object with its standard and custom fields. */
  readonly definition: ObjectDefinition;
  readonly mapping: Mapping;
  readonly settings: NormalizeSettings;
  /** What whole columns show, by column index; columns without an entry show nothing. */
  readonly facts: ReadonlyMap<number, ColumnFacts>;
  /** Kinds of key in order of preference, e.g. `['email', 'phone']`. */
  readonly findBy: readonly string[];
  /** Values set for every row, by field key: of a single-valued field instead of the row's, of a many-valued one beside them. */
  readonly constants: Readonly<Record<string, Json>>;
}
