import {
  isReportColumn,
  REPORT_IMPORT_COLUMN,
  REPORT_RECORD_COLUMN,
} from '@muster/core/issue/report-columns';
import type { ColumnChoice } from '@muster/core/map/apply-choices';
import type { OnEmpty } from '@muster/core/map/mapping';
import type { FieldDefinition, ObjectDefinition } from '@muster/core/object/definition';
import type { RawRow } from '@muster/core/read/raw-row';
import { MusterError } from '../errors.ts';
import { type ImportRecord, readImport } from '../store/imports.ts';
import type { Muster } from './muster.ts';

/**
 * The import whose report the file is, by the column in which reports name it; null when the file
 * is no report, or one of several imports or of another account.
 */
export async function findCorrectedImport(
  { pool, account }: Muster,
  names: readonly string[],
  sample: readonly RawRow[],
): Promise<ImportRecord | null> {
  const at = names.findIndex(
    (name) => name.trim().toLowerCase() === REPORT_IMPORT_COLUMN.toLowerCase(),
  );
  if (at === -1) return null;
  const ids = new Set(sample.map(({ cells }) => (cells[at] ?? '').trim().toLowerCase()));
  ids.delete('');
  const [importId] = ids;
  if (importId === undefined || ids.size > 1 || !UUID.test(importId)) return null;
  try {
    return await readImport(pool, { accountId: account.accountId, importId });
  } catch (error) {
    if (error instanceof MusterError && error.code === 'not_found') return null;
    throw error;
  }
}

/**
 * The choices of a corrected file: those of the import it comes from, column by column, but for the
 * columns and single-valued fields that a person gives now. A row that became a record is about that
 * record, unless the file says by a column of its own which records its rows are about.
 */
export function keptChoices(
  record: ImportRecord,
  { definition, names, choices, onEmpty }: NewChoices,
): readonly ColumnChoice[] {
  const fields = new Map(definition.fields.map((field) => [field.key, field]));
  const columns = new Set(choices.map(({ column }) => folded(column)));
  const targets = new Set(choices.flatMap(({ target }) => (target === null ? [] : folded(target))));
  const isGiven = ({ key, label }: FieldDefinition): boolean =>
    [key, label].some(
      (name) => targets.has(folded(name)) || targets.has(folded(`${definition.name}.${name}`)),
    );
  const kept: ColumnChoice[] = [];
  for (const { name, target, policy, onEmpty: before } of record.plan.mapping) {
    if (!names.includes(name) || columns.has(folded(name)) || isReportColumn(name)) continue;
    const field = target === null ? null : fields.get(target.field);
    // A field that has been removed since: the column is recognised anew.
    if (field === undefined || (field !== null && !field.many && isGiven(field))) continue;
    kept.push({ column: name, target: field?.key ?? null, policy, onEmpty: onEmpty ?? before });
  }
  const all = [...choices, ...kept];
  const recordId = definition.fields.find(({ type }) => type === 'record_id');
  const column = names.find((name) => folded(name) === folded(REPORT_RECORD_COLUMN));
  if (recordId === undefined || column === undefined || columns.has(folded(column))) return all;
  if (isGiven(recordId) || kept.some(({ target }) => target === recordId.key)) return all;
  return [...all, { column, target: recordId.key }];
}

interface NewChoices {
  readonly definition: ObjectDefinition;
  /** The columns of the corrected file. */
  readonly names: readonly string[];
  /** What a person chose for it. */
  readonly choices: readonly ColumnChoice[];
  /** What a person said about all empty cells of it. */
  readonly onEmpty: OnEmpty | undefined;
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

function folded(name: string): string {
  return name.trim().toLowerCase();
}
