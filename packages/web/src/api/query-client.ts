import { ApiError } from '@muster/core/contract/api-error';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { onReconnected } from './connection.ts';

/** What the pages know of the server; `onSignedOut` is called when the session is over. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown): void => {
    if (error instanceof ApiError && error.code === 'unauthenticated') onSignedOut();
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        networkMode: 'always',
        // What the server refused it refuses again; a server that is away is looked for elsewhere.
        retry: (count, error) =>
          error instanceof ApiError && error.problem.status >= 500 && count < 2,
      },
      mutations: { networkMode: 'always' },
    },
  });
  // What is on the page may have changed meanwhile, or never have come.
  onReconnected(() => void client.invalidateQueries());
  return client;
}
