import { ActionIcon, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactGroup } from '../../api/groups.ts';
import { useMay } from '../../api/session.ts';
import { useFormat } from '../../parts/format.ts';
import type { TableColumn } from '../../parts/virtual-table.tsx';
import type { GroupTask } from './group-dialog.tsx';
import classes from './groups.module.css';

/** The columns of the table of groups. */
export function useGroupColumns(
  sort: string,
  onTask: (task: GroupTask) => void,
): readonly TableColumn<ContactGroup>[] {
  const { t } = useTranslation(['lists', 'common']);
  const { number } = useFormat();
  const mayWrite = useMay('contacts.write');
  return useMemo(() => {
    const sortOf = (key: string) =>
      sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : 'none';
    const columns: TableColumn<ContactGroup>[] = [
      {
        key: 'group',
        label: t('groups.group'),
        width: 160,
        isPinned: true,
        sort: sortOf('group'),
        cell: ({ group }) => (
          <Link
            to="/contacts"
            search={{ filter: [{ field: 'groups', operator: 'has', value: group }] }}
            className={classes.name}
            title={group}
          >
            {group}
          </Link>
        ),
      },
      {
        key: 'contacts',
        label: t('groups.contacts'),
        width: 100,
        align: 'end',
        sort: sortOf('contacts'),
        cell: ({ contacts }) => <span>{number(contacts)}</span>,
      },
    ];
    if (!mayWrite) return columns;
    return [
      ...columns,
      {
        key: 'actions',
        label: t('groups.actions'),
        width: 84,
        align: 'end',
        cell: (group) => (
          <Menu position="bottom-end" shadow="md">
            <Menu.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('groups.more', { group: group.group })}
              >
                <Ellipsis size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => onTask({ kind: 'rename', group })}>
                {t('groups.rename')}
              </Menu.Item>
              <Menu.Item onClick={() => onTask({ kind: 'remove', group })}>
                {t('groups.remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ),
      },
    ];
  }, [sort, onTask, t, number, mayWrite]);
}
