import type { Route } from './route.ts';
import { systemRoutes } from './routes/system.ts';

/** Every operation of the API with what carries it out. */
export const ALL_ROUTES: readonly Route[] = [...systemRoutes];
