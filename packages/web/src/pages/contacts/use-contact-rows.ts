import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import {
  type Contact,
  contactCountQuery,
  type ContactList,
  contactsPageQuery,
} from '../../api/contacts.ts';
import { PAGE_CONTACTS } from '../../api/page-start.ts';
import {
  type KnownPages,
  type PageEnd,
  pagesOf,
  rowsWithin,
  startOf,
  withEnd,
  withStarts,
} from './known-pages.ts';

/** Contacts as a table shows them: any number, of which those in sight are loaded. */
export interface ContactRows {
  /** Rows there are, as far as is known, with places for those to come. */
  readonly count: number;
  readonly isCounted: boolean;
  readonly rowAt: (index: number) => Contact | undefined;
  /** Contacts from one row to another, loaded where they are not there any more. */
  readonly load: (first: number, last: number) => Promise<readonly Contact[]>;
  readonly onSeen: (first: number, last: number) => void;
  /** How many there are; not exact: there are more. */
  readonly total: { readonly count: number; readonly exact: boolean } | null;
  readonly isPending: boolean;
  /** What is shown is still what was asked for before. */
  readonly isStale: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/**
 * Loads the pages of contacts that are in sight, and some after them. A page begins where the one before ended, or so
 * many contacts after the nearest one that is there. Of pages out of sight only the beginnings are
 * kept, and only those in sight are loaded again.
 */
export function useContactRows(list: ContactList, isReady: boolean): ContactRows {
  const queryClient = useQueryClient();
  const key = JSON.stringify(list);
  const [known, setKnown] = useState<KnownPages>(() => pagesOf(key));
  const shown = known.key === key ? known : pagesOf(key);
  const { seen, onSeen, isAtRest } = useSeen();
  const first = useQuery({
    ...contactsPageQuery(list, startOf(shown, 0)),
    placeholderData: keepPreviousData,
    enabled: isReady,
  });
  const isStale = first.isPlaceholderData;
  // The rows are there first: counting many takes longer than finding some.
  const isMore = !isStale && first.data !== undefined && first.data.nextCursor !== null;
  const counted = useQuery({ ...contactCountQuery(list), enabled: isReady && isMore }).data ?? null;
  const total = shown.count === null ? counted : { count: shown.count, exact: true };
  const count = isStale
    ? (first.data?.items.length ?? 0)
    : total?.exact === true
      ? total.count
      : rowsWithin(shown);
  // Whoever drags the list far down passes what is on the way.
  const isOnTheWay = (page: number): boolean =>
    isAtRest || startOf(shown, page).skip <= NEAR_CONTACTS;
  const wanted = isStale ? [] : wantedPages(seen, count).filter(isOnTheWay);
  const asked = withStarts(shown, wanted);
  const others = useQueries({
    queries: wanted.map((page) => ({
      ...contactsPageQuery(list, startOf(asked, page)),
      enabled: isReady,
    })),
  });
  const pages = new Map(wanted.map((page, at) => [page, others[at]?.data]));
  if (first.data !== undefined) pages.set(0, first.data);
  const ends = isStale ? [] : [...pages].flatMap(([page, data]) => endOf(page, data));
  // What pages say of those after them is taken up at once: the next ones begin there.
  const learned = ends.reduce(withEnd, asked);
  if (learned !== known) setKnown(learned);
  const load = useCallback(
    async (from: number, to: number) => {
      const found: Contact[] = [];
      for (let page = pageOf(from); page <= pageOf(to); page += 1) {
        const query = contactsPageQuery(list, startOf(learned, page));
        const { items, nextCursor } = await queryClient.ensureQueryData(query);
        const start = page * PAGE_CONTACTS;
        found.push(...items.slice(Math.max(from - start, 0), to - start + 1));
        if (nextCursor === null) break;
      }
      return found;
    },
    [queryClient, list, learned],
  );
  const failed = others.find(({ error }) => error !== null);
  return {
    count: first.data === undefined ? 0 : count,
    isCounted: total?.exact === true,
    rowAt: (index) => pages.get(pageOf(index))?.items[index % PAGE_CONTACTS],
    load,
    onSeen,
    total,
    isPending: first.isPending,
    isStale,
    error: first.error ?? failed?.error ?? null,
    retry: () => {
      void first.refetch();
      void failed?.refetch();
    },
  };
}

/** The pages in sight, and whether these have been the same for a moment. */
function useSeen() {
  const [seen, setSeen] = useState(TOP);
  const [rested] = useDebouncedValue(seen, REST_MS);
  const onSeen = useCallback((from: number, to: number): void => {
    const next = { first: pageOf(from), last: pageOf(Math.max(to, 0)) };
    setSeen((before) => (before.first === next.first && before.last === next.last ? before : next));
  }, []);
  return { seen, onSeen, isAtRest: rested === seen };
}

function endOf(
  page: number,
  data: { readonly items: readonly Contact[]; readonly nextCursor: string | null } | undefined,
): readonly PageEnd[] {
  return data === undefined ? [] : [{ page, next: data.nextCursor, rows: data.items.length }];
}

/** Pages besides the first that are to be loaded: those in sight, and some after them. */
function wantedPages(seen: typeof TOP, count: number): readonly number[] {
  const last = Math.min(seen.last + PAGES_AHEAD, pageOf(count - 1));
  const from = Math.max(Math.min(seen.first, last), 1);
  return Array.from({ length: Math.max(last - from + 1, 0) }, (_, at) => from + at);
}

const TOP = { first: 0, last: 0 };

const PAGES_AHEAD = 2;

/** Leaving out many more takes the server a while. */
const NEAR_CONTACTS = 10 * PAGE_CONTACTS;
/** So long a list has to stand still for what is far away to be loaded. */
const REST_MS = 100;

function pageOf(index: number): number {
  return Math.floor(index / PAGE_CONTACTS);
}
