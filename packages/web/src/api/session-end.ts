import { createStore } from './store.ts';

const hasEnded = createStore(false);

/** Whether the session of this page has ended while the page is open. */
export const useHasSessionEnded = hasEnded.useValue;

/** The same, outside of components. */
export const hasSessionEnded = hasEnded.read;

/** Notes that it has, or that there is one again. */
export const noteSessionEnded = hasEnded.set;
