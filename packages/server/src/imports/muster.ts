import type pg from 'pg';
import type { Account } from '../store/accounts.ts';

/** What every verb of the product works with: one account of one installation. */
export interface Muster {
  readonly pool: pg.Pool;
  readonly account: Account;
  readonly dataFolder: string;
}
