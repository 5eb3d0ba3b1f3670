import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** The latest imports that made or changed contacts: those to find contacts by. */
export const filterImportsQuery = queryOptions({
  queryKey: ['work', 'imports-to-filter-by'],
  queryFn: async ({ signal }) => {
    const { items } = await api.listImports({ query: { limit: 200 }, signal });
    return items.filter(({ state }) => APPLIED.has(state));
  },
  staleTime: 30_000,
});

const APPLIED: ReadonlySet<string> = new Set([
  'applying',
  'applied',
  'undoing',
  'undone',
  'redoing',
  'cancelled',
]);
