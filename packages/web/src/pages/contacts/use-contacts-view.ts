import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { ContactList } from '../../api/contacts.ts';
import { fieldsQuery } from '../../api/fields.ts';
import { type SmartList, smartListQuery } from '../../api/smart-lists.ts';
import type { ContactsSearch } from './contacts-search.ts';
import { isNotFound } from './is-not-found.ts';
import { useUsualColumns } from './use-usual-columns.ts';

/** What of a view somebody changes. */
interface ViewChange {
  readonly filter?: ContactList['filter'];
  readonly search?: string;
  readonly sort?: string;
  readonly columns?: readonly string[];
}

/** Which contacts are shown, and how: what the address says, on top of a smart list if it names one. */
export interface ContactsView {
  readonly contacts: ContactList;
  readonly columns: readonly string[];
  /** The smart list of the address: null for none, undefined while it is not known. */
  readonly list: SmartList | null | undefined;
  readonly listError: unknown;
  /** The new group that contacts are being chosen for. */
  readonly group: string | undefined;
  /** The list is shown otherwise than it is saved. */
  readonly isChanged: boolean;
  readonly change: (change: ViewChange, options?: { readonly replace?: boolean }) => void;
  /** Back to the list as it is saved, or to all contacts. */
  readonly reset: () => void;
}

const route = getRouteApi('/app/contacts');

export function useContactsView(): ContactsView {
  const asked = route.useSearch();
  const navigate = route.useNavigate();
  const [usualColumns, setUsualColumns] = useUsualColumns();
  const hasList = asked.list !== undefined;
  const query = useQuery({ ...smartListQuery(asked.list ?? ''), enabled: hasList });
  const list = hasList ? query.data : null;
  const contacts = useMemo<ContactList>(
    () => ({
      filter: asked.filter ?? list?.filter ?? [],
      search: asked.search ?? list?.search ?? '',
      sort: asked.sort ?? list?.sort ?? NEWEST_FIRST,
      deleted: asked.bin ?? false,
    }),
    [asked, list],
  );
  const columns = useKnownColumns(
    hasList ? (asked.columns ?? list?.columns ?? usualColumns) : usualColumns,
  );
  const change = useCallback<ContactsView['change']>(
    ({ columns: chosen, ...changed }, { replace = false } = {}) => {
      if (chosen !== undefined && !hasList) setUsualColumns(chosen);
      void navigate({
        replace,
        search: (before) =>
          withoutUsual({
            ...before,
            ...changed,
            ...(hasList && chosen !== undefined ? { columns: chosen } : {}),
          }),
      });
    },
    [hasList, navigate, setUsualColumns],
  );
  const reset = useCallback(
    () =>
      void navigate({
        search: ({ list: id, bin }) => ({
          ...(id === undefined ? {} : { list: id }),
          ...(bin === undefined ? {} : { bin }),
        }),
      }),
    [navigate],
  );
  return {
    contacts,
    columns,
    list,
    group: asked.group,
    // What is known of the list is shown on, unless there is none any more.
    listError: hasList && (list === undefined || isNotFound(query.error)) ? query.error : null,
    isChanged: list !== null && list !== undefined && isOther(asked, list),
    change,
    reset,
  };
}

export const NEWEST_FIRST = '-@created';

/** Without those of fields that are no more: lists and exports would be refused for them. */
function useKnownColumns(columns: readonly string[]): readonly string[] {
  const fields = useQuery(fieldsQuery).data;
  return useMemo(() => {
    if (fields === undefined) return columns;
    const known = new Set(fields.map(({ key }) => key));
    const kept = columns.filter((key) => key.startsWith('@') || known.has(key));
    return kept.length > 0 ? kept : ['@name'];
  }, [columns, fields]);
}

/** The address of a view, without what would be so anyway. */
function withoutUsual({ filter, search, sort, ...rest }: ContactsSearch): ContactsSearch {
  const isList = rest.list !== undefined;
  return {
    ...rest,
    ...(filter !== undefined && (isList || filter.length > 0) ? { filter } : {}),
    ...(search !== undefined && (isList || search !== '') ? { search } : {}),
    ...(sort !== undefined && (isList || sort !== NEWEST_FIRST) ? { sort } : {}),
  };
}

function isOther({ filter, search, sort, columns }: ContactsSearch, list: SmartList): boolean {
  const pairs = [
    [filter, list.filter],
    [search, list.search],
    [sort, list.sort],
    [columns, list.columns],
  ] as const;
  return pairs.some(
    ([asked, saved]) => asked !== undefined && JSON.stringify(asked) !== JSON.stringify(saved),
  );
}
