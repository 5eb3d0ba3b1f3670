import type { Json } from '../json.ts';
import { comparable } from '../match/record-keys.ts';
import type { RecordValues } from '../match/record-values.ts';
import type { FieldDefinition, ObjectDefinition } from '../object/definition.ts';
import { promoteFirst } from '../plan/new-values.ts';
import type { Patch } from '../plan/patch-record.ts';

/** What undoing one change leaves of a record. */
export interface Reversed {
  readonly values: RecordValues;
  /** Fields that keep their value, and why. */
  readonly kept: Readonly<Record<string, KeptReason>>;
}

/** `changed`: somebody changed it since. `protected`: do-not-contact is never weakened. `key_taken`: the value now belongs to another record. */
export type KeptReason = 'changed' | 'protected' | 'key_taken';

/**
 * Takes a change back field by field, without trampling on what happened since: a value that is
 * still as the change left it gets its value before; of a set, what the change added goes and what
 * it took comes back; anything else stays. `isTaken` says whether another record holds a value's
 * key by now. `protects`: do-not-contact flags stay set; so for undoing, not for redoing what an
 * owner chose.
 */
export function reverseChange(
  definition: ObjectDefinition,
  values: RecordValues,
  { patch, isTaken, protects }: ReverseOptions,
): Reversed {
  const result: Record<string, Json> = { ...values };
  const kept: Record<string, KeptReason> = {};
  for (const field of definition.fields) {
    const after = patch.after[field.key];
    if (after === undefined) continue;
    const before = patch.before[field.key] ?? null;
    const current = values[field.key] ?? null;
    const next = field.many
      ? reverseSet(field, { before, after, current })
      : reverseOne({ before, after, current });
    if (protects && field.protective && current === true && next !== true)
      kept[field.key] = 'protected';
    else if (next === undefined) kept[field.key] = 'changed';
    else if (gains(field, current, next).some((value) => isTaken(field, value)))
      kept[field.key] = 'key_taken';
    else if (next === null) delete result[field.key];
    else result[field.key] = next;
  }
  if (Object.keys(kept).length > 0) promoteFirst(definition, result);
  return { values: result, kept };
}

export interface ReverseOptions {
  readonly patch: Patch;
  readonly isTaken: (field: FieldDefinition, value: string) => boolean;
  readonly protects: boolean;
}

interface Values3 {
  readonly before: Json;
  readonly after: Json;
  readonly current: Json;
}

/** undefined: somebody changed it since. A value that is already as before needs nothing. */
function reverseOne({ before, after, current }: Values3): Json | undefined {
  if (isEqual(current, after) || isEqual(current, before)) return before;
  return undefined;
}

function reverseSet(field: FieldDefinition, { before, after, current }: Values3): Json {
  if (isEqual(current, after)) return before;
  const forms = (set: Json): Set<string> =>
    new Set(members(set).map((one) => comparable(field, one)));
  const was = forms(before);
  const became = forms(after);
  const kept = members(current).filter((one) => {
    const form = comparable(field, one);
    return was.has(form) || !became.has(form);
  });
  const there = new Set(kept.map((one) => comparable(field, one)));
  const back = members(before).filter((one) => {
    const form = comparable(field, one);
    return !became.has(form) && !there.has(form);
  });
  const next = [...kept, ...back];
  return next.length === 0 ? null : next;
}

/** Key values that the record would hold anew. */
function gains(field: FieldDefinition, current: Json, next: Json): readonly string[] {
  if (field.keyKind === undefined) return [];
  const held = new Set(members(current).map((one) => comparable(field, one)));
  return members(next).filter((one) => !held.has(comparable(field, one)));
}

function members(value: Json): readonly string[] {
  if (value === null) return [];
  return Array.isArray(value) ? (value as readonly string[]) : [value as string];
}

/** Values of records are JSON written by us with keys in one order, or read back from jsonb. */
function isEqual(left: Json, right: Json): boolean {
  if (left === right) return true;
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object')
    return false;
  const entries = Object.entries(left);
  return (
    entries.length === Object.keys(right).length &&
    Array.isArray(left) === Array.isArray(right) &&
    entries.every(([key, value]) => isEqual(value, (right as Record<string, Json>)[key] ?? null))
  );
}
