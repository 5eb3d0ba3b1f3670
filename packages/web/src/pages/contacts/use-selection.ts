import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact, ContactList } from '../../api/contacts.ts';
import { showProblem } from '../../parts/show-problem.ts';
import type { TableSelection } from '../../parts/virtual-table.tsx';
import type { ContactRows } from './use-contact-rows.ts';

/** The contacts that something is to be done with: some, or all that the list finds but for some. */
export interface Selection {
  /** null: all of the list, without those of `except`. */
  readonly ids: ReadonlySet<string> | null;
  readonly except: ReadonlySet<string>;
  /** How many; null: more than were counted. */
  readonly count: number | null;
  /** More are named than a request takes. */
  readonly isTooLarge: boolean;
}

/** Selects contacts in the table: single ones, all between two, or all of the list but for some. */
export function useSelection(list: ContactList, rows: ContactRows, labels: Labels) {
  const { t } = useTranslation();
  const [state, setState] = useState<SelectionState>(NOTHING);
  const key = JSON.stringify([list.filter, list.search, list.deleted]);
  // What was selected in one list is not what is shown in another; the order does not matter.
  const { isAll, marked, anchor } = state.key === key ? state : NOTHING;
  const { rowAt, load, isStale } = rows;
  const total = !isStale && rows.total?.exact === true ? rows.total.count : null;
  const change = useCallback(
    (next: (before: Marks) => Marks) =>
      setState((before) => ({ ...next(before.key === key ? before : anew(before)), key })),
    [key],
  );
  const onToggle = (index: number): void => {
    const contact = rowAt(index);
    // Rows that are about to be replaced are of another list.
    if (contact === undefined || isStale) return;
    change((before) => ({
      ...before,
      marked: toggled(before.marked, contact.contactId),
      anchor: { index, sort: list.sort },
    }));
  };
  const mark = (contacts: readonly Contact[], round: number): void =>
    setState((before) => {
      // Meanwhile nothing, or all, may have been selected, or something in another list.
      if (before.round !== round) return before;
      const added = contacts.map(({ contactId }) => contactId);
      return { ...before, marked: new Set([...before.marked, ...added]) };
    });
  const onToggleRange = (index: number): void => {
    // In another order, other rows are between the two.
    if (anchor === null || anchor.sort !== list.sort) return onToggle(index);
    change((before) => ({ ...before, anchor: { index, sort: list.sort } }));
    load(Math.min(anchor.index, index), Math.max(anchor.index, index))
      .then((contacts) => mark(contacts, state.round))
      .catch((error: unknown) => showProblem(error, t));
  };
  const isWhole = isAll && marked.size === 0;
  const onToggleAll = (): void => change((before) => ({ ...anew(before), isAll: !isWhole }));
  const selection = useMemo((): Selection | null => {
    const count = isAll ? (total === null ? null : total - marked.size) : marked.size;
    if (count === 0) return null;
    const isTooLarge = marked.size > MOST_IDS;
    return isAll
      ? { ids: null, except: marked, count, isTooLarge }
      : { ids: marked, except: NOBODY, count, isTooLarge };
  }, [isAll, marked, total]);
  const table: TableSelection<Contact> = {
    isSelected: ({ contactId }) => marked.has(contactId) !== isAll,
    all: isWhole ? 'all' : selection === null ? 'none' : 'some',
    labelOf: labels.labelOf,
    labelOfAll: labels.labelOfAll,
    onToggle,
    onToggleRange,
    onToggleAll,
  };
  return { selection, table, clear: useCallback(() => change(anew), [change]) };
}

interface Labels {
  readonly labelOf: (contact: Contact) => string;
  readonly labelOfAll: string;
}

interface Marks {
  /** All of the list are selected, but for those that are marked. */
  readonly isAll: boolean;
  readonly marked: ReadonlySet<string>;
  /** The row that was toggled last, in the order of then. */
  readonly anchor: { readonly index: number; readonly sort: string } | null;
  /** How often selecting was begun anew, from nothing or all. */
  readonly round: number;
}

interface SelectionState extends Marks {
  readonly key: string;
}

const NOBODY: ReadonlySet<string> = new Set();
const NOTHING: SelectionState = { key: '', isAll: false, marked: NOBODY, anchor: null, round: 0 };

function anew({ round }: Marks): SelectionState {
  return { ...NOTHING, round: round + 1 };
}

/** As many as a request takes. */
export const MOST_IDS = 10_000;

function toggled(marked: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(marked);
  if (!next.delete(id)) next.add(id);
  return next;
}
