import type { FastifyRequest } from 'fastify';
import type { JobServices } from '../jobs/all-jobs.ts';
import type { People } from '../people/people.ts';
import type { Caller } from '../people/principal.ts';

/** What one process that serves the API works with. */
export interface Services extends JobServices {
  readonly people: People;
  /** The built web app; null: it is not served. */
  readonly webFolder: string | null;
  /** @throws MusterError `unauthenticated`, `origin_refused`, `not_found` for an account that is not the caller's. */
  readonly authenticate: (request: FastifyRequest) => Promise<Caller>;
}
