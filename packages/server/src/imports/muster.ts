import type { Language } from '@muster/core/language/language';
import type { AccountPool } from '../database/account-pool.ts';
import type { Account } from '../store/accounts.ts';

/** What every verb of the product works with: one account of one installation. */
export interface Muster {
  readonly pool: AccountPool;
  readonly account: Account;
  readonly dataFolder: string;
  /** In which people are answered, English unless said; what is kept and exported is in English. */
  readonly language?: Language;
  /** Brings the database back, where that is ours to do, after it went away in the middle of work. */
  readonly revive: () => Promise<void>;
}
