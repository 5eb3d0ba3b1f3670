import type { Field } from '../../../api/fields.ts';
import type { ImportPreview } from '../../../api/imports.ts';

export type PreviewColumn = ImportPreview['columns'][number];

/** Equal issues of the first values of a column. */
export interface ColumnIssue {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly title: string;
  readonly advice: string;
  /** How many of the rows looked at have it. */
  readonly count: number;
  /** One of the values. */
  readonly example: string | null;
}

/** Whether nobody has said yet what becomes of a column; a report's own columns are settled. */
export function isUnassigned({ target, setBy }: PreviewColumn): boolean {
  return target === null && setBy === 'guess';
}

/** The issues of the first rows by the columns they are about, the worst first. */
export function issuesByColumn(
  rows: ImportPreview['table']['rows'],
): ReadonlyMap<string, readonly ColumnIssue[]> {
  const found = new Map<string, Map<string, ColumnIssue>>();
  for (const { issues } of rows) {
    for (const { column, code, severity, title, advice, value } of issues) {
      if (column === null) continue;
      const ofColumn = found.get(column) ?? new Map<string, ColumnIssue>();
      const before = ofColumn.get(code);
      const count = (before?.count ?? 0) + 1;
      const example = before?.example ?? value;
      ofColumn.set(code, { code, severity, title, advice, count, example });
      found.set(column, ofColumn);
    }
  }
  return new Map(
    [...found].map(([column, ofColumn]) => [
      column,
      [...ofColumn.values()].sort((a, b) => RANK[a.severity] - RANK[b.severity]),
    ]),
  );
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** Columns that go to the same field, which holds one value: each with the others. */
export function sharedTargets(
  columns: readonly PreviewColumn[],
  fields: readonly Field[],
): ReadonlyMap<number, readonly string[]> {
  const single = new Set(fields.filter(({ many }) => !many).map(({ key }) => key));
  const byField = Map.groupBy(
    columns.filter(({ target }) => target !== null && single.has(target.field)),
    ({ target }) => target?.field,
  );
  const shared = [...byField.values()].filter((sharing) => sharing.length > 1);
  return new Map(
    shared.flatMap((sharing) =>
      sharing.map(({ index }) => [
        index,
        sharing.filter((other) => other.index !== index).map(({ name }) => name),
      ]),
    ),
  );
}

/** The next column that nobody has said anything about, after one of them; from the start again at the end. */
export function nextUnassigned(
  columns: readonly PreviewColumn[],
  after: number,
): PreviewColumn | undefined {
  const open = columns.filter(isUnassigned);
  return open.find(({ index }) => index > after) ?? open[0];
}
