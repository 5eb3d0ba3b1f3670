import type { Json } from '../json.ts';
import { comparable } from '../match/record-keys.ts';
import type { RecordValues } from '../match/record-values.ts';
import type { FieldDefinition, ObjectDefinition } from '../object/definition.ts';
import { type Patch, type Patched, patchRecord } from './patch-record.ts';
import type { ImportRules } from './rules.ts';

/**
 * What a person's change does to a record: given values replace those that are there, lists as a
 * whole, null and empty lists clear. Unlike an import, a person may take back a do-not-contact flag,
 * and correct how an address or a tag is written.
 */
export function editRecord(
  definition: ObjectDefinition,
  record: RecordValues,
  given: RecordValues,
): Patched {
  const policies: ImportRules['policies'] = new Map(
    definition.fields.map((field) => [
      field.key,
      field.protective ? 'clear_protection' : 'overwrite',
    ]),
  );
  const row = Object.fromEntries(
    Object.entries(given).map(([key, value]) => [
      key,
      Array.isArray(value) && value.length === 0 ? null : value,
    ]),
  );
  const { values, issues } = patchRecord(record, row, {
    definition,
    policies,
    mode: 'update',
    additions: new Map(),
    // Whom a change is about is known already.
    allowDuplicates: true,
    findBy: [],
    onAmbiguous: 'update_first',
    onBinned: 'create',
    linkDuplicates: false,
  });
  const written = { ...values };
  for (const field of definition.fields) {
    const value = row[field.key];
    const kept = written[field.key];
    if (value !== undefined && kept !== undefined && isSpelling(field, kept, value))
      written[field.key] = value;
  }
  return { values: written, issues, patch: difference(definition, record, written) };
}

/** Whether both are the same addresses, tags and so on, at most written otherwise. */
function isSpelling(field: FieldDefinition, left: Json, right: Json): boolean {
  const forms = [left, right].map((value) =>
    [value].flat().map((one) => (typeof one === 'string' ? comparable(field, one) : one)),
  );
  return (
    (field.many || field.type === 'email') && JSON.stringify(forms[0]) === JSON.stringify(forms[1])
  );
}

function difference(
  { fields }: ObjectDefinition,
  record: RecordValues,
  values: RecordValues,
): Patch | null {
  const changed = fields.filter(
    ({ key }) => record[key] !== values[key] && canonical(record[key]) !== canonical(values[key]),
  );
  if (changed.length === 0) return null;
  const pick = (from: RecordValues): Record<string, Json> =>
    Object.fromEntries(changed.map(({ key }) => [key, from[key] ?? null]));
  return { before: pick(record), after: pick(values) };
}

/** An amount has its parts in one order, whoever wrote it. */
function canonical(value: Json | undefined): string {
  if (value === undefined || value === null || typeof value !== 'object' || Array.isArray(value))
    return JSON.stringify(value ?? null);
  return JSON.stringify(
    Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1)),
  );
}
