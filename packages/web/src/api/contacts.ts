import type { Condition } from '@muster/core/contract/contact-filter';
import type { AnswerOf } from '@muster/core/contract/operation';
import type { Operations } from '@muster/core/contract/operations';
import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';
import { PAGE_CONTACTS, type PageStart } from './page-start.ts';

/** A contact as the API shows it. */
export type Contact = AnswerOf<Operations['readContact']>;

/** Which contacts are listed, and in what order. */
export interface ContactList {
  readonly filter: readonly Condition[];
  readonly search: string;
  readonly sort: string;
  readonly deleted: boolean;
}

/** One page of a list of contacts. */
export function contactsPageQuery(list: ContactList, { cursor, skip }: PageStart) {
  const { filter, search, sort, deleted } = list;
  return queryOptions({
    queryKey: ['contacts', { filter, search, sort, deleted }, cursor, skip],
    queryFn: async ({ signal }) =>
      api.listContacts({
        query: {
          limit: PAGE_CONTACTS,
          search,
          sort,
          ...(filter.length > 0 ? { filter: JSON.stringify(filter) } : {}),
          ...(deleted ? { deleted: 'true' } : {}),
          ...(cursor === null ? {} : { cursor }),
          ...(skip === 0 ? {} : { skip }),
        },
        signal,
      }),
  });
}

/** How many contacts a list has, exactly unless it is searched; where there are many, it takes a while. */
export function contactCountQuery({ filter, search, deleted }: ContactList) {
  return queryOptions({
    queryKey: ['contacts', 'count', { filter, search, deleted }],
    queryFn: async ({ signal }) =>
      api.countContacts({
        query: {
          search,
          ...(filter.length > 0 ? { filter: JSON.stringify(filter) } : {}),
          ...(deleted ? { deleted: 'true' } : {}),
        },
        signal,
      }),
  });
}

export function contactQuery(contactId: string) {
  return queryOptions({
    queryKey: ['contact', contactId],
    queryFn: async ({ signal }) => api.readContact({ params: { contactId }, signal }),
  });
}
