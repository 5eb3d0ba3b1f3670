import { isReportColumn } from '@muster/core/issue/report-columns';
import { shortId } from './import-id.ts';
import { paint } from './paint.ts';
import { layoutColumns, oneLine, wrapText } from './text-layout.ts';
import type { OpenedFile } from './workspace.ts';

/** What the file is and where its columns go; those that go nowhere stand out. */
export function mappingText(path: string, opened: OpenedFile): string {
  const { columns, corrects, mode } = opened;
  const rows = columns.slice(0, SHOWN_COLUMNS).map(({ name, target, isChosen }, at) => {
    const shownName = name === '' ? `column ${at + 1}` : oneLine(name);
    if (target !== null) return [shownName, '→', target.label];
    if (isChosen) return [shownName, ' ', paint('dim', 'left out')];
    if (isReportColumn(name)) return [shownName, ' ', paint('dim', 'from a report')];
    return [shownName, ' ', paint('yellow', 'not recognised')];
  });
  const rest = columns.length - rows.length;
  return [
    `${paint('bold', oneLine(path))}${paint('dim', ` · ${factsText(opened.reading)}`)}`,
    '',
    layoutColumns(rows, { indent: '  ' }),
    ...(rest > 0 ? [`  and ${rest} more columns`] : []),
    ...(corrects === null ? [] : ['', correctsText(corrects, mode)]),
    '',
    '',
  ].join('\n');
}

function correctsText(
  { importId, file }: NonNullable<OpenedFile['corrects']>,
  mode: OpenedFile['mode'],
): string {
  return wrapText(
    `A report of import ${shortId(importId)} (${oneLine(file)}): what was chosen there for its columns, type and tags holds here too, unless said otherwise. Mode: ${mode}.`,
    '  ',
  );
}

const SHOWN_COLUMNS = 60;

function factsText({ encoding, delimiter, headerRows }: OpenedFile['reading']): string {
  return [
    ...(encoding === null ? [] : [encoding]),
    ...(delimiter === null ? [] : [DELIMITERS.get(delimiter) ?? delimiter]),
    headerText(headerRows),
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

function headerText(rowNumbers: OpenedFile['reading']['headerRows']): string {
  const [first] = rowNumbers;
  const last = rowNumbers.at(-1);
  if (first === undefined) return 'no header';
  return first === last ? `header in row ${first}` : `header in rows ${first}–${last}`;
}
