import type { Json } from '../json.ts';
import type { ObjectDefinition } from '../object/definition.ts';
import type { RecordKey } from './key.ts';
import { recordKeys } from './record-keys.ts';

/**
 * The keys of a row in the order in which they are tried: those of its values in the order of the
 * definition's fields, then those that only match (`extra`).
 */
export function orderedKeys(
  definition: ObjectDefinition,
  values: Readonly<Record<string, Json>>,
  extra: readonly RecordKey[],
): readonly RecordKey[] {
  const keys = recordKeys(definition, values);
  return extra.length === 0 ? keys : [...keys, ...extraKeys(keys, extra)];
}

/** The keys of `all` that the values do not give: those of match-only columns. */
export function extraKeys(
  ofValues: readonly RecordKey[],
  all: readonly RecordKey[],
): readonly RecordKey[] {
  return all.filter(
    (key) => !ofValues.some((other) => other.kind === key.kind && other.value === key.value),
  );
}
