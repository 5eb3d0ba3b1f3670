import type { Condition } from '@muster/core/contract/contact-filter';
import type { AnswerOf } from '@muster/core/contract/operation';
import type { Operations } from '@muster/core/contract/operations';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** A contact as the API shows it. */
export type Contact = AnswerOf<Operations['readContact']>;

/** Which contacts are listed, and in what order. */
export interface ContactList {
  readonly filter: readonly Condition[];
  readonly search: string;
  readonly sort: string;
  readonly deleted: boolean;
}

/** Pages of contacts, loaded as one scrolls. */
export function contactsQuery({ filter, search, sort, deleted }: ContactList) {
  return infiniteQueryOptions({
    queryKey: ['contacts', { filter, search, sort, deleted }],
    queryFn: async ({ pageParam, signal }) =>
      api.listContacts({
        query: {
          limit: PAGE_ROWS,
          search,
          sort,
          ...(filter.length > 0 ? { filter: JSON.stringify(filter) } : {}),
          ...(deleted ? { deleted: 'true' } : {}),
          ...(pageParam === null ? { total: 'true' } : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

const PAGE_ROWS = 100;

export function contactQuery(contactId: string) {
  return queryOptions({
    queryKey: ['contact', contactId],
    queryFn: async ({ signal }) => api.readContact({ params: { contactId }, signal }),
  });
}
