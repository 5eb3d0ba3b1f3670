import type { Action, Role } from '@muster/core/contract/permissions';
import type { AnswerOf } from '@muster/core/contract/operation';
import type { Operations } from '@muster/core/contract/operations';
import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** Somebody whom contacts can name as owner or follower. */
export type Member = AnswerOf<Operations['listMembers']>['items'][number];
/** An invitation that was not taken up. */
export type Invitation = AnswerOf<Operations['listInvitations']>['items'][number];
/** A key that programs call the API with. */
export type Key = AnswerOf<Operations['listKeys']>['items'][number];

/** What a new key is made of. */
export interface NewKey {
  readonly name: string;
  readonly role: Exclude<Role, 'owner'>;
  readonly scopes: Action[] | null;
  readonly expiresAt: string | null;
}

/** All members, in the order in which they came. */
export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: async ({ signal }): Promise<readonly Member[]> =>
    allOf(async (query) => api.listMembers({ query, signal })),
  staleTime: 60_000,
});

/** All open invitations, in the order in which they were made. */
export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: async ({ signal }): Promise<readonly Invitation[]> =>
    allOf(async (query) => api.listInvitations({ query, signal })),
});

/** All keys that were not revoked, the oldest first. */
export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: async ({ signal }): Promise<readonly Key[]> =>
    allOf(async (query) => api.listKeys({ query, signal })),
});

interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

async function allOf<Item>(
  read: (query: { limit: number; cursor?: string }) => Promise<PageOf<Item>>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: PageOf<Item> = await read({
      limit: 200,
      ...(cursor === undefined ? {} : { cursor }),
    });
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}
