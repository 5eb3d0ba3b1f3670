import { useSyncExternalStore } from 'react';

/** What can be opened over any page. */
export type Overlay = 'spotlight' | 'keyboard map' | 'new contact';

/** Opens it; null closes whatever is open. */
export function showOverlay(overlay: Overlay | null): void {
  shown = overlay;
  for (const listener of listeners) listener();
}

/** Whether something is open over the page, or is being loaded to be. */
export function isOverlayShown(): boolean {
  return shown !== null;
}

/** What is open over the page. */
export function useOverlay(): Overlay | null {
  return useSyncExternalStore(subscribe, () => shown);
}

let shown: Overlay | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
