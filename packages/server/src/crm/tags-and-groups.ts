import { CONTACT } from '@muster/core/object/contact';
import type { Muster } from '../imports/muster.ts';
import type { Actor } from '../store/actor.ts';
import { tablesOf } from '../store/object-tables.ts';
import { countListValues } from '../store/value-counts.ts';
import { type BulkActionRecord, startBulkAction } from './bulk-actions.ts';

/** The field of a contact that lists its tags, or its groups. */
export type LabelField = 'tags' | 'groups';

/**
 * The tags or groups of the account's contacts with how many have each, the most frequent first;
 * 10,000 at most. Contacts hold them, so that there is none that nobody has.
 */
export async function countLabels(
  { pool, account }: Muster,
  field: LabelField,
): Promise<readonly { readonly name: string; readonly contacts: number }[]> {
  const counted = await countListValues(pool, account.accountId, {
    tables: tablesOf(CONTACT),
    field,
    most: 10_000,
  });
  return counted.map(({ value, count }) => ({ name: value, contacts: count }));
}

/**
 * Puts one tag or group in the place of others on every contact that has one of them, as a bulk
 * action; none: takes them away.
 */
export function replaceLabels(
  muster: Muster,
  actor: Actor,
  { field, from, to }: Replacement,
): Promise<BulkActionRecord> {
  return startBulkAction(muster, actor, {
    selection: { filter: [{ field, operator: 'in', value: [...from] }], search: '' },
    change: {
      kind: 'edit',
      set: {},
      add: to === null ? {} : { [field]: [to] },
      remove: { [field]: [...from] },
    },
  });
}

export interface Replacement {
  readonly field: LabelField;
  readonly from: readonly string[];
  readonly to: string | null;
}
