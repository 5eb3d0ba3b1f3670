import { api } from '../../../api/api.ts';
import type { BulkAction } from '../../../api/bulk-actions.ts';
import { type GivenValues, given } from '../../../api/contact.ts';
import type { ContactList } from '../../../api/contacts.ts';
import type { Selection } from '../use-selection.ts';

/** What can be done with many contacts at once. */
export type BulkTask = 'tags' | 'groups' | 'owner' | 'field' | 'export' | 'delete' | 'restore';

/** The same, with all that it needs to begin. */
export type BulkOrder =
  | {
      readonly kind: 'change';
      readonly values: readonly [field: string, texts: readonly string[]];
      readonly how: 'add' | 'remove';
    }
  | { readonly kind: 'set'; readonly values: GivenValues }
  | {
      readonly kind: 'export';
      readonly format: 'csv' | 'xlsx';
      readonly columns: readonly string[] | null;
    }
  | { readonly kind: 'delete' | 'restore' };

/** Has the server begin; it is done when the server says so. */
export async function startTask(
  order: BulkOrder,
  { filter, search }: ContactList,
  { ids, except }: Selection,
): Promise<BulkAction> {
  const selection =
    ids === null ? { filter: [...filter], search, except: [...except] } : { ids: [...ids] };
  switch (order.kind) {
    case 'change': {
      const [field, texts] = order.values;
      return api.bulkEditContacts({ body: { selection, [order.how]: { [field]: [...texts] } } });
    }
    case 'set':
      return api.bulkEditContacts({ body: { selection, set: given(order.values) } });
    case 'export': {
      const { format, columns } = order;
      return api.exportContacts({
        body: { format, selection, ...(columns === null ? {} : { columns: [...columns] }) },
      });
    }
    case 'delete':
      return api.bulkDeleteContacts({ body: { selection } });
    default:
      return api.bulkRestoreContacts({ body: { selection } });
  }
}
