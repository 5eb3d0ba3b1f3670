import { createStore } from '../api/store.ts';

/** What can be opened over any page. */
export type Overlay = 'spotlight' | 'keyboard map' | 'new contact';

const shown = createStore<Overlay | null>(null);

/** Opens it; null closes whatever is open. */
export const showOverlay = shown.set;

/** What is open over the page. */
export const useOverlay = shown.useValue;

/** Whether something is open over the page, or is being loaded to be. */
export function isOverlayShown(): boolean {
  return shown.read() !== null;
}
