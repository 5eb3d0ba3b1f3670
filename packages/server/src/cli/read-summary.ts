import { ISSUES } from '@muster/core/issue/catalogue';
import type { IssueCode } from '@muster/core/issue/catalogue';
import { inEnglish } from '@muster/core/language/sentence';
import type { RawRow } from '@muster/core/read/raw-row';
import type { Table } from '../formats/table.ts';

/** The data rows of a file, and in how many of them each issue stands. */
export interface RowCounts {
  readonly rows: number;
  readonly issues: ReadonlyMap<IssueCode, number>;
}

/** Reads all rows, handing each batch on, and counts them. */
export async function countRows(
  table: Table,
  handle?: (rows: readonly RawRow[]) => Promise<void>,
): Promise<RowCounts> {
  let count = 0;
  const issues = new Map<IssueCode, number>();
  for await (const rows of table.rows()) {
    count += rows.length;
    for (const row of rows) {
      for (const { code } of row.issues) issues.set(code, (issues.get(code) ?? 0) + 1);
    }
    await handle?.(rows);
  }
  return { rows: count, issues };
}

/** One line of JSON that says how a file is written and what it holds. */
export function jsonSummary(table: Table, { rows, issues }: RowCounts): string {
  const dialect = table.dialect?.value;
  return `${JSON.stringify({
    file: table.path,
    encoding: table.encoding?.value ?? null,
    dialect:
      dialect === undefined
        ? null
        : {
            delimiter: dialect.delimiter,
            quote: dialect.quote,
            escape: dialect.escape === 'backslash' ? '\\' : dialect.quote,
            lineEnd: LINE_ENDS[dialect.lineEnd],
            comment: dialect.comment,
          },
    headerRows: table.header.value.rowNumbers,
    columns: table.columns,
    rows,
    issues: Object.fromEntries(issues),
    reasons: {
      encoding: table.encoding === null ? null : inEnglish(table.encoding.reason),
      dialect: table.dialect === null ? null : inEnglish(table.dialect.reason),
      header: inEnglish(table.header.reason),
    },
  })}\n`;
}

/** The same in a few plain lines. */
export function plainSummary(table: Table, { rows, issues }: RowCounts): string {
  const lines = [
    table.path,
    `  rows      ${rows.toLocaleString('en')}`,
    `  columns   ${table.columns.length}: ${table.columns.join(', ')}`,
    `  header    ${headerText(table.header.value.rowNumbers)} (${inEnglish(table.header.reason)})`,
  ];
  const { encoding, dialect } = table;
  if (encoding !== null)
    lines.push(`  encoding  ${encoding.value} (${inEnglish(encoding.reason)})`);
  if (dialect !== null) {
    const { lineEnd, quote } = dialect.value;
    lines.push(
      `  dialect   ${inEnglish(dialect.reason)} Quote ${quote ?? 'none'}, lines end with ${LINE_ENDS[lineEnd]}.`,
    );
  }
  for (const [code, count] of issues) {
    lines.push(
      `  issue     ${ISSUES[code].title}: ${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Says that clean CSV has no room for surplus cells; null when there were none. */
export function surplusNote(table: Table, { issues }: RowCounts): string | null {
  const count = issues.get('row_long') ?? 0;
  if (count === 0) return null;
  return `${table.path}: cells beyond the last column were left out (rows: ${count}).\n`;
}

const LINE_ENDS = { lf: 'LF', crlf: 'CRLF', cr: 'CR', any: 'LF, CRLF or CR' } as const;

function headerText(rowNumbers: readonly number[]): string {
  if (rowNumbers.length === 0) return 'none';
  return `${rowNumbers.length === 1 ? 'row' : 'rows'} ${rowNumbers.join(', ')}`;
}
