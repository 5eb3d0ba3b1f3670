import type { RecordValues } from '../match/record-values.ts';
import type { ObjectDefinition } from '../object/definition.ts';
import { type Patched, patchRecord } from './patch-record.ts';
import type { ImportRules } from './rules.ts';

/**
 * What a person's change does to a record: given values replace those that are there, lists as a
 * whole, null and empty lists clear. Unlike an import, a person may take back a do-not-contact flag.
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
  return patchRecord(record, row, {
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
}
