import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { PageFailure } from './page-failure.tsx';
import { NothingThere } from '../parts/nothing-there.tsx';
import { PageLoading } from '../parts/page-loading.tsx';
import { routeTree } from './routes.ts';

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

/** The pages by their addresses. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    // How old what is known may be is the queries' matter.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 300,
    // What is there is shown: by itself the router would let the page wait half a second longer.
    defaultPendingMinMs: 0,
    defaultPendingComponent: PageLoading,
    defaultErrorComponent: PageFailure,
    defaultNotFoundComponent: NothingThere,
    scrollRestoration: true,
  });
}
