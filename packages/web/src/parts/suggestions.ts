import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { tagsQuery } from '../api/tags.ts';

/** What the contacts of the account have in a list of texts, the most frequent first. */
export function useSuggestions(fieldKey: string): string[] {
  const tags = useQuery({ ...tagsQuery, enabled: fieldKey === 'tags' }).data;
  const groups = useQuery({ ...groupNamesQuery, enabled: fieldKey === 'groups' }).data;
  if (fieldKey === 'tags') return tags?.map(({ tag }) => tag) ?? [];
  return fieldKey === 'groups' ? [...(groups ?? [])] : [];
}

const groupNamesQuery = queryOptions({
  queryKey: ['groups', 'names'],
  queryFn: async ({ signal }) =>
    (await api.listGroups({ signal })).items.map(({ group }) => group) as readonly string[],
  staleTime: 60_000,
});
