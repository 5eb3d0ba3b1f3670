import type { ObjectDefinition } from '../object/definition.ts';

/** What says which keys decide anything: those that find records, and those that no two records share. */
export interface Matching {
  readonly definition: ObjectDefinition;
  /** Key kinds that find a record, e.g. `['email', 'phone']`. */
  readonly findBy: readonly string[];
}

/**
 * The kinds of keys that decide what a row does: those that records are found by, and unique IDs.
 * Other keys (a phone, where only emails find) may be shared by anyone, and nobody asks who holds
 * them.
 */
export function matchingKinds({ definition, findBy }: Matching): ReadonlySet<string> {
  const kinds = new Set(findBy);
  for (const { type, keyKind } of definition.fields) {
    if (type === 'unique_id' && keyKind !== undefined) kinds.add(keyKind);
  }
  return kinds;
}
