import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { People } from '../people/people.ts';
import type { Caller } from '../people/principal.ts';
import type { FastifyRequest } from 'fastify';

/** What one process that serves the API works with. */
export interface Services {
  /** Connections in the app's role: tenant tables show nothing until an account is set. */
  readonly pool: Pool;
  /** Connections of the owner: the register of accounts, and nothing else. */
  readonly registry: Pool;
  readonly config: Config;
  readonly dataFolder: string;
  /** Starts the database again, where that is ours to do. */
  readonly revive: () => Promise<void>;
  readonly queue: JobQueue;
  readonly log: Logger;
  readonly people: People;
  /** @throws MusterError `unauthenticated`, `origin_refused`, `not_found` for an account that is not the caller's. */
  readonly authenticate: (request: FastifyRequest) => Promise<Caller>;
}
