import { emailKey } from '../normalize/email-key.ts';
import { phoneKey } from '../normalize/phone.ts';
import { uniqueKey } from '../normalize/unique-id.ts';
import type { FieldDefinition, ObjectDefinition } from '../object/definition.ts';
import type { RecordKey } from './key.ts';
import type { RecordValues } from './record-values.ts';

/** Every key that a record's values give, each once, in the order of the definition's fields. */
export function recordKeys(
  definition: ObjectDefinition,
  values: RecordValues,
): readonly RecordKey[] {
  const keys: RecordKey[] = [];
  for (const field of keyFields(definition)) {
    const value = values[field.key];
    if (value === undefined || value === null) continue;
    if (Array.isArray(value)) {
      for (const one of value) addKey(keys, field, one as string);
    } else {
      addKey(keys, field, value as string);
    }
  }
  return keys;
}

/** The form of a field's value that is compared: its match key, or the text without case. */
export function comparable(field: FieldDefinition, value: string): string {
  if (field.type === 'email') return emailKey(value);
  if (field.type === 'phone') return phoneKey(value);
  if (field.type === 'unique_id') return uniqueKey(value);
  return value.toLowerCase();
}

/** One text for a key, to use in a Map. */
export function keyText(key: RecordKey): string {
  return `${key.kind}\n${key.value}`;
}

function addKey(keys: RecordKey[], field: FieldDefinition, value: string): void {
  const key = { kind: field.keyKind as string, value: comparable(field, value) };
  if (!keys.some((other) => other.kind === key.kind && other.value === key.value)) keys.push(key);
}

const keyFieldsOf = new WeakMap<ObjectDefinition, readonly FieldDefinition[]>();

function keyFields(definition: ObjectDefinition): readonly FieldDefinition[] {
  let fields = keyFieldsOf.get(definition);
  if (!fields) {
    fields = definition.fields.filter((field) => field.keyKind !== undefined);
    keyFieldsOf.set(definition, fields);
  }
  return fields;
}
