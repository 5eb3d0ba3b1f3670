import { ArrowDown, ArrowUp } from 'lucide-react';
import type { TableColumn, TableSelection } from './virtual-table.tsx';
import classes from './virtual-table.module.css';

/** The head of a table: what its columns are, and how it is sorted. */
export function TableHeader<Row>({
  columns,
  selection,
  onSort,
}: {
  readonly columns: readonly TableColumn<Row>[];
  readonly selection: TableSelection<Row> | undefined;
  readonly onSort: ((key: string) => void) | undefined;
}) {
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.row}>
        {selection === undefined ? null : (
          <div role="columnheader" className={classes.select}>
            <label className={classes.selectLabel}>
              <input
                type="checkbox"
                aria-label={selection.labelOfAll}
                className={classes.checkbox}
                checked={selection.all === 'all'}
                ref={(input) => {
                  if (input !== null) input.indeterminate = selection.all === 'some';
                }}
                onChange={selection.onToggleAll}
              />
            </label>
          </div>
        )}
        {columns.map(({ key, label, sort, align, isPinned }) => (
          <div
            key={key}
            role="columnheader"
            className={classes.cell}
            data-align={align}
            data-pinned={isPinned || undefined}
            aria-sort={sort}
            title={label}
          >
            {sort === undefined || onSort === undefined ? (
              <span dir="auto" className={classes.label}>
                {label}
              </span>
            ) : (
              <button type="button" className={classes.sort} onClick={() => onSort(key)}>
                <span dir="auto" className={classes.label}>
                  {label}
                </span>
                {sort === 'ascending' ? <ArrowUp size={13} aria-hidden /> : null}
                {sort === 'descending' ? <ArrowDown size={13} aria-hidden /> : null}
              </button>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}
