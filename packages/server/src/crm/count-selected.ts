import type { Condition } from '@muster/core/contract/contact-filter';
import type { Queryable } from '../database/account-pool.ts';
import type { BulkActionRecord } from '../store/bulk-actions.ts';
import { type BulkSelection, selectionOf } from './bulk-actions.ts';
import type { ContactRules } from './contact-rules.ts';
import { countContacts } from './list-contacts.ts';

/** How many contacts an action will go through; null where that is not known beforehand. */
export async function countSelected(
  client: Queryable,
  rules: ContactRules,
  action: BulkActionRecord,
): Promise<number | null> {
  const given = action.selection as unknown as BulkSelection;
  if ('ids' in given) return new Set(given.ids).size;
  const selection = { ...selectionOf(given), binned: action.kind === 'restore' };
  const { count, exact } = await countContacts(client, rules, selection);
  if (!exact) return null;
  const { except = [] } = given;
  if (except.length === 0) return count;
  const named: Condition = { field: 'contact_id', operator: 'in', value: [...except] };
  const filter = [...selection.filter, named];
  const leftOut = await countContacts(client, rules, { ...selection, filter });
  return leftOut.exact ? count - leftOut.count : null;
}
