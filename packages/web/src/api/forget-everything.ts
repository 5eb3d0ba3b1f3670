import type { QueryClient } from '@tanstack/react-query';
import { putAllAway } from './bulk-actions.ts';
import { forgetKeptTexts } from './kept-text.ts';
import { workIn } from './page-headers.ts';
import { noteSessionEnded } from './session-end.ts';

/** Forgets what was known as whoever was signed in: it is not for whoever signs in next. */
export function forgetEverything(queryClient: QueryClient): void {
  queryClient.clear();
  putAllAway();
  forgetKeptTexts();
  workIn(null);
  noteSessionEnded(false);
}
