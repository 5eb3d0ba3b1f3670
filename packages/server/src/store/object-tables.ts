import assert from 'node:assert/strict';
import type { ObjectDefinition } from '@muster/core/object/definition';

/** The tables that hold an object's records, as quoted names for SQL text. */
export interface ObjectTables {
  /** Value of the `object` column in ledger and change log. */
  readonly object: string;
  readonly record: string;
  readonly key: string;
  /** The column that identifies a record in both tables. */
  readonly id: string;
}

/** Names come from our own definitions only, never from a request. */
export function tablesOf({ name }: Pick<ObjectDefinition, 'name'>): ObjectTables {
  assert.match(name, /^[a-z][a-z_]{0,30}$/);
  return { object: name, record: `"${name}"`, key: `"${name}_key"`, id: `"${name}_id"` };
}
