import { memo, type ReactNode } from 'react';
import type { TableColumn } from './virtual-table.tsx';
import classes from './virtual-table.module.css';

interface TableRowProps<Row> {
  readonly id: string;
  readonly index: number;
  readonly row: Row | undefined;
  readonly columns: readonly TableColumn<Row>[];
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** What its checkbox is called. */
  readonly labelOf: ((row: Row) => string) | undefined;
  /** None: it has no checkbox. */
  readonly onToggle: ((index: number, isRange: boolean) => void) | undefined;
  /** A click on it opens it: that is the table's matter. */
  readonly opens: boolean;
}

/** A row of a table, made anew only when something of it is another: there are many while scrolling. */
export const TableRow = memo(PlainTableRow) as typeof PlainTableRow;

function PlainTableRow<Row>(props: TableRowProps<Row>) {
  const { id, index, row, columns, isActive, isSelected, labelOf } = props;
  const { onToggle, opens } = props;
  return (
    <div
      id={id}
      role="row"
      className={classes.row}
      aria-rowindex={index + 2}
      aria-selected={onToggle === undefined ? undefined : isSelected}
      aria-busy={row === undefined || undefined}
      data-active={isActive || undefined}
      data-index={index}
      data-opens={opens || undefined}
    >
      {onToggle === undefined ? null : (
        <div role="gridcell" className={classes.select}>
          {row === undefined ? null : (
            <label className={classes.selectLabel}>
              <input
                type="checkbox"
                tabIndex={-1}
                aria-label={labelOf?.(row)}
                className={classes.checkbox}
                checked={isSelected}
                onChange={() => undefined}
                onClick={({ shiftKey }) => onToggle(index, shiftKey)}
              />
            </label>
          )}
        </div>
      )}
      {columns.map(({ key, align, isPinned, cell }) => (
        <div
          key={key}
          role="gridcell"
          className={classes.cell}
          data-align={align}
          data-pinned={isPinned || undefined}
        >
          {row === undefined ? <span className={classes.awaited} /> : inBox(cell(row))}
        </div>
      ))}
    </div>
  );
}

/** Text of its own ends in an ellipsis only where something is around it. */
function inBox(content: ReactNode): ReactNode {
  return typeof content === 'string' ? <span dir="auto">{content}</span> : content;
}
