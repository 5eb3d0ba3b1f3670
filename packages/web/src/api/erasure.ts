import type { AnswerOf } from '@muster/core/contract/operation';
import type { Operations } from '@muster/core/contract/operations';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';
import type { Contact } from './contacts.ts';

/** What erasing a person did. */
export type Erased = AnswerOf<Operations['eraseContact']>;

/** What is left of people who were erased, the newest first. */
export const suppressionsQuery = infiniteQueryOptions({
  queryKey: ['suppressions'],
  queryFn: async ({ pageParam, signal }) =>
    api.listSuppressions({ query: pageParam === null ? {} : { cursor: pageParam }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

/** Contacts that may be the person to erase, those in the bin included. */
export function erasableQuery(search: string) {
  return queryOptions({
    queryKey: ['contacts', 'erasable', search],
    queryFn: async ({ signal }): Promise<readonly Contact[]> => {
      const query = { search, limit: MOST };
      const listed = await api.listContacts({ query, signal });
      const binned = await api.listContacts({ query: { ...query, deleted: 'true' }, signal });
      return [...listed.items, ...binned.items].slice(0, MOST);
    },
    enabled: search !== '',
    placeholderData: keepPreviousData,
  });
}

const MOST = 8;
