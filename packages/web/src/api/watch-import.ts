import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from './api.ts';
import { type Import, importQuery } from './imports.ts';

/**
 * An import as it stands, followed while it is worked on: by the server's events, and by asking now
 * and then where these do not come. When the work is done, everything on the page is asked for anew.
 */
export function useImport(importId: string) {
  const queryClient = useQueryClient();
  const query = useQuery({
    ...importQuery(importId),
    // Each event puts it off: where they come, nothing is asked.
    refetchInterval: ({ state: { data } }) => intervalFor(data),
  });
  const isBusy = isWorkedOn(query.data);
  useEffect(() => {
    if (!isBusy) return undefined;
    const leaving = new AbortController();
    void follow(importId, {
      signal: leaving.signal,
      tell: (standing) => queryClient.setQueryData(importQuery(importId).queryKey, standing),
    });
    return () => leaving.abort();
  }, [importId, isBusy, queryClient]);
  const wasBusy = useRef(isBusy);
  useEffect(() => {
    if (wasBusy.current && !isBusy) void queryClient.invalidateQueries();
    wasBusy.current = isBusy;
  }, [isBusy, queryClient]);
  return query;
}

/** Whether something is being done, or about to be. */
function isWorkedOn(standing: Pick<Import, 'wanted'> | undefined): boolean {
  return standing !== undefined && standing.wanted !== null;
}

interface Following {
  readonly signal: AbortSignal;
  readonly tell: (standing: Import) => void;
}

/** Connections end and come back: whoever looks at the page does not notice. */
async function follow(importId: string, { signal, tell }: Following): Promise<void> {
  while (!signal.aborted) {
    try {
      const news = await api.watchImport({ params: { importId }, signal });
      for await (const { event, data } of news) {
        if (signal.aborted) return;
        tell(data);
        if (event === 'end') return;
      }
    } catch {
      // Whatever it was, asking tells it, and says so.
    }
    if (signal.aborted) return;
    await new Promise((resolve) => {
      setTimeout(resolve, RECONNECT_MS);
    });
  }
}

const RECONNECT_MS = 3_000;
const ASK_MS = 1_500;
/** The command line may work on an import without having been asked to. */
const LOOK_MS = 4_000;

function intervalFor(standing: Import | undefined): number | false {
  if (standing === undefined) return false;
  if (isWorkedOn(standing)) return ASK_MS;
  const { state, halt, failure } = standing;
  const isUnderWay = ['staging', 'applying', 'undoing', 'redoing'].includes(state);
  return isUnderWay && halt === null && failure === null ? LOOK_MS : false;
}
