import type { AnswerOf } from '@muster/core/contract/operation';
import type { Operations } from '@muster/core/contract/operations';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** Something that somebody did in the account. */
export type AuditEntry = AnswerOf<Operations['listAuditEntries']>['items'][number];

/** Which entries are listed; null: whatever they say. */
export interface AuditFilter {
  readonly action: string | null;
  readonly actorId: string | null;
}

/** Who did what and when, the newest first. */
export function auditQuery({ action, actorId }: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: ['audit', { action, actorId }],
    queryFn: async ({ pageParam, signal }) =>
      api.listAuditEntries({
        query: {
          limit: 100,
          ...(action === null ? {} : { action }),
          ...(actorId === null ? {} : { actorId }),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
