import { loadNamespaces } from 'i18next';
import { loadPartsAhead } from '../parts/lazy-part.ts';
import type { createAppRouter } from './router.ts';
import { SUBJECTS } from './text-files.ts';

/**
 * Loads every page with its texts and parts some time after the first one stands, one after the
 * other: they are there at once then, and also while the connection is lost.
 */
export function loadPagesAhead({ routesById }: ReturnType<typeof createAppRouter>): void {
  setTimeout(() => {
    void loadAll(Object.values(routesById).map(({ options }) => options.component));
  }, AFTER_MS);
}

/** Long enough for the first page to have all it needs. */
const AFTER_MS = 3_000;

async function loadAll(components: readonly unknown[]): Promise<void> {
  await loadNamespaces(SUBJECTS);
  for (const component of components) await (component as LazyComponent | undefined)?.preload?.();
  await loadPartsAhead();
}

/** What `lazyRouteComponent` makes, as long as it is not loaded; a page that does not come is tried again when it is opened. */
interface LazyComponent {
  readonly preload?: () => Promise<unknown>;
}
