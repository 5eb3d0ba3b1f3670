import type pg from 'pg';
import type { Logger } from 'pino';
import type { Queryable } from '../database/account-pool.ts';
import type { Auth } from './auth.ts';
import type { Mailer } from './create-mailer.ts';

/** What every verb about people works with. */
export interface People {
  /** Connections in the app's role. */
  readonly pool: pg.Pool;
  /** Single statements on the tables of identity, on the same connections. */
  readonly identity: Queryable;
  /** Connections of the owner: to find an account by its name. */
  readonly registry: pg.Pool;
  readonly auth: Auth;
  readonly secret: string;
  /** The configured address; null: none is. */
  readonly publicUrl: string | null;
  /** Where people reach the server, for links. */
  readonly baseUrl: () => string;
  /** null: links are shown instead of sent. */
  readonly mailer: Mailer | null;
  /** People may sign up without an invitation. */
  readonly openSignup: boolean;
  readonly log: Logger;
  /** Closes what is its own: not the pools. */
  readonly close: () => void;
}
