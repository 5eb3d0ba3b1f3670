import { createColumnFacts } from '@muster/core/normalize/column-facts';
import type { ColumnFacts } from '@muster/core/normalize/settings';
import type { FieldType, ObjectDefinition } from '@muster/core/object/definition';
import type { Mapping } from '@muster/core/map/mapping';
import type { RawRow } from '@muster/core/read/raw-row';

/** What some rows show of how their columns write dates and decimals, by column. */
export function sampleFacts(
  rows: readonly RawRow[],
  { definition, mapping }: { readonly definition: ObjectDefinition; readonly mapping: Mapping },
): ReadonlyMap<number, ColumnFacts> {
  const types = new Map(definition.fields.map(({ key, type }) => [key, type]));
  const telling = mapping.filter(
    ({ target }) => target !== null && TELLING.has(types.get(target.field) as FieldType),
  );
  return new Map(
    telling.map(({ column }) => {
      const collector = createColumnFacts();
      for (const { cells } of rows) if (cells[column]) collector.add(cells[column]);
      return [column, collector.facts()];
    }),
  );
}

const TELLING: ReadonlySet<FieldType> = new Set(['date', 'date_time', 'number', 'money']);
