import type { AnswerOf } from '@muster/core/contract/operation';
import type { Operations } from '@muster/core/contract/operations';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';
import { createStore } from './store.ts';

/** Long work on contacts that somebody started. */
export type BulkAction = AnswerOf<Operations['readBulkAction']>;

/** How far a bulk action is, asked again and again until it has ended. */
export function bulkActionQuery(bulkActionId: string) {
  return queryOptions({
    queryKey: ['bulk-action', bulkActionId],
    queryFn: async ({ signal }) => api.readBulkAction({ params: { bulkActionId }, signal }),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && hasEnded(data) ? false : POLL_MS,
    // Whoever started it goes on with something else, perhaps in another window.
    refetchIntervalInBackground: true,
  });
}

const POLL_MS = 700;

export function hasEnded({ state }: BulkAction): boolean {
  return state !== 'waiting' && state !== 'running';
}

/** Takes up that a bulk action has ended: whatever shows contacts may be another now. */
export async function noteBulkActionEnded(queryClient: QueryClient): Promise<void> {
  await Promise.all(
    CHANGED.map((queryKey) => queryClient.invalidateQueries({ queryKey: [queryKey] })),
  );
}

const CHANGED = ['contacts', 'contact', 'tags', 'groups', 'work'] as const;

const started = createStore<readonly string[]>([]);

/** The bulk actions that were started in this window and not put away yet, the newest first. */
export const useStartedActions = started.useValue;

/** Shows a bulk action that was just started wherever `useStartedActions` is used. */
export function noteStarted(bulkActionId: string): void {
  started.set([bulkActionId, ...started.read()]);
}

/** Puts it away; the action itself goes on. */
export function putAway(bulkActionId: string): void {
  started.set(started.read().filter((id) => id !== bulkActionId));
}

/** Puts all of them away. */
export function putAllAway(): void {
  started.set([]);
}
