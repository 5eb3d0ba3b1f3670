import type { Language } from '@muster/core/language/language';
import type pg from 'pg';
import { accountPool } from '../database/account-pool.ts';
import { findAccountById } from '../store/accounts.ts';
import type { Muster } from './muster.ts';

/**
 * Everything about one account, as it is now. People are answered in English unless said.
 *
 * @throws MusterError `not_found`
 */
export async function openMuster(
  installation: Pick<Muster, 'dataFolder' | 'revive'> & { readonly pool: pg.Pool },
  accountId: string,
  language: Language = 'en',
): Promise<Muster> {
  const { dataFolder, revive } = installation;
  const pool = accountPool(installation.pool, accountId);
  const account = await findAccountById(pool, accountId);
  return { pool, account, dataFolder, language, revive };
}
