import { ApiError } from '@muster/core/contract/api-error';
import type { AnswerOf } from '@muster/core/contract/operation';
import type { Operations } from '@muster/core/contract/operations';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from './api.ts';
import { createStore } from './store.ts';

/** Long work on contacts that somebody started. */
export type BulkAction = AnswerOf<Operations['readBulkAction']>;

/** How far a bulk action is, asked again and again until it has ended. */
export function bulkActionQuery(bulkActionId: string) {
  return queryOptions({
    queryKey: ['bulk-action', bulkActionId],
    queryFn: async ({ signal }) => api.readBulkAction({ params: { bulkActionId }, signal }),
    refetchInterval: ({ state: { data, error } }) =>
      (data !== undefined && hasEnded(data)) || isNotForUs(error) ? false : POLL_MS,
    // Whoever started it goes on with something else, perhaps in another window.
    refetchIntervalInBackground: true,
  });
}

const POLL_MS = 700;

/** What the server does not show it shows no sooner for being asked again. */
function isNotForUs(error: unknown): boolean {
  return error instanceof ApiError && [401, 403, 404].includes(error.problem.status);
}

export function hasEnded({ state }: BulkAction): boolean {
  return state !== 'waiting' && state !== 'running';
}

/** Takes up, once, that a bulk action has ended: whatever shows contacts may be another now. */
export function useNoteEnd(action: BulkAction | undefined): void {
  const queryClient = useQueryClient();
  const ended = action !== undefined && hasEnded(action) ? action.bulkActionId : null;
  useEffect(() => {
    if (ended === null || noted.has(ended)) return;
    noted.add(ended);
    for (const key of CHANGED) void queryClient.invalidateQueries({ queryKey: [key] });
  }, [ended, queryClient]);
}

const noted = new Set<string>();
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
