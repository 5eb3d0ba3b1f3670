import {
  observeElementOffset,
  useVirtualizer,
  type VirtualizerOptions,
} from '@tanstack/react-virtual';
import { useCallback } from 'react';

/** Of the head of a table, which stays at its top. */
export const HEADER_PX = 36;

/** The rows of a table that are in sight, and where they stand. */
export interface RowWindow {
  readonly first: number;
  /** Before `first`: there are no rows. */
  readonly last: number;
  /** From the top of the table's body to the first of them. */
  readonly shiftPx: number;
  /** Of the body as a whole. */
  readonly heightPx: number;
  readonly scrollTo: (index: number) => void;
}

/** Follows the scrolling of a table's box. */
export function useRowWindow({
  box,
  rowCount,
  rowHeight,
}: {
  readonly box: HTMLDivElement | null;
  readonly rowCount: number;
  readonly rowHeight: number;
}): RowWindow {
  const rowsPx = rowCount * rowHeight;
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: rowCount,
    getScrollElement: () => box,
    estimateSize: useCallback(() => rowHeight, [rowHeight]),
    overscan: OVERSCAN,
    observeElementOffset: observeScaled,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const scale = scaleOf(box, rowsPx);
  const squeezedPx = scale === 1 ? 0 : (virtualizer.scrollOffset ?? 0) * (1 - 1 / scale);
  return {
    first: first?.index ?? 0,
    last: items.at(-1)?.index ?? -1,
    shiftPx: (first?.start ?? 0) - squeezedPx,
    heightPx: Math.min(rowsPx, MOST_PX),
    scrollTo: (index) => {
      if (box === null) return;
      const offset = virtualizer.scrollOffset ?? 0;
      const to = offsetToShow(index * rowHeight, { offset, rowHeight, box });
      box.scrollTo({ top: to / scale });
    },
  };
}

/** As far as it takes for the row that begins there to be seen; none where it is. */
function offsetToShow(
  start: number,
  {
    offset,
    rowHeight,
    box,
  }: { readonly offset: number; readonly rowHeight: number; readonly box: HTMLDivElement },
): number {
  // The head covers the first rows of the box.
  const inSight = box.clientHeight - HEADER_PX;
  if (start < offset) return start;
  return Math.max(offset, start + rowHeight - inSight);
}

type Options = VirtualizerOptions<HTMLDivElement, Element>;

// The box is observed once, and the number of rows may grow meanwhile: it is looked up each time.
const observeScaled: Options['observeElementOffset'] = (instance, report) =>
  observeElementOffset(instance, (offset, isScrolling) =>
    report(offset * scaleOf(instance.scrollElement, rowsPxOf(instance)), isScrolling),
  );

/** Of all rows: they have one height. */
function rowsPxOf({ options }: { readonly options: Required<Options> }): number {
  return options.count * options.estimateSize(0);
}

const OVERSCAN = 8;

/** Browsers know no taller elements: Firefox ends at 17.9 million pixels, Chromium at 33.5. */
const MOST_PX = 15_000_000;

/** How much further rows move than the box is scrolled, where they are taller than a box can be. */
function scaleOf(box: HTMLDivElement | null, rowsPx: number): number {
  if (box === null || rowsPx <= MOST_PX) return 1;
  const inSight = box.clientHeight - HEADER_PX;
  return (rowsPx - inSight) / (MOST_PX - inSight);
}
