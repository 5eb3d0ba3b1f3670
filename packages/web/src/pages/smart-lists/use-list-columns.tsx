import type { Condition } from '@muster/core/contract/contact-filter';
import { ActionIcon, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import type { SmartList } from '../../api/smart-lists.ts';
import type { ConditionWords } from '../../parts/condition-words.ts';
import { useFormat } from '../../parts/format.ts';
import type { TableColumn } from '../../parts/virtual-table.tsx';
import type { ListTask } from './smart-list-dialog.tsx';
import classes from './smart-lists.module.css';

/** The columns of the table of smart lists. */
export function useListColumns({
  wordsOf,
  sort,
  onTask,
}: {
  readonly wordsOf: (condition: Condition) => ConditionWords;
  readonly sort: string;
  readonly onTask: (task: ListTask) => void;
}): readonly TableColumn<SmartList>[] {
  const { t } = useTranslation(['lists', 'common']);
  const { dateTime, list } = useFormat();
  const mayWrite = useMay('lists.write');
  return useMemo(() => {
    const sortOf = (key: string) =>
      sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : 'none';
    const finds = ({ filter, search }: SmartList): string => {
      const parts = filter.map((condition) => {
        const { field, operator, value } = wordsOf(condition);
        return `${field} ${operator} ${value}`.trim();
      });
      if (search !== '') parts.push(t('lists.searches', { search }));
      return parts.length === 0 ? t('lists.all') : list(parts);
    };
    const columns: TableColumn<SmartList>[] = [
      {
        key: 'name',
        label: t('lists.name'),
        width: 180,
        isPinned: true,
        sort: sortOf('name'),
        cell: ({ smartListId, name }) => (
          <Link to="/contacts" search={{ list: smartListId }} className={classes.name} title={name}>
            {name}
          </Link>
        ),
      },
      {
        key: 'finds',
        label: t('lists.finds'),
        width: 420,
        cell: (one) => <span title={finds(one)}>{finds(one)}</span>,
      },
      {
        key: 'by',
        label: t('lists.by'),
        width: 160,
        sort: sortOf('by'),
        cell: ({ createdBy }) => <span>{createdBy.name}</span>,
      },
      {
        key: 'changed',
        label: t('lists.changed'),
        width: 180,
        sort: sortOf('changed'),
        cell: ({ updatedAt }) => <time dateTime={updatedAt}>{dateTime(updatedAt)}</time>,
      },
    ];
    if (!mayWrite) return columns;
    return [
      ...columns,
      {
        key: 'actions',
        label: t('lists.actions'),
        width: 90,
        align: 'end',
        cell: (one) => (
          <Menu position="bottom-end" shadow="md">
            <Menu.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('lists.more', { name: one.name })}
              >
                <Ellipsis size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => onTask({ kind: 'rename', list: one })}>
                {t('lists.rename')}
              </Menu.Item>
              <Menu.Item onClick={() => onTask({ kind: 'remove', list: one })}>
                {t('lists.remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ),
      },
    ];
  }, [wordsOf, sort, onTask, t, dateTime, list, mayWrite]);
}
