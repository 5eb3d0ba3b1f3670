import type { Json } from '../json.ts';
import { comparable } from '../match/record-keys.ts';
import type { RecordValues } from '../match/record-values.ts';
import type { FieldDefinition, ObjectDefinition } from '../object/definition.ts';
import { promoteFirst, restFields, type RestField } from '../plan/new-values.ts';
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
  { patch, isTaken, isOverlaid, protects }: ReverseOptions,
): Reversed {
  const result: Record<string, Json> = { ...values };
  const kept: Record<string, KeptReason> = {};
  for (const field of definition.fields) {
    const after = patch.after[field.key];
    if (after === undefined) continue;
    const before = patch.before[field.key] ?? null;
    const current = values[field.key] ?? null;
    const next = isOverlaid(field)
      ? undefined
      : field.many
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
  for (const field of restFields(definition)) {
    const [primary, rest] = [field.key, field.rest].map((key) => {
      const after = patch.after[key];
      if (after === undefined) return 'as it was';
      const now = values[key] ?? null;
      const isTouched = !isEqual(now, after) && !isEqual(now, patch.before[key] ?? null);
      return isTouched || kept[key] ? 'changed since' : 'restored';
    });
    if ([primary, rest].includes('changed since')) keepHeld(result, field, { values, patch });
    if (rest !== 'restored' || primary !== 'restored') promoteFirst(definition, result);
  }
  return { values: result, kept };
}

export interface ReverseOptions {
  readonly patch: Patch;
  readonly isTaken: (field: FieldDefinition, value: string) => boolean;
  /** Whether a change made after this one, which stands, has made of the field what it is: it stays. */
  readonly isOverlaid: (field: FieldDefinition) => boolean;
  readonly protects: boolean;
}

/**
 * An address that the record held before the change and holds now is not lost when one of its
 * fields goes back and the other stays.
 */
function keepHeld(
  result: Record<string, Json>,
  field: RestField,
  { values, patch }: { readonly values: RecordValues; readonly patch: Patch },
): void {
  const formsOf = (from: RecordValues): readonly string[] =>
    addresses(from, field).map((one) => comparable(field, one));
  const before = new Set(formsOf({ ...values, ...patch.before }));
  const there = new Set(formsOf(result));
  const lost = addresses(values, field).filter((one) => {
    const form = comparable(field, one);
    return before.has(form) && !there.has(form);
  });
  const primary = result[field.key];
  const form = typeof primary === 'string' ? comparable(field, primary) : null;
  const rest = members(result[field.rest] ?? null);
  const others = [...rest.filter((one) => comparable(field, one) !== form), ...lost];
  if (others.length === rest.length && lost.length === 0) return;
  if (others.length === 0) delete result[field.rest];
  else result[field.rest] = others;
}

function addresses(values: RecordValues, field: RestField): readonly string[] {
  return [...members(values[field.key] ?? null), ...members(values[field.rest] ?? null)];
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
