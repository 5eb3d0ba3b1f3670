import type { ObjectDefinition } from '@muster/core/object/definition';
import type { MatchingSettings } from '@muster/core/plan/import-plan';
import type { NormalizeSettings } from '@muster/core/normalize/settings';
import type { Queryable } from '../database/account-pool.ts';
import type { Muster } from '../imports/muster.ts';
import { findAccountById, listMembers } from '../store/accounts.ts';
import { type ObjectTables, tablesOf } from '../store/object-tables.ts';
import { loadDefinition } from './fields.ts';
import { matchingSettingsOf, normalizeSettingsOf } from './settings.ts';

/** What decides how contacts of the account are read, matched and kept. */
export interface ContactRules {
  readonly accountId: string;
  readonly definition: ObjectDefinition;
  readonly tables: ObjectTables;
  readonly matching: MatchingSettings;
  readonly normalizing: NormalizeSettings;
}

/** The account's rules as they are now, or as a transaction sees them. */
export async function loadContactRules(
  { pool: ownPool, account }: Muster,
  pool: Queryable = ownPool,
): Promise<ContactRules> {
  const { accountId } = account;
  const definition = await loadDefinition(pool, accountId, 'contact');
  const { settings } = await findAccountById(pool, accountId);
  return {
    accountId,
    definition,
    tables: tablesOf(definition),
    matching: matchingSettingsOf(settings),
    normalizing: normalizeSettingsOf(settings, await listMembers(pool, accountId)),
  };
}
