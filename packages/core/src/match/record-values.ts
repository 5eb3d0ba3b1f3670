import type { Json } from '../json.ts';
import { type Said, say } from '../language/sentence.ts';
import type { ObjectDefinition } from '../object/definition.ts';
import { objectWord } from '../object/object-word.ts';

/** A record's values by field key; a field without a value is absent, never null. */
export type RecordValues = Readonly<Record<string, Json>>;

/** What people call a record: its name, else the first thing it can be reached by. */
export function recordName(definition: ObjectDefinition, values: RecordValues): Said {
  for (const fields of definition.namedBy) {
    const name = fields
      .map((field) => values[field])
      .filter((value): value is string => typeof value === 'string' && value !== '')
      .join(' ');
    if (name !== '') return name;
  }
  return say('a {object} without a name', { object: objectWord(definition) });
}
