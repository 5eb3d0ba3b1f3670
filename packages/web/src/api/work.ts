import type { AnswerOf, QueryOf } from '@muster/core/contract/operation';
import type { Operations } from '@muster/core/contract/operations';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** A line of the list of all long work: an import, a bulk edit, an export. */
export type Work = AnswerOf<Operations['listBulkActions']>['items'][number];

export type WorkKind = NonNullable<QueryOf<Operations['listBulkActions']>['kind']>;

/** All long work of the account, or that of one kind, the newest first; looked at again while something goes on. */
export function workQuery(kind: WorkKind | null) {
  return infiniteQueryOptions({
    queryKey: ['work', { kind }],
    queryFn: async ({ pageParam, signal }) =>
      api.listBulkActions({
        query: {
          ...(kind === null ? {} : { kind }),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(isUnderWay)) === true ? BUSY_MS : IDLE_MS,
  });
}

const BUSY_MS = 1_000;
/** Others begin work as well. */
const IDLE_MS = 15_000;

/** The last imports that changed something or were to, for figures about them; the newest first. */
export const lastImportsQuery = queryOptions({
  queryKey: ['work', 'figures'],
  queryFn: async ({ signal }) => {
    const { items } = await api.listBulkActions({ query: { kind: 'import', limit: 200 }, signal });
    return items.filter(({ state }) => COUNTED.has(state));
  },
  refetchInterval: IDLE_MS,
});

const COUNTED: ReadonlySet<string> = new Set([
  'applying',
  'applied',
  'undoing',
  'undone',
  'redoing',
  'cancelled',
]);

/** Whether somebody or something works on it. */
export function isUnderWay({ state, wanted, kind }: Work): boolean {
  return kind === 'import' ? wanted !== null : state === 'waiting' || state === 'running';
}
