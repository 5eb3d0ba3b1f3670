import {
  type CSSProperties,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { TableHeader } from './virtual-table-header.tsx';
import { TableRow } from './virtual-table-row.tsx';
import { useTableKeys } from './virtual-table-keys.ts';
import { HEADER_PX, useRowWindow } from './virtual-table-window.ts';
import classes from './virtual-table.module.css';

/** A column of a table of rows. */
export interface TableColumn<Row> {
  readonly key: string;
  readonly label: string;
  /** In pixels; the last column takes what is left. */
  readonly width: number;
  /** Keep it light, and the same function from one rendering to the next: there are many cells. */
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'end';
  /** Stays in sight when the table is scrolled sideways; for the first column. */
  readonly isPinned?: boolean;
  /** How the table is sorted by it; none where it cannot be. */
  readonly sort?: 'ascending' | 'descending' | 'none';
}

/** Which rows of a table are selected, and what selecting does. */
export interface TableSelection<Row> {
  readonly isSelected: (row: Row) => boolean;
  readonly all: 'all' | 'some' | 'none';
  /** What the checkbox of a row is called; the same function from one rendering to the next. */
  readonly labelOf: (row: Row) => string;
  readonly labelOfAll: string;
  readonly onToggle: (index: number) => void;
  /** All from the row that was toggled last to this one. */
  readonly onToggleRange: (index: number) => void;
  readonly onToggleAll: () => void;
}

export interface VirtualTableProps<Row> {
  /** What it lists, for those who do not see it. */
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  /** Rows there are, or places for them where more are to come. */
  readonly rowCount: number;
  /** Whether `rowCount` is the number of all rows. */
  readonly isCounted?: boolean;
  /** undefined: it has not come yet, and its place is kept. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly rowKey: (row: Row) => string;
  /** In pixels, the same for all rows. */
  readonly rowHeight?: number;
  /** Called with the rows that are on the page, to have them loaded. */
  readonly onSeen?: (first: number, last: number) => void;
  readonly onSort?: (key: string) => void;
  readonly onOpen?: (row: Row) => void;
  readonly selection?: TableSelection<Row>;
  /** Another value takes the table back to its top: other rows, or another order. */
  readonly topKey?: string;
  /** What is shown is about to be replaced. */
  readonly isStale?: boolean;
}

/**
 * A table of any number of rows of one height, of which only those in sight exist; for it to hold
 * its place it stands in a box with a height. Arrows, j and k move, x selects, Enter opens.
 */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { label, columns, rowCount, rowAt, rowKey, rowHeight = 40, selection } = props;
  const { onSeen, onSort, onOpen, topKey = '', isCounted = true, isStale = false } = props;
  const id = useId();
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const { first, last, shiftPx, heightPx, scrollTo } = useRowWindow({ box, rowCount, rowHeight });
  const keys = useTableKeys({ ...props, rowsInSight: last - first, scrollTo });
  useEffect(() => onSeen?.(first, last), [onSeen, first, last]);
  const shownTop = useRef(topKey);
  useEffect(() => {
    if (shownTop.current === topKey) return;
    shownTop.current = topKey;
    box?.scrollTo({ top: 0 });
  }, [box, topKey]);
  const [isSideways, setIsSideways] = useState(false);
  const latest = useRef(selection);
  useLayoutEffect(() => {
    latest.current = selection;
  });
  // The same for as long as the table is there: rows need not be made anew for it.
  const toggle = useCallback((index: number, isRange: boolean): void => {
    if (isRange) latest.current?.onToggleRange(index);
    else latest.current?.onToggle(index);
  }, []);
  const style = useMemo(
    () => sizesOf(columns, selection !== undefined, rowHeight),
    [columns, selection, rowHeight],
  );
  const { active } = keys;
  const isActiveInSight = active !== null && active >= first && active <= last;
  const onClick = ({ target, shiftKey }: MouseEvent): void => {
    const index = indexOf(target);
    const row = index === null ? undefined : rowAt(index);
    if (index === null || row === undefined) return;
    if (shiftKey && selection !== undefined) selection.onToggleRange(index);
    // Whoever marks text to copy it does not want to leave.
    else if (getSelection()?.isCollapsed !== false) onOpen?.(row);
  };
  const indexes = Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) => first + at);
  return (
    <div
      ref={setBox}
      className={classes.box}
      style={{ ...style, '--rows-height': `${heightPx}px` } as CSSProperties}
      role="grid"
      aria-label={label}
      aria-rowcount={isCounted ? rowCount + 1 : -1}
      aria-multiselectable={selection === undefined ? undefined : true}
      aria-activedescendant={isActiveInSight ? `${id}-${active}` : undefined}
      data-stale={isStale || undefined}
      data-sideways={isSideways || undefined}
      tabIndex={0}
      onKeyDown={keys.onKeyDown}
      onScroll={({ currentTarget }) => setIsSideways(currentTarget.scrollLeft !== 0)}
      onClick={onClick}
    >
      <TableHeader columns={columns} selection={selection} onSort={onSort} />
      <div role="rowgroup" className={classes.body} style={{ height: heightPx }}>
        <div role="presentation" style={{ transform: `translateY(${shiftPx}px)` }}>
          {indexes.map((index) => {
            const row = rowAt(index);
            return (
              <TableRow
                key={row === undefined ? index : rowKey(row)}
                id={`${id}-${index}`}
                index={index}
                row={row}
                columns={columns}
                isActive={index === active}
                isSelected={row !== undefined && (selection?.isSelected(row) ?? false)}
                labelOf={selection?.labelOf}
                onToggle={selection === undefined ? undefined : toggle}
                opens={onOpen !== undefined}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** The row that was clicked; null where something of its own was. */
function indexOf(target: EventTarget): number | null {
  if (!(target instanceof Element)) return null;
  if (target.closest('a, button, input, label') !== null) return null;
  const index = target.closest('[data-index]')?.getAttribute('data-index') ?? null;
  return index === null ? null : Number(index);
}

function sizesOf<Row>(
  columns: readonly TableColumn<Row>[],
  isSelectable: boolean,
  rowHeight: number,
): CSSProperties {
  const widths = columns.map(({ width }, at) =>
    at === columns.length - 1 ? `minmax(${width}px, 1fr)` : `${width}px`,
  );
  const select = isSelectable ? SELECT_PX : 0;
  const total = columns.reduce((sum, { width }) => sum + width, select);
  return {
    '--columns': [...(isSelectable ? [`${SELECT_PX}px`] : []), ...widths].join(' '),
    '--row-height': `${rowHeight}px`,
    '--header-height': `${HEADER_PX}px`,
    '--table-width': `${total}px`,
    '--select-width': `${select}px`,
  } as CSSProperties;
}

const SELECT_PX = 40;
