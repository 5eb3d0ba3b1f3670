import type { TFunction } from 'i18next';
import type { ImportRow, Issue } from '../api/imports.ts';
import { OutcomeMark } from './outcome-mark.tsx';
import { SeverityIcon } from './severity-icon.tsx';
import type { TableColumn } from './virtual-table.tsx';
import classes from './import-row-columns.module.css';

/** The columns of a table of rows: what becomes of each, then its cells as they stand in the file. */
export function rowColumns(
  names: readonly string[],
  {
    appliedTo,
    t,
  }: {
    /** The number of the last row that is applied; null: all are looked at as a plan. */
    readonly appliedTo: number | null;
    readonly t: TFunction<'review'>;
  },
): readonly TableColumn<ImportRow>[] {
  return [
    {
      key: 'row',
      label: t('column.row'),
      width: 84,
      align: 'end',
      isPinned: true,
      cell: ({ rowNumber }) => String(rowNumber),
    },
    {
      key: 'outcome',
      label: t('column.outcome'),
      width: 144,
      cell: ({ outcome, rowNumber }) => (
        <OutcomeMark outcome={outcome} isPlanned={appliedTo !== null && rowNumber > appliedTo} />
      ),
    },
    {
      key: 'record',
      label: t('column.contact'),
      width: 164,
      cell: ({ record }) => record?.name ?? '',
    },
    {
      key: 'notes',
      label: t('column.notes'),
      width: 288,
      cell: (row) => <Notes row={row} t={t} />,
    },
    ...names.map((name, at) => ({
      key: `cell ${at}`,
      label: name,
      width: 164,
      cell: (row: ImportRow) => <Cell row={row} name={name} at={at} />,
    })),
  ];
}

/** What undoing made of it; else what was found, the worst first; else what changes. */
function Notes({ row, t }: { readonly row: ImportRow; readonly t: TFunction<'review'> }) {
  const { issues, changes, outcome, undo } = row;
  if (undo !== null) return <span className={classes.quiet}>{t(`undo.${undo}`)}</span>;
  const worst = worstOf(issues);
  if (worst !== undefined) {
    return (
      <span className={classes.notes} title={worst.sentence}>
        <SeverityIcon severity={worst.severity} />
        <span dir="auto" className={classes.text}>
          {worst.sentence}
        </span>
        {issues.length > 1 ? (
          <span className={classes.more}>{t('moreIssues', { count: issues.length - 1 })}</span>
        ) : null}
      </span>
    );
  }
  if (outcome !== 'updated' || changes === null) return null;
  const fields = changes.map(({ label }) => label).join(', ');
  return <span className={classes.quiet}>{t('changesFields', { fields })}</span>;
}

function Cell({
  row,
  name,
  at,
}: {
  readonly row: ImportRow;
  readonly name: string;
  readonly at: number;
}) {
  const text = row.cells?.[at] ?? '';
  const issue = row.issues.length === 0 ? undefined : worstOf(row.issues.filter(isIn(name)));
  if (issue === undefined || issue.severity === 'info') return <span dir="auto">{text}</span>;
  return (
    <span
      dir="auto"
      className={classes.marked}
      data-severity={issue.severity}
      title={issue.sentence}
    >
      {text}
    </span>
  );
}

const isIn =
  (name: string) =>
  ({ column }: Issue): boolean =>
    column === name;

function worstOf(issues: readonly Issue[]): Issue | undefined {
  return (
    issues.find(({ severity }) => severity === 'error') ??
    issues.find(({ severity }) => severity === 'warning') ??
    issues[0]
  );
}
