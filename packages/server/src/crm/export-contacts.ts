import { valueFormatter } from '@muster/core/normalize/format-value';
import type { Member } from '@muster/core/normalize/settings';
import type { FieldDefinition } from '@muster/core/object/definition';
import type { AccountPool } from '../database/account-pool.ts';
import { type TableFileFormat, writeTableFile } from '../formats/write-table.ts';
import { type Account, listMembers } from '../store/accounts.ts';
import { readAllRecords, type StoredRecord } from '../store/records.ts';
import { tablesOf } from '../store/object-tables.ts';
import { loadDefinition } from './fields.ts';

export interface Export {
  readonly path: string;
  readonly format: TableFileFormat;
}

/**
 * Writes all contacts to a file, one column a field, which changes nothing when it is imported
 * again. Returns how many there are.
 *
 * @throws MusterError `file_write_failed`, `disk_full`
 */
export async function exportContacts(
  pool: AccountPool,
  { accountId }: Account,
  { path, format }: Export,
): Promise<number> {
  const definition = await loadDefinition(pool, accountId, 'contact');
  const members = await listMembers(pool, accountId);
  let count = 0;
  await writeTableFile(path, { format, title: definition.plural, rows: rows() });
  return count;

  async function* rows(): AsyncGenerator<readonly (readonly string[])[]> {
    yield [definition.fields.map(exportHeader)];
    const toCells = recordFormatter(definition.fields, members);
    for await (const records of readAllRecords(pool, accountId, tablesOf(definition))) {
      yield records.map(toCells);
      count += records.length;
    }
  }
}

/** The header of a field's column in an export. */
export function exportHeader(field: FieldDefinition): string {
  return field.type === 'photo' && !field.custom ? 'Image' : field.label;
}

/** Makes the cells of a record's row: one for each of the fields. */
export function recordFormatter(
  fields: readonly FieldDefinition[],
  members: readonly Member[],
): (record: Pick<StoredRecord, 'id' | 'values'>) => readonly string[] {
  const columns = fields.map((field) => {
    const format = valueFormatter(field, members);
    return ({ id, values }: Pick<StoredRecord, 'id' | 'values'>): string => {
      if (field.type === 'record_id') return id;
      const value = Object.hasOwn(values, field.key) ? values[field.key] : undefined;
      return value === undefined ? '' : format(value);
    };
  });
  return (record) => columns.map((column) => column(record));
}
