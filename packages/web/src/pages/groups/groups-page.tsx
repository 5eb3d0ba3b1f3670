import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContactGroup, FLOATING, floatingCountQuery, groupsQuery } from '../../api/groups.ts';
import { useMay } from '../../api/session.ts';
import { StartedActions } from '../../parts/bulk-progress.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useFormat } from '../../parts/format.ts';
import { LinkAnchor } from '../../parts/link-anchor.tsx';
import { NamedTable } from '../../parts/named-table.tsx';
import { Page } from '../../parts/page.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { GroupDialog, type GroupTask } from './group-dialog.tsx';
import { NewGroupDialog } from './new-group-dialog.tsx';
import { useGroupColumns } from './use-group-columns.ts';
import classes from './groups.module.css';

/** The groups of contacts: how many are in each and in none; opened, renamed, merged and dissolved. */
export function GroupsPage() {
  const { t } = useTranslation(['lists', 'common']);
  const query = useQuery(groupsQuery);
  const mayWrite = useMay('contacts.write');
  const [isAdding, setAdding] = useState(false);
  const add = mayWrite ? (
    <Button
      leftSection={<Plus size={16} aria-hidden />}
      // Whether a name is taken is known only then.
      disabled={query.data === undefined}
      onClick={() => setAdding(true)}
    >
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
  const { t } = useTranslation(['lists', 'common']);
  const [task, setTask] = useState<GroupTask | null>(null);
  const columns = useGroupColumns(setTask);
  return (
    <>
      <NamedTable
        label={t('groups.title')}
        findLabel={t('groups.find')}
        noMatch={t('groups.noMatch')}
        rows={groups}
        columns={columns}
        firstSort="-contacts"
        beside={<Floating />}
      />
      {task === null ? null : (
        <GroupDialog task={task} groups={groups} onClose={() => setTask(null)} />
      )}
    </>
  );
}
