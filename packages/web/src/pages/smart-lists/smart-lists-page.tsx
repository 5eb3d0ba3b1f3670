import { useQuery } from '@tanstack/react-query';
import { Filter } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SmartList, smartListsQuery } from '../../api/smart-lists.ts';
import { useConditionWords } from '../../parts/condition-words.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { NamedTable } from '../../parts/named-table.tsx';
import { Page } from '../../parts/page.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { type ListTask, SmartListDialog } from './smart-list-dialog.tsx';
import { useListColumns } from './use-list-columns.tsx';

/** The smart lists of the account: what each finds, in words; opened, renamed and deleted. */
export function SmartListsPage() {
  const { t } = useTranslation(['lists', 'common']);
  const query = useQuery(smartListsQuery);
  return (
    <Page fills title={t('lists.title')} description={t('lists.description')}>
      <QueryContent query={query}>
        {(lists) =>
          lists.length === 0 ? (
            <EmptyState
              icon={Filter}
              title={t('lists.empty.title')}
              text={t('lists.empty.text')}
              action={<LinkButton to="/contacts">{t('lists.empty.action')}</LinkButton>}
            />
          ) : (
            <ListTable lists={lists} />
          )
        }
      </QueryContent>
    </Page>
  );
}

function ListTable({ lists }: { readonly lists: readonly SmartList[] }) {
  const { t } = useTranslation(['lists', 'common']);
  const [task, setTask] = useState<ListTask | null>(null);
  const conditions = useMemo(() => lists.flatMap(({ filter }) => filter), [lists]);
  const columns = useListColumns(useConditionWords(conditions), setTask);
  return (
    <>
      <NamedTable
        label={t('lists.title')}
        findLabel={t('lists.find')}
        noMatch={t('lists.noMatch')}
        rows={lists}
        columns={columns}
        firstSort="name"
      />
      {task === null ? null : <SmartListDialog task={task} onClose={() => setTask(null)} />}
    </>
  );
}
