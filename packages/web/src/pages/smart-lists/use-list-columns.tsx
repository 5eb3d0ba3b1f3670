import type { Condition } from '@muster/core/contract/contact-filter';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import type { SmartList } from '../../api/smart-lists.ts';
import type { ConditionWords } from '../../parts/condition-words.ts';
import { useFormat } from '../../parts/format.ts';
import type { NamedColumns } from '../../parts/named-table.tsx';
import type { ListTask } from './smart-list-dialog.tsx';

/** The columns of the table of smart lists. */
export function useListColumns(
  wordsOf: (condition: Condition) => ConditionWords,
  onTask: (task: ListTask) => void,
): NamedColumns<SmartList> {
  const { t } = useTranslation(['lists', 'common']);
  const { dateTime, list } = useFormat();
  const mayWrite = useMay('lists.write');
  return useMemo(() => {
    const finds = ({ filter, search }: SmartList): string => {
      const parts = filter.map((condition) => {
        const { field, operator, value } = wordsOf(condition);
        return `${field} ${operator} ${value}`.trim();
      });
      if (search !== '') parts.push(t('lists.searches', { search }));
      return parts.length === 0 ? t('lists.all') : list(parts);
    };
    return {
      name: { key: 'name', label: t('lists.name'), width: 180 },
      nameOf: ({ name }) => name,
      rowKey: ({ smartListId }) => smartListId,
      linkOf: ({ smartListId }) => ({ to: '/contacts', search: { list: smartListId } }),
      others: [
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
          cell: ({ createdBy }) => createdBy.name,
        },
        {
          key: 'changed',
          label: t('lists.changed'),
          width: 180,
          cell: ({ updatedAt }) => <time dateTime={updatedAt}>{dateTime(updatedAt)}</time>,
        },
      ],
      sortKeys: {
        name: ({ name }) => name,
        by: ({ createdBy }) => createdBy.name,
        changed: ({ updatedAt }) => Date.parse(updatedAt),
      },
      actions: {
        label: t('lists.actions'),
        labelOf: ({ name }) => t('lists.more', { name }),
        all: mayWrite
          ? [
              {
                label: t('lists.rename'),
                onChoose: (one) => onTask({ kind: 'rename', list: one }),
              },
              {
                label: t('lists.remove'),
                onChoose: (one) => onTask({ kind: 'remove', list: one }),
              },
            ]
          : [],
      },
    };
  }, [wordsOf, onTask, t, dateTime, list, mayWrite]);
}
