import type { Muster } from '../imports/muster.ts';
import { CONTACT } from '@muster/core/object/contact';
import type { Actor } from '../store/change-records.ts';
import { tablesOf } from '../store/object-tables.ts';
import { countListValues } from '../store/value-counts.ts';
import { type BulkActionRecord, startBulkAction } from './bulk-actions.ts';

/** The tags of the account's contacts with how many have each, the most frequent first; 10,000 at most. */
export async function listTags({
  pool,
  account,
}: Muster): Promise<readonly { readonly tag: string; readonly contacts: number }[]> {
  const counted = await countListValues(pool, account.accountId, {
    tables: tablesOf(CONTACT),
    field: 'tags',
    most: 10_000,
  });
  return counted.map(({ value, count }) => ({ tag: value, contacts: count }));
}

/** Puts one tag in the place of others on every contact that has one of them, as a bulk action; none: takes them away. */
export function replaceTags(
  muster: Muster,
  actor: Actor,
  { from, to }: { readonly from: readonly string[]; readonly to: string | null },
): Promise<BulkActionRecord> {
  return startBulkAction(muster, actor, {
    selection: {
      filter: [{ field: 'tags', operator: 'in', value: [...from] }],
      search: '',
    },
    change: {
      kind: 'edit',
      set: {},
      add: to === null ? {} : { tags: [to] },
      remove: { tags: [...from] },
    },
  });
}
