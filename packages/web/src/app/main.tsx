import '@mantine/core/styles.css';
import '@mantine/dropzone/styles.css';
import '@fontsource-variable/inter/wght.css';
import './app.css';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '../api/query-client.ts';
import { hasSessionEnded, noteSessionEnded } from '../api/session-end.ts';
import { sessionOrNoneQuery, sessionQuery } from '../api/session.ts';
import { onSignedOutElsewhere } from '../api/sign-out.ts';
import { App } from './app.tsx';
import { startTranslation } from './i18n.ts';
import { loadPagesAhead } from './load-pages-ahead.ts';
import { createAppRouter } from './router.ts';
import { styleNonce } from './style-nonce.ts';

const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no #root.');
// For the styles that keep the page behind a dialog from scrolling.
setNonce(styleNonce());
await startTranslation();
const queryClient = createQueryClient(() => {
  const isKnown = queryClient.getQueryData(sessionQuery.queryKey) !== undefined;
  if (isKnown && isInApp()) noteSessionEnded(true);
  else void router.navigate(toSignIn());
});
// What lies under the dialog to sign in again would be closed; to be first, this listens from the start.
addEventListener(
  'keydown',
  (event) => {
    if (event.key === 'Escape' && hasSessionEnded() && isInApp()) event.stopImmediatePropagation();
  },
  { capture: true },
);
onSignedOutElsewhere(() => {
  // On other pages there is nothing of whoever was signed in, but perhaps who it was.
  if (!isInApp()) {
    void queryClient.invalidateQueries(sessionOrNoneQuery);
    return;
  }
  const next = encodeURIComponent(router.state.location.href);
  // Loaded anew, and in place of the page: whoever signs in next finds nothing of it.
  location.replace(`/sign-in?next=${next}&why=signed-out-elsewhere`);
});
const router = createAppRouter(queryClient);
createRoot(root).render(
  <StrictMode>
    <App queryClient={queryClient}>
      <RouterProvider router={router} />
    </App>
  </StrictMode>,
);
loadPagesAhead(router);

/** Whether a page is open that is for people who are signed in. */
function isInApp(): boolean {
  return router.state.matches.some(({ routeId }) => routeId === '/app');
}

/** Where one signs in again, and comes back from. */
function toSignIn() {
  const { pathname, href } = router.state.location;
  const isThere = pathname === '/sign-in';
  return isThere
    ? { to: '/sign-in', search: (search: { next?: string }) => search }
    : { to: '/sign-in', search: { next: href } };
}
