import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import {
  type Contact,
  contactCountQuery,
  type ContactList,
  contactsPageQuery,
  PAGE_CONTACTS,
} from '../../api/contacts.ts';

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
 * Loads pages of contacts as they come in sight, and some ahead. Each page begins where the one
 * before ended, so that the first time pages come one after the other; of those that are out of
 * sight only the beginnings are kept, and only those in sight are loaded again.
 */
export function useContactRows(list: ContactList, isReady: boolean): ContactRows {
  const queryClient = useQueryClient();
  const key = JSON.stringify(list);
  const [known, setKnown] = useState<KnownPages>(() => startOf(key));
  const shown = known.key === key ? known : startOf(key);
  const { cursors, count } = shown;
  const [seen, setSeen] = useState(TOP);
  const first = useQuery({
    ...contactsPageQuery(list, null),
    placeholderData: keepPreviousData,
    enabled: isReady,
  });
  const wanted = wantedPages(seen, cursors.length);
  const others = useQueries({
    queries: wanted.map((page) => ({
      ...contactsPageQuery(list, cursors[page] ?? null),
      enabled: isReady,
    })),
  });
  const isStale = first.isPlaceholderData;
  const pages = new Map(wanted.map((page, at) => [page, others[at]?.data]));
  if (first.data !== undefined) pages.set(0, first.data);
  const ends = isStale ? [] : [...pages].flatMap(([page, data]) => endOf(page, data));
  // What pages say of those after them is taken up at once: the next ones begin there.
  const learned = ends.reduce(withEnd, shown);
  if (learned !== known) setKnown(learned);
  // The rows are there first: counting many takes longer than finding some.
  const isMore = !isStale && first.data !== undefined && first.data.nextCursor !== null;
  const counted = useQuery({ ...contactCountQuery(list), enabled: isReady && isMore }).data ?? null;
  const total = count === null ? counted : { count, exact: true };
  const shownCount = isStale
    ? (first.data?.items.length ?? 0)
    : total?.exact === true
      ? total.count
      : cursors.length * PAGE_CONTACTS;
  const load = useCallback(
    async (from: number, to: number) => {
      const found: Contact[] = [];
      for (let page = pageOf(from); page <= pageOf(to); page += 1) {
        const cursor = cursors[page];
        if (cursor === undefined) break;
        const { items } = await queryClient.ensureQueryData(contactsPageQuery(list, cursor));
        const start = page * PAGE_CONTACTS;
        found.push(...items.slice(Math.max(from - start, 0), to - start + 1));
      }
      return found;
    },
    [queryClient, list, cursors],
  );
  const failed = others.find(({ error }) => error !== null);
  return {
    count: first.data === undefined ? 0 : shownCount,
    isCounted: total?.exact === true,
    rowAt: (index) => pages.get(pageOf(index))?.items[index % PAGE_CONTACTS],
    load,
    onSeen: useCallback((from, to) => {
      const next = { first: pageOf(from), last: pageOf(Math.max(to, 0)) };
      setSeen((before) =>
        before.first === next.first && before.last === next.last ? before : next,
      );
    }, []),
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

/** What is known of the pages of a list. */
interface KnownPages {
  readonly key: string;
  /** Where each page begins that is known to be there. */
  readonly cursors: readonly (string | null)[];
  /** Contacts in all; null while the last page is not known. */
  readonly count: number | null;
}

interface PageEnd {
  readonly page: number;
  readonly next: string | null;
  readonly items: number;
}

function startOf(key: string): KnownPages {
  return { key, cursors: [null], count: null };
}

function endOf(
  page: number,
  data: { readonly items: readonly Contact[]; readonly nextCursor: string | null } | undefined,
): readonly PageEnd[] {
  return data === undefined ? [] : [{ page, next: data.nextCursor, items: data.items.length }];
}

/** Where a page ends otherwise than before, what was known of those after it holds no more. */
function withEnd(known: KnownPages, { page, next, items }: PageEnd): KnownPages {
  if (page >= known.cursors.length) return known;
  if (next === null) {
    const count = page * PAGE_CONTACTS + items;
    if (known.count === count && known.cursors.length === page + 1) return known;
    return { ...known, cursors: known.cursors.slice(0, page + 1), count };
  }
  if (known.cursors[page + 1] === next) return known;
  return { ...known, cursors: [...known.cursors.slice(0, page + 1), next], count: null };
}

/** Pages besides the first that are to be loaded: those in sight, some ahead, and the way there. */
function wantedPages(seen: typeof TOP, knownPages: number): readonly number[] {
  const last = Math.min(seen.last + PAGES_AHEAD, knownPages - 1);
  const from = Math.max(Math.min(seen.first, last), 1);
  return Array.from({ length: Math.max(last - from + 1, 0) }, (_, at) => from + at);
}

const TOP = { first: 0, last: 0 };

const PAGES_AHEAD = 2;

function pageOf(index: number): number {
  return Math.floor(index / PAGE_CONTACTS);
}
