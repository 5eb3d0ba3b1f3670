import { PAGE_CONTACTS, type PageStart } from '../../api/page-start.ts';

/** What is known of the pages of a list. */
export interface KnownPages {
  /** The list. */
  readonly key: string;
  /** Where pages begin that have been asked for, or that follow such ones. */
  readonly starts: ReadonlyMap<number, PageStart>;
  /** What comes after pages that are there; null: nothing does. */
  readonly ends: ReadonlyMap<number, string | null>;
  /** Rows in all; null while the last page is not known. */
  readonly count: number | null;
}

/** A page that is there: what it says of those after it. */
export interface PageEnd {
  readonly page: number;
  readonly next: string | null;
  readonly rows: number;
}

/** Nothing is known but where the list begins. */
export function pagesOf(key: string): KnownPages {
  return { key, starts: new Map([[0, { cursor: null, skip: 0 }]]), ends: new Map(), count: null };
}

/** Where a page begins, told from the nearest one before it of which that is known. */
export function startOf({ starts }: KnownPages, page: number): PageStart {
  let near = page;
  while (!starts.has(near)) near -= 1;
  const { cursor, skip } = starts.get(near) as PageStart;
  return { cursor, skip: skip + (page - near) * PAGE_CONTACTS };
}

/** Pages keep the start by which they were asked for, or they would be asked for again by another one. */
export function withStarts(known: KnownPages, pages: readonly number[]): KnownPages {
  const unknown = pages.filter((page) => !known.starts.has(page));
  if (unknown.length === 0) return known;
  const added = unknown.map((page) => [page, startOf(known, page)] as const);
  return { ...known, starts: new Map([...known.starts, ...added]) };
}

/**
 * Where a page ends otherwise than before, what was known of those after it holds no more. A page
 * after the last one was loaded before: what it says counts for nothing.
 */
export function withEnd(known: KnownPages, { page, next, rows }: PageEnd): KnownPages {
  const count = page * PAGE_CONTACTS + rows;
  if (known.ends.get(page) === next && (next !== null || known.count === count)) return known;
  if ([...known.ends].some(([at, after]) => after === null && at < page)) return known;
  const isOther = known.ends.has(page) || next === null;
  const holds = ([at]: readonly [number, unknown]): boolean => !isOther || at <= page;
  const starts = new Map([...known.starts].filter(holds));
  const ends = new Map([...known.ends].filter(holds)).set(page, next);
  if (next === null) return { ...known, starts, ends, count };
  if (!starts.has(page + 1)) starts.set(page + 1, { cursor: next, skip: 0 });
  return { ...known, starts, ends, count: isOther ? null : known.count };
}

/** Rows for which there are places as long as nobody knows how many there are. */
export function rowsWithin({ ends }: KnownPages): number {
  const pages = [...ends].map(([page, next]) => (next === null ? page + 1 : page + 2));
  return Math.max(1, ...pages) * PAGE_CONTACTS;
}
