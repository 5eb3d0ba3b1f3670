import type { AnswerOf } from '@muster/core/contract/operation';
import type { Operations } from '@muster/core/contract/operations';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** A saved filter over contacts. */
export type SmartList = AnswerOf<Operations['readSmartList']>;

/** All of the account, by name. */
export const smartListsQuery = queryOptions({
  queryKey: ['smart-lists'],
  queryFn: async ({ signal }) =>
    (await api.listSmartLists({ signal })).items as readonly SmartList[],
});

export function smartListQuery(smartListId: string) {
  return queryOptions({
    queryKey: ['smart-list', smartListId],
    queryFn: async ({ signal }) => api.readSmartList({ params: { smartListId }, signal }),
  });
}

/** Takes up what a list is now, after it was made or changed. */
export function noteSmartList(queryClient: QueryClient, list: SmartList): void {
  queryClient.setQueryData(smartListQuery(list.smartListId).queryKey, list);
  void queryClient.invalidateQueries({ queryKey: smartListsQuery.queryKey });
}
