import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import {
  type ImportRow,
  type ImportRows,
  PAGE_ROWS,
  type RowFilter,
  rowPagesQuery,
  rowsAfterQuery,
} from '../api/imports.ts';

/** Rows of an import as a table takes them, whatever part of them it shows. */
export interface RowPages {
  readonly columns: readonly string[];
  readonly rowCount: number;
  /** Whether `rowCount` is the number of all rows. */
  readonly isCounted: boolean;
  readonly rowAt: (index: number) => ImportRow | undefined;
  /** Where the row with that number stands; -1 where it is not among them. */
  readonly indexOf: (rowNumber: number) => number;
  readonly onSeen: (first: number, last: number) => void;
  /** A row is looked at by itself: its neighbours are wanted as well. */
  readonly onOpened: (index: number) => void;
  readonly isPending: boolean;
  readonly isStale: boolean;
  readonly error: unknown;
  readonly refetch: () => void;
}

/**
 * The rows of an import that a filter finds. All rows together can be shown from anywhere, a million
 * of them too: a row's number says where it stands. Filtered ones come page after page.
 */
export function useRowPages(
  importId: string,
  { filter, total }: { readonly filter: RowFilter; readonly total: number | null },
): RowPages {
  const pages = useInfiniteQuery(rowPagesQuery(importId, filter));
  const first = pages.data?.pages[0];
  const isAll = Object.keys(filter).length === 0;
  const base = first?.items[0]?.rowNumber ?? 0;
  const anywhere = useRowsAnywhere(importId, {
    base,
    total: isAll && first?.nextCursor !== null && first !== undefined ? total : null,
  });
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items) ?? [], [pages.data]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } = pages;
  const onSeenNext = useCallback(
    (_: number, last: number) => {
      if (last < rows.length - PAGE_ROWS / 2) return;
      if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
    },
    [rows.length, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage],
  );
  const rowAt = useCallback((index: number) => rows[index], [rows]);
  const isSettled = !pages.isPlaceholderData;
  return {
    columns: first?.columns ?? [],
    // Places for the rows that are on their way.
    rowCount: hasNextPage ? rows.length + PLACES : rows.length,
    isCounted: !hasNextPage,
    rowAt,
    indexOf: (rowNumber) => rows.findIndex((row) => row.rowNumber === rowNumber),
    onSeen: onSeenNext,
    onOpened: (index) => onSeenNext(index, index),
    ...anywhere,
    isPending: pages.isPending,
    isStale: !isSettled,
    error: pages.error,
    refetch: () => void pages.refetch(),
  };
}

/** Rows that are on their way are shown as so many places. */
const PLACES = 12;

/** null while it is not known that numbers of rows say where they stand. */
function useRowsAnywhere(
  importId: string,
  { base, total }: { readonly base: number; readonly total: number | null },
): Omit<RowPages, 'columns' | 'isPending' | 'isStale' | 'error' | 'refetch'> | null {
  const [window, setWindow] = useState({ first: 0, last: 0 });
  const [opened, setOpened] = useState<number | null>(null);
  const lastNumber = base + (total ?? 0) - 1;
  // One row is left after the last but one, and has the number that it has when none is missing.
  const end = useQuery({
    ...rowsAfterQuery(importId, { after: lastNumber - 1, limit: 2 }),
    enabled: total !== null,
  });
  const last = end.data?.items;
  const isGapless = total !== null && last?.length === 1 && last[0]?.rowNumber === lastNumber;
  const around = opened === null ? [] : pagesOf({ first: opened - 1, last: opened + 1 });
  const wanted = isGapless ? [...new Set([...pagesOf(window), ...around])] : [];
  const loaded = useQueries({
    queries: wanted.map((page) => rowsAfterQuery(importId, { after: base + page * PAGE_ROWS - 1 })),
    combine: dataOf,
  });
  const onSeen = useCallback((from: number, to: number) => {
    setWindow((before) => {
      const [next, now] = [pagesOf({ first: from, last: to }), pagesOf(before)];
      return String(next) === String(now) ? before : { first: from, last: to };
    });
  }, []);
  // What is loaded says itself where it stands: what is wanted may be ahead of it.
  const rowAt = useCallback(
    (index: number) => {
      const number = base + index;
      const page = loaded.find((one) => startsBefore(one, number));
      return page?.items[number - (page.items[0]?.rowNumber ?? 0)];
    },
    [loaded, base],
  );
  if (!isGapless || total === null) return null;
  const indexOf = (rowNumber: number): number => rowNumber - base;
  return { rowCount: total, isCounted: true, rowAt, indexOf, onSeen, onOpened: setOpened };
}

function startsBefore(page: ImportRows | undefined, rowNumber: number): boolean {
  const first = page?.items[0]?.rowNumber ?? Infinity;
  return first <= rowNumber && rowNumber < first + PAGE_ROWS;
}

function dataOf(
  results: readonly { readonly data: ImportRows | undefined }[],
): readonly (ImportRows | undefined)[] {
  return results.map(({ data }) => data);
}

/** The pages that hold these rows. */
function pagesOf({ first, last }: { readonly first: number; readonly last: number }): number[] {
  const from = Math.floor(Math.max(first, 0) / PAGE_ROWS);
  const to = Math.floor(Math.max(last, first, 0) / PAGE_ROWS);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
