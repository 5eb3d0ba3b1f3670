import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Filter, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SmartList, smartListsQuery } from '../../api/smart-lists.ts';
import { useConditionWords } from '../../parts/condition-words.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Page } from '../../parts/page.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { VirtualTable } from '../../parts/virtual-table.tsx';
import { type ListTask, SmartListDialog } from './smart-list-dialog.tsx';
import { useListColumns } from './use-list-columns.tsx';
import classes from './smart-lists.module.css';

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
  const { t, i18n } = useTranslation(['lists', 'common']);
  const navigate = useNavigate();
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState('name');
  const [task, setTask] = useState<ListTask | null>(null);
  const conditions = useMemo(() => lists.flatMap(({ filter }) => filter), [lists]);
  const wordsOf = useConditionWords(conditions);
  const columns = useListColumns({ wordsOf, sort, onTask: setTask });
  const shown = useMemo(
    () =>
      sorted(
        lists.filter(({ name }) => meets(name, search)),
        sort,
        i18n.language,
      ),
    [lists, search, sort, i18n.language],
  );
  return (
    <>
      <TextInput
        type="search"
        size="xs"
        mb="sm"
        w={{ base: '100%', xs: 280 }}
        aria-label={t('lists.find')}
        placeholder={t('lists.find')}
        leftSection={<Search size={15} aria-hidden />}
        value={search}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        data-search
      />
      {shown.length === 0 ? (
        <p className={classes.nothing}>{t('lists.noMatch')}</p>
      ) : (
        <VirtualTable
          label={t('lists.title')}
          columns={columns}
          rowCount={shown.length}
          rowAt={(index) => shown[index]}
          rowKey={idOf}
          onSort={(key) => setSort(sort === key ? `-${key}` : key)}
          onOpen={({ smartListId }) =>
            void navigate({ to: '/contacts', search: { list: smartListId } })
          }
          topKey={`${sort} ${search}`}
        />
      )}
      {task === null ? null : <SmartListDialog task={task} onClose={() => setTask(null)} />}
    </>
  );
}

function idOf({ smartListId }: SmartList): string {
  return smartListId;
}

function meets(name: string, search: string): boolean {
  return name.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase());
}

function sorted(lists: readonly SmartList[], sort: string, language: string): readonly SmartList[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const key = sort.replace('-', '');
  const textOf = (list: SmartList): string => {
    if (key === 'changed') return list.updatedAt;
    return key === 'by' ? list.createdBy.name : list.name;
  };
  const ascending = lists.toSorted((left, right) => compare(textOf(left), textOf(right)));
  return sort.startsWith('-') ? ascending.toReversed() : ascending;
}
