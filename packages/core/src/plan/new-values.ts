import type { Json } from '../json.ts';
import { comparable, keyText } from '../match/record-keys.ts';
import type { RecordValues } from '../match/record-values.ts';
import type { FieldDefinition, ObjectDefinition } from '../object/definition.ts';

/** The values of a row without those whose keys stay with other records. */
export function withoutTaken(
  definition: ObjectDefinition,
  values: RecordValues,
  taken: ReadonlySet<string>,
): RecordValues {
  if (taken.size === 0) return values;
  const kept: Record<string, Json> = { ...values };
  for (const field of definition.fields) {
    const value = kept[field.key];
    if (field.keyKind === undefined || value === undefined || value === null) continue;
    if (Array.isArray(value)) {
      const free = value.filter((one) => !isTaken(field, one as string, taken));
      if (free.length === 0) delete kept[field.key];
      else kept[field.key] = free;
    } else if (isTaken(field, value as string, taken)) delete kept[field.key];
  }
  return kept;
}

/**
 * The values of the record that a row creates: the row's, without empty ones, with the first
 * additional email or phone promoted where there is no primary one.
 */
export function newValues(definition: ObjectDefinition, values: RecordValues): RecordValues {
  const record: Record<string, Json> = {};
  for (const key of Object.keys(values)) {
    const value = values[key] as Json;
    if (value !== null && !(Array.isArray(value) && value.length === 0)) record[key] = value;
  }
  promoteFirst(definition, record);
  return record;
}

/** Moves the first of the additional values up where the primary one is missing. Changes `values`. */
export function promoteFirst(definition: ObjectDefinition, values: Record<string, Json>): void {
  for (const field of restFields(definition)) {
    if (values[field.key] !== undefined) continue;
    const rest = values[field.rest];
    if (!Array.isArray(rest) || rest.length === 0) continue;
    values[field.key] = rest[0] as Json;
    if (rest.length === 1) delete values[field.rest];
    else values[field.rest] = rest.slice(1);
  }
}

/** Whether nothing in `values` needs `newValues`: the row's values are the new record's as they are. */
export function isNewAsIs(definition: ObjectDefinition, values: RecordValues): boolean {
  for (const key in values) {
    const value = values[key];
    if (value === null || (Array.isArray(value) && value.length === 0)) return false;
  }
  for (const field of restFields(definition)) {
    if (values[field.rest] !== undefined && values[field.key] === undefined) return false;
  }
  return true;
}

/** Whether the row holds what a new record needs. */
export function canCreate(definition: ObjectDefinition, values: RecordValues): boolean {
  for (const key of definition.createNeedsOneOf) {
    const value = values[key];
    if (value !== undefined && value !== null) return true;
  }
  return false;
}

function isTaken(field: FieldDefinition, value: string, taken: ReadonlySet<string>): boolean {
  return taken.has(keyText({ kind: field.keyKind as string, value: comparable(field, value) }));
}

/** A primary field with a many-valued one for the rest of its kind. */
export interface RestField extends FieldDefinition {
  readonly rest: string;
}

const restFieldsOf = new WeakMap<ObjectDefinition, readonly RestField[]>();

/** The fields of the object that have a `rest`. */
export function restFields(definition: ObjectDefinition): readonly RestField[] {
  let fields = restFieldsOf.get(definition);
  if (!fields) {
    fields = definition.fields.filter((field): field is RestField => field.rest !== undefined);
    restFieldsOf.set(definition, fields);
  }
  return fields;
}
