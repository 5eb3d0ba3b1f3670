import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** The tags of contacts with how many have them, the most frequent first. */
export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: async ({ signal }) => (await api.listTags({ signal })).items,
  staleTime: 60_000,
});
