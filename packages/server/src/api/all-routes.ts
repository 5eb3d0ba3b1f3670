import type { Route } from './route.ts';
import { peopleRoutes } from './routes/people.ts';
import { sessionRoutes } from './routes/session.ts';
import { importRoutes } from './routes/imports.ts';
import { systemRoutes } from './routes/system.ts';
import { uploadRoutes } from './routes/uploads.ts';

/** Every operation of the API with what carries it out. */
export const ALL_ROUTES: readonly Route[] = [
  ...systemRoutes,
  ...sessionRoutes,
  ...peopleRoutes,
  ...uploadRoutes,
  ...importRoutes,
];
