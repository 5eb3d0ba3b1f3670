import type { AnswerOf } from '@muster/core/contract/operation';
import type { Operations } from '@muster/core/contract/operations';
import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** Somebody whom contacts can name as owner or follower. */
export type Member = AnswerOf<Operations['listMembers']>['items'][number];

/** All members, in the order in which they came. */
export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: async ({ signal }) => {
    const members: Member[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await api.listMembers({ query: { limit: 200, cursor }, signal });
      members.push(...page.items);
      cursor = page.nextCursor;
    }
    return members;
  },
  staleTime: 60_000,
});
