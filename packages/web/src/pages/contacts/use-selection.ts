import { useCallback, useMemo, useState } from 'react';
import type { Contact, ContactList } from '../../api/contacts.ts';
import type { TableSelection } from '../../parts/virtual-table.tsx';
import type { ContactRows } from './use-contact-rows.ts';

/** The contacts that something is to be done with: some, or all that the list finds. */
export interface Selection {
  /** null: all of the list. */
  readonly ids: ReadonlySet<string> | null;
  /** How many; null: more than were counted. */
  readonly count: number | null;
}

/** Selects contacts in the table: single ones, all between two, or all of the list. */
export function useSelection(list: ContactList, rows: ContactRows, labels: Labels) {
  const [state, setState] = useState<SelectionState>(NOTHING);
  const key = JSON.stringify([list.filter, list.search, list.deleted]);
  // What was selected in one list is not what is shown in another; the order does not matter.
  const { ids, anchor } = state.key === key ? state : NOTHING;
  const { rowAt, load, total } = rows;
  const isAll = ids === null;
  const change = useCallback(
    (next: Omit<SelectionState, 'key'>) => setState({ ...next, key }),
    [key],
  );
  const onToggle = (index: number): void => {
    const contact = rowAt(index);
    if (contact === undefined) return;
    if (ids === null) return void allBut(contact);
    const next = new Set(ids);
    if (!next.delete(contact.contactId)) next.add(contact.contactId);
    change({ ids: next, anchor: index });
  };
  /** Where there are too many others for each to be named, none stays selected. */
  const allBut = async ({ contactId }: Contact): Promise<void> => {
    if (total?.exact !== true || total.count > MOST_IDS) return change(NOTHING);
    const all = await load(0, total.count - 1);
    change({
      ids: new Set(all.map((one) => one.contactId).filter((id) => id !== contactId)),
      anchor: null,
    });
  };
  const onToggleRange = (index: number): void => {
    if (ids === null || anchor === null) return onToggle(index);
    const from = Math.min(anchor, index);
    void load(from, Math.max(anchor, index)).then((between) =>
      change({ ids: new Set([...ids, ...between.map((one) => one.contactId)]), anchor: index }),
    );
  };
  const onToggleAll = (): void => change(isAll ? NOTHING : { ids: null, anchor: null });
  const size = ids?.size ?? 0;
  const selection: Selection = useMemo(
    () => ({ ids, count: ids?.size ?? (total?.exact === true ? total.count : null) }),
    [ids, total],
  );
  const table: TableSelection<Contact> = {
    isSelected: ({ contactId }) => ids === null || ids.has(contactId),
    all: isAll ? 'all' : size > 0 ? 'some' : 'none',
    labelOf: labels.labelOf,
    labelOfAll: labels.labelOfAll,
    onToggle,
    onToggleRange,
    onToggleAll,
  };
  return {
    selection: isAll || size > 0 ? selection : null,
    table,
    clear: useCallback(() => change(NOTHING), [change]),
  };
}

interface Labels {
  readonly labelOf: (contact: Contact) => string;
  readonly labelOfAll: string;
}

interface SelectionState {
  readonly key: string;
  readonly ids: ReadonlySet<string> | null;
  /** The row that was selected last. */
  readonly anchor: number | null;
}

const NOTHING: SelectionState = { key: '', ids: new Set(), anchor: null };

/** As many as a request takes. */
export const MOST_IDS = 10_000;
