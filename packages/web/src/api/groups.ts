import type { Condition } from '@muster/core/contract/contact-filter';
import type { AnswerOf } from '@muster/core/contract/operation';
import type { Operations } from '@muster/core/contract/operations';
import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** A group of contacts, and how many are in it. */
export type ContactGroup = AnswerOf<Operations['listGroups']>['items'][number];

/** The groups of contacts with how many are in them, the largest first. */
export const groupsQuery = queryOptions({
  queryKey: ['groups'],
  queryFn: async ({ signal }) =>
    (await api.listGroups({ signal })).items as readonly ContactGroup[],
});

/** What contacts in no group meet. */
export const FLOATING: Condition = { field: 'groups', operator: 'is_empty' };

/** How many contacts are in no group, counted up to 10,000. */
export const floatingCountQuery = queryOptions({
  queryKey: ['groups', 'floating'],
  queryFn: async ({ signal }) => {
    const query = { limit: 1, total: 'true', filter: JSON.stringify([FLOATING]) } as const;
    return (await api.listContacts({ query, signal })).total;
  },
});
