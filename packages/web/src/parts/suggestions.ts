import { useQuery } from '@tanstack/react-query';
import { groupsQuery } from '../api/groups.ts';
import { tagsQuery } from '../api/tags.ts';

/** What the contacts of the account have in a list of texts, the most frequent first. */
export function useSuggestions(fieldKey: string): string[] {
  const tags = useQuery({ ...tagsQuery, enabled: fieldKey === 'tags' }).data ?? [];
  const groups = useQuery({ ...groupsQuery, enabled: fieldKey === 'groups' }).data ?? [];
  if (fieldKey === 'tags') return tags.map(({ tag }) => tag);
  return fieldKey === 'groups' ? groups.map(({ group }) => group) : [];
}
