import type pg from 'pg';
import { type Account, ensureAccount } from '../store/accounts.ts';

export type { Account };

/** The account of that name; made, with the default settings, when it is named for the first time. */
export function openAccount(pool: pg.Pool, name: string): Promise<Account> {
  return ensureAccount(pool, name);
}
