import { type ComponentType, lazy } from 'react';
import { loadPart } from './load-part.ts';

/** A component that is loaded when it is first shown, or ahead of that by `loadPartsAhead`. */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>) {
  parts.push(load);
  return lazy(async () => ({ default: await loadPart(load) }));
}

/** Loads all of them, one after the other. */
export async function loadPartsAhead(): Promise<void> {
  for (const load of parts) {
    // What does not come is told where it is shown.
    await loadPart(load).catch(() => undefined);
  }
}

const parts: (() => Promise<unknown>)[] = [];
