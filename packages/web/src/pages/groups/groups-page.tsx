import { Button, Group, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Plus, Search, UsersRound } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContactGroup, FLOATING, floatingCountQuery, groupsQuery } from '../../api/groups.ts';
import { useMay } from '../../api/session.ts';
import { StartedActions } from '../../parts/bulk-progress.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useFormat } from '../../parts/format.ts';
import { LinkAnchor } from '../../parts/link-anchor.tsx';
import { Page } from '../../parts/page.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { VirtualTable } from '../../parts/virtual-table.tsx';
import { GroupDialog, type GroupTask } from './group-dialog.tsx';
import { NewGroupDialog } from './new-group-dialog.tsx';
import { useGroupColumns } from './use-group-columns.tsx';
import classes from './groups.module.css';

/** The groups of contacts: how many are in each and in none; opened, renamed, merged and dissolved. */
export function GroupsPage() {
  const { t } = useTranslation(['lists', 'common']);
  const query = useQuery(groupsQuery);
  const mayWrite = useMay('contacts.write');
  const [isAdding, setAdding] = useState(false);
  const add = mayWrite ? (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t('groups.new')}
    </Button>
  ) : undefined;
  return (
    <Page fills title={t('groups.title')} description={t('groups.description')} actions={add}>
      <QueryContent query={query}>
        {(groups) => (
          <>
            {groups.length === 0 ? (
              <EmptyState
                icon={UsersRound}
                title={t('groups.empty.title')}
                text={t('groups.empty.text')}
              />
            ) : (
              <GroupTable groups={groups} />
            )}
            <StartedActions />
            {isAdding ? <NewGroupDialog groups={groups} onClose={() => setAdding(false)} /> : null}
          </>
        )}
      </QueryContent>
    </Page>
  );
}

/** Contacts in no group, where there are any. */
function Floating() {
  const { t } = useTranslation(['lists', 'common']);
  const { number } = useFormat();
  const total = useQuery(floatingCountQuery).data;
  const count = total?.count ?? 0;
  return (
    <div className={classes.floating} role="status">
      {total === null || total === undefined || count === 0 ? null : (
        <Group gap="xs">
          <span>
            {total.exact
              ? t('groups.floating', { count, number: number(count) })
              : t('groups.floatingMore', { number: number(count) })}
          </span>
          <LinkAnchor to="/contacts" search={{ filter: [FLOATING] }} size="sm">
            {t('groups.floatingOpen')}
          </LinkAnchor>
        </Group>
      )}
    </div>
  );
}

function GroupTable({ groups }: { readonly groups: readonly ContactGroup[] }) {
  const { t, i18n } = useTranslation(['lists', 'common']);
  const navigate = useNavigate();
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState('-contacts');
  const [task, setTask] = useState<GroupTask | null>(null);
  const columns = useGroupColumns(sort, setTask);
  const shown = useMemo(
    () =>
      sorted(
        groups.filter(({ group }) => meets(group, search)),
        sort,
        i18n.language,
      ),
    [groups, search, sort, i18n.language],
  );
  return (
    <>
      <Group justify="space-between" gap="xs" mb="sm">
        <TextInput
          type="search"
          size="xs"
          w={{ base: '100%', xs: 280 }}
          aria-label={t('groups.find')}
          placeholder={t('groups.find')}
          leftSection={<Search size={15} aria-hidden />}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
          data-search
        />
        <Floating />
      </Group>
      {shown.length === 0 ? (
        <p className={classes.nothing}>{t('groups.noMatch')}</p>
      ) : (
        <VirtualTable
          label={t('groups.title')}
          columns={columns}
          rowCount={shown.length}
          rowAt={(index) => shown[index]}
          rowKey={nameOf}
          onSort={(key) => setSort(sort === key ? `-${key}` : key)}
          onOpen={({ group }) =>
            void navigate({ to: '/contacts', search: { filter: [membership(group)] } })
          }
          topKey={`${sort} ${search}`}
        />
      )}
      {task === null ? null : (
        <GroupDialog task={task} groups={groups} onClose={() => setTask(null)} />
      )}
    </>
  );
}

function nameOf({ group }: ContactGroup): string {
  return group;
}

function membership(group: string) {
  return { field: 'groups', operator: 'has', value: group } as const;
}

function meets(name: string, search: string): boolean {
  return name.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase());
}

function sorted(
  groups: readonly ContactGroup[],
  sort: string,
  language: string,
): readonly ContactGroup[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const ascending = groups.toSorted(
    (left, right) =>
      (sort.endsWith('contacts') ? left.contacts - right.contacts : 0) ||
      compare(left.group, right.group),
  );
  return sort.startsWith('-') ? ascending.toReversed() : ascending;
}
