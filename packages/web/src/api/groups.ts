import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** The groups of contacts with how many are in them, the largest first. */
export const groupsQuery = queryOptions({
  queryKey: ['groups'],
  queryFn: async ({ signal }) => (await api.listGroups({ signal })).items,
  staleTime: 60_000,
});
