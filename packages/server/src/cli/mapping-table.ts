import type { OpenedImport } from '../imports/import-file.ts';
import { isReportColumn } from '@muster/core/issue/report-columns';
import type { Mode } from '@muster/core/plan/rules';
import { shortId } from './import-id.ts';
import { paint } from './paint.ts';
import { layoutColumns, oneLine, wrapText } from './text-layout.ts';

/** What the file is and where its columns go; those that go nowhere stand out. */
export function mappingText({ table, plan, definition, corrects }: OpenedImport): string {
  const labels = new Map(definition.fields.map((field) => [field.key, field.label]));
  const rows = plan.mapping.slice(0, SHOWN_COLUMNS).map(({ column, name, target, setBy }) => {
    const shownName = name === '' ? `column ${column + 1}` : oneLine(name);
    const label = target === null ? null : (labels.get(target.field) ?? target.field);
    if (label !== null) return [shownName, '→', label];
    if (setBy === 'person') return [shownName, ' ', paint('dim', 'left out')];
    if (isReportColumn(name)) return [shownName, ' ', paint('dim', 'from a report')];
    return [shownName, ' ', paint('yellow', 'not recognised')];
  });
  const rest = plan.mapping.length - rows.length;
  return [
    `${paint('bold', oneLine(table.path))}${paint('dim', ` · ${factsText(table)}`)}`,
    '',
    layoutColumns(rows, { indent: '  ' }),
    ...(rest > 0 ? [`  and ${rest} more columns`] : []),
    ...(corrects === null ? [] : ['', correctsText(corrects, plan.mode)]),
    '',
    '',
  ].join('\n');
}

function correctsText(
  { importId, fileName }: NonNullable<OpenedImport['corrects']>,
  mode: Mode,
): string {
  return wrapText(
    `A report of import ${shortId(importId)} (${oneLine(fileName)}): what was chosen there for its columns, type and tags holds here too, unless said otherwise. Mode: ${mode}.`,
    '  ',
  );
}

const SHOWN_COLUMNS = 60;

function factsText({ encoding, dialect, header }: OpenedImport['table']): string {
  return [
    ...(encoding === null ? [] : [encoding.value]),
    ...(dialect === null
      ? []
      : [DELIMITERS.get(dialect.value.delimiter) ?? dialect.value.delimiter]),
    headerText(header.value),
  ].join(' · ');
}

const DELIMITERS: ReadonlyMap<string, string> = new Map([
  [',', 'commas'],
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'bars'],
  [':', 'colons'],
  [' ', 'blanks'],
]);

function headerText({ rowNumbers }: OpenedImport['table']['header']['value']): string {
  const [first] = rowNumbers;
  const last = rowNumbers.at(-1);
  if (first === undefined) return 'no header';
  return first === last ? `header in row ${first}` : `header in rows ${first}–${last}`;
}
