import { ApiError } from '@muster/core/contract/api-error';
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { api } from './api.ts';
import { onReconnected } from './connection.ts';
import { type DraftChange, joinChanges, withChange } from './draft-change.ts';
import { type Field, fieldsQuery } from './fields.ts';
import { type ImportPreview, importQuery, previewQuery } from './imports.ts';

export type { DraftChange } from './draft-change.ts';

/** A draft as it is, and what changes it. */
export interface Draft {
  /** With what was changed and is not saved yet; undefined while it is not there. */
  readonly preview: ImportPreview | undefined;
  /** Why the preview did not come. */
  readonly error: unknown;
  readonly retry: () => void;
  /** Shown at once and saved in order. */
  readonly change: (change: DraftChange) => void;
  readonly saving: Saving;
  /** The preview once all that was changed is saved, and tells of it; null where that failed. */
  readonly whenSaved: () => Promise<ImportPreview | null>;
  /** Something was changed that the preview does not show yet. */
  readonly isStale: boolean;
}

/** How saving goes; what failed stays to be tried again, or to be dropped. */
export type Saving =
  | { readonly state: 'saved' | 'saving' }
  | {
      readonly state: 'failed';
      readonly error: unknown;
      readonly retry: () => void;
      readonly drop: () => void;
    };

/**
 * The draft of an import; while its file arrives it is looked at again and again. An import that is
 * no draft has none: `isDraft` is false for it. One that is about to be planned is looked at once.
 */
export function useDraft(
  importId: string,
  {
    isDraft = true,
    isSettled = false,
  }: { readonly isDraft?: boolean; readonly isSettled?: boolean } = {},
): Draft {
  const queryClient = useQueryClient();
  const saver = saverOf(importId, queryClient);
  const { changes, saving } = useSyncExternalStore(saver.subscribe, saver.read);
  const query = useQuery({
    ...previewQuery(importId),
    enabled: ({ state }) => isDraft && !(isSettled && state.data !== undefined),
    refetchInterval: ({ state }) => (state.data === undefined ? false : waitMs(state.data)),
  });
  const fields = useQuery(fieldsQuery).data ?? NO_FIELDS;
  const { data, error, refetch } = query;
  const preview = useMemo(
    () =>
      isDraft
        ? data && changes.reduce((shown, change) => withChange(shown, change, fields), data)
        : undefined,
    [isDraft, data, changes, fields],
  );
  const retry = useCallback(() => void refetch(), [refetch]);
  const { change } = saver;
  const whenSaved = useCallback(
    async () =>
      (await isSaved(saver)) ? queryClient.ensureQueryData(previewQuery(importId)) : null,
    [saver, queryClient, importId],
  );
  return { preview, error, retry, change, saving, whenSaved, isStale: changes.length > 0 };
}

const NO_FIELDS: readonly Field[] = [];

/** Nothing can be read: the first bytes are on their way. Else only the number of rows changes. */
function waitMs({ file, reading }: ImportPreview): number | false {
  if (file.isWhole || file.uploadId === null) return false;
  return reading === null ? 150 : 2_000;
}

interface SaverState {
  /** In their order; the first may be on their way. */
  readonly changes: readonly DraftChange[];
  readonly saving: Saving;
}

interface Saver {
  readonly read: () => SaverState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly change: (change: DraftChange) => void;
}

/** One for each draft for as long as the page is open: leaving a step loses nothing. */
const savers = new Map<string, Saver>();

function saverOf(importId: string, queryClient: QueryClient): Saver {
  const known = savers.get(importId);
  if (known !== undefined) return known;
  const made = createSaver(importId, queryClient);
  savers.set(importId, made);
  return made;
}

/** As soon as nothing is being saved any more: whether all is. */
async function isSaved({ read, subscribe }: Saver): Promise<boolean> {
  return new Promise((resolve) => {
    const look = (): void => {
      const { state } = read().saving;
      if (state === 'saving') return;
      stop();
      resolve(state === 'saved');
    };
    const stop = subscribe(look);
    look();
  });
}

const SAVED: SaverState = { changes: [], saving: { state: 'saved' } };

/**
 * Sends changes one after the other, those that wait as one, and forgets them when the preview
 * that follows them is there.
 */
function createSaver(importId: string, queryClient: QueryClient): Saver {
  const listeners = new Set<() => void>();
  let state = SAVED;
  let isSaving = false;
  const set = (next: SaverState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const save = async (): Promise<void> => {
    if (isSaving) return;
    isSaving = true;
    let done = 0;
    try {
      while (done < state.changes.length) {
        const waiting = state.changes.slice(done);
        done = state.changes.length;
        const saved = await api.changeImport({
          params: { importId },
          body: waiting.reduce(joinChanges),
        });
        queryClient.setQueryData(importQuery(importId).queryKey, saved);
        // Further changes meanwhile: one preview for all of them.
        if (done < state.changes.length) continue;
        await loadPreview(queryClient, importId);
      }
      set(SAVED);
    } catch (error) {
      set({ changes: state.changes, saving: { state: 'failed', error, retry, drop } });
      if (error instanceof ApiError && error.problem.status === 409)
        void queryClient.invalidateQueries(importQuery(importId));
    } finally {
      isSaving = false;
    }
  };
  const retry = (): void => {
    set({ changes: state.changes, saving: { state: 'saving' } });
    void save();
  };
  const drop = (): void => {
    set(SAVED);
    void queryClient.invalidateQueries(previewQuery(importId));
  };
  onReconnected(() => {
    const { saving } = state;
    if (saving.state === 'failed' && !(saving.error instanceof ApiError)) saving.retry();
  });
  return {
    read: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (change) => {
      set({ changes: [...state.changes, change], saving: { state: 'saving' } });
      void save();
    },
  };
}

/** The preview from after all that was saved: one that was asked for before does not count. */
async function loadPreview(queryClient: QueryClient, importId: string): Promise<void> {
  const query = previewQuery(importId);
  await queryClient.cancelQueries(query);
  await queryClient.fetchQuery({ ...query, staleTime: 0 });
}
