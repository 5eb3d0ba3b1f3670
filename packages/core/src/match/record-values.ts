import type { Json } from '../json.ts';
import type { ObjectDefinition } from '../object/definition.ts';

/** A record's values by field key; a field without a value is absent, never null. */
export type RecordValues = Readonly<Record<string, Json>>;

/** What people call a record: its name, else the first thing it can be reached by. */
export function recordName(definition: ObjectDefinition, values: RecordValues): string {
  for (const fields of definition.namedBy) {
    const name = fields
      .map((field) => values[field])
      .filter((value): value is string => typeof value === 'string' && value !== '')
      .join(' ');
    if (name !== '') return name;
  }
  return `a ${definition.label.toLowerCase()} without a name`;
}
