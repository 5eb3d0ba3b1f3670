import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactGroup } from '../../api/groups.ts';
import { useMay } from '../../api/session.ts';
import { useFormat } from '../../parts/format.ts';
import type { NamedColumns } from '../../parts/named-table.tsx';
import type { GroupTask } from './group-dialog.tsx';

/** The columns of the table of groups. */
export function useGroupColumns(onTask: (task: GroupTask) => void): NamedColumns<ContactGroup> {
  const { t } = useTranslation(['lists', 'common']);
  const { number } = useFormat();
  const mayWrite = useMay('contacts.write');
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  return useMemo(
    () => ({
      name: { key: 'group', label: t('groups.group'), width: isNarrow ? 130 : 360 },
      nameOf,
      rowKey: nameOf,
      linkOf: ({ group }) => ({
        to: '/contacts',
        search: { filter: [{ field: 'groups', operator: 'has', value: group }] },
      }),
      others: [
        {
          key: 'contacts',
          label: t('groups.contacts'),
          width: 100,
          align: 'end',
          cell: ({ contacts }) => number(contacts),
        },
      ],
      sortKeys: SORT_KEYS,
      actions: {
        label: t('groups.actions'),
        labelOf: ({ group }) => t('groups.more', { group }),
        all: mayWrite
          ? [
              {
                label: t('groups.rename'),
                onChoose: (group) => onTask({ kind: 'rename', group }),
              },
              {
                label: t('groups.remove'),
                onChoose: (group) => onTask({ kind: 'remove', group }),
              },
            ]
          : [],
      },
    }),
    [onTask, t, number, mayWrite, isNarrow],
  );
}

function nameOf({ group }: ContactGroup): string {
  return group;
}

const SORT_KEYS = { group: nameOf, contacts: ({ contacts }: ContactGroup) => contacts };
