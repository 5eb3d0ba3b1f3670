import type { AnswerOf } from '@muster/core/contract/operation';
import type { Operations } from '@muster/core/contract/operations';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { api } from './api.ts';

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

/** The bulk actions that were started on this page and not put away yet, the newest first. */
export function useStartedActions(): readonly string[] {
  return useSyncExternalStore(subscribe, () => started);
}

/** Shows a bulk action that was just started wherever `useStartedActions` is used. */
export function noteStarted(bulkActionId: string): void {
  setStarted([bulkActionId, ...started]);
}

/** Puts it away; the action itself goes on. */
export function putAway(bulkActionId: string): void {
  setStarted(started.filter((id) => id !== bulkActionId));
}

let started: readonly string[] = [];
const listeners = new Set<() => void>();

function setStarted(ids: readonly string[]): void {
  started = ids;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
