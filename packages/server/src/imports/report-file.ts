import { describeIssue } from '@muster/core/issue/describe-issue';
import type { Issue } from '@muster/core/issue/issue';
import { isReportColumn, REPORT_COLUMNS } from '@muster/core/issue/report-columns';
import { unguardCell } from '@muster/core/read/formula-guard';
import type { Readable } from 'node:stream';
import { standardObject } from '../crm/fields.ts';
import { storedFilePath } from '../files/file-store.ts';
import type { TableFormat } from '../formats/table.ts';
import {
  tableBytes,
  type TableFileFormat,
  type WrittenTable,
  writeTableFile,
} from '../formats/write-table.ts';
import type { ImportRecord } from '../store/imports.ts';
import { readRowsWithIssues, type RowToCorrect } from '../store/ledger.ts';
import { tablesOf } from '../store/object-tables.ts';
import type { Muster } from './muster.ts';
import { readStoredFile } from './read-stored-file.ts';
import { openRowPicker } from './report-cells.ts';
import { issueColumn } from './report-summary.ts';

/**
 * Writes the rows of an import that failed or carry a warning: their cells as they came, in the
 * file's order, and what is wrong with each. Corrected in a spreadsheet and imported again, it
 * touches only what was wrong. Returns the number of rows.
 *
 * @throws MusterError `file_write_failed`, `disk_full`, `file_unreadable`
 */
export async function writeReport(
  muster: Muster,
  record: ImportRecord,
  { path, format }: { readonly path: string; readonly format: TableFileFormat },
): Promise<number> {
  let rows = 0;
  const counted = async function* (): WrittenTable['rows'] & AsyncGenerator<Cells[]> {
    for await (const batch of reportRows(muster, record)) {
      rows += batch.length;
      yield batch;
    }
  };
  await writeTableFile(path, { format, title: 'Rows to correct', rows: counted() });
  return rows - 1;
}

/** The bytes of the report as CSV, as they are made. */
export function reportBytes(muster: Muster, record: ImportRecord): Readable {
  const rows = reportRows(muster, record);
  return tableBytes({ format: 'csv', title: 'Rows to correct', rows });
}

type Cells = readonly string[];

/**
 * The rows of the report in batches, the header first. Where the file was corrected from a report
 * itself, this one's columns take the place of that one's.
 */
export async function* reportRows(muster: Muster, record: ImportRecord): AsyncGenerator<Cells[]> {
  const columns = record.plan.mapping.filter(({ name }) => !isReportColumn(name));
  const path = storedFilePath(muster.dataFolder, record.importId);
  const format = record.plan.reading as unknown as TableFormat;
  yield [[...columns.map(({ name }) => name), ...REPORT_COLUMNS]];
  const tables = tablesOf({ name: record.object });
  const picker = openRowPicker(path, format);
  try {
    for (let after = 0; ;) {
      const rows = await readRowsWithIssues(muster.pool, record, {
        after,
        limit: ROWS_AT_ONCE,
        tables,
      });
      const last = rows.at(-1);
      if (last === undefined) return;
      const raw = await readStoredFile(muster, record, () => picker.pick(rows));
      yield rows.map((row, at) =>
        columns
          .map(({ column }) => unguardCell(raw[at]?.cells[column] ?? ''))
          .concat(verdictCells(row, record)),
      );
      after = last.rowNumber;
    }
  } finally {
    await picker.close();
  }
}

const ROWS_AT_ONCE = 2_000;

/** The cells of REPORT_COLUMNS; infos are left out where something worse is to be read. */
function verdictCells(
  { rowNumber, outcome, issues, recordId }: RowToCorrect,
  { plan, importId }: ImportRecord,
): Cells {
  const worse = issues.filter((issue) => issue.severity !== 'info');
  const order = { error: 0, warning: 1, info: 2 } as const;
  const shown = worse.toSorted((left, right) => order[left.severity] - order[right.severity]);
  const texts = shown.map((issue) => describe(issue, plan));
  return [
    String(rowNumber),
    outcome,
    [...new Set(shown.map((issue) => issue.code))].join(', '),
    [...new Set(texts.map(({ sentence }) => sentence))].join(' '),
    [...new Set(texts.map(({ advice }) => advice))].join(' '),
    recordId ?? '',
    importId,
  ];
}

function describe(
  issue: Issue,
  { mapping, object }: ImportRecord['plan'],
): ReturnType<typeof describeIssue> {
  return describeIssue(issue, issueColumn(mapping, issue.column), {
    object: standardObject(object),
  });
}
