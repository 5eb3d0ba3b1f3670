import { ActionIcon, Button, Menu } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { Ellipsis, SearchX, Trash2 } from 'lucide-react';
import { Suspense, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../api/contacts.ts';
import { BackLink } from '../../parts/back-link.tsx';
import { useMay } from '../../api/session.ts';
import { StartedActions } from '../../parts/bulk-progress.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useFormat } from '../../parts/format.ts';
import { NothingThere } from '../../parts/nothing-there.tsx';
import { Page } from '../../parts/page.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { VirtualTable } from '../../parts/virtual-table.tsx';
import { AddContactButton } from '../contact/add-contact.tsx';
import { lazyPart } from '../../parts/lazy-part.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { FilterBar } from './filter/filter-bar.tsx';
import { ImportButtons } from './import-buttons.tsx';
import { isNotFound } from './is-not-found.ts';
import { ListActions } from './list-actions.tsx';
import { SearchBox } from './search-box.tsx';
import { useContactColumns } from './use-contact-columns.tsx';
import { useContactRows } from './use-contact-rows.ts';
import { type ContactsView, NEWEST_FIRST, useContactsView } from './use-contacts-view.ts';
import { useSelection } from './use-selection.ts';
import classes from './contacts.module.css';

// What the first look at contacts needs comes first.
const ChooseForGroup = lazyPart(
  async () => (await import('./choose-for-group.tsx')).ChooseForGroup,
);
const BulkBar = lazyPart(async () => (await import('./bulk/bulk-bar.tsx')).BulkBar);
const NoContacts = lazyPart(async () => (await import('./no-contacts.tsx')).NoContacts);

/** The account's contacts, those of a smart list, or those in the bin. */
export function ContactsPage() {
  const { t } = useTranslation(['contacts', 'common']);
  const view = useContactsView();
  const { contacts, list } = view;
  if (isNotFound(view.listError)) return <NothingThere />;
  const isBin = contacts.deleted;
  return (
    <Page
      fills
      title={isBin ? t('bin.title') : list === null ? t('title') : (list?.name ?? '…')}
      above={
        isBin || list !== null ? <BackLink to="/contacts">{t('allContacts')}</BackLink> : undefined
      }
      actions={isBin ? undefined : <HeaderActions />}
    >
      {view.listError === null ? (
        <ContactTable view={view} />
      ) : (
        <ProblemAlert error={view.listError} />
      )}
    </Page>
  );
}

function HeaderActions() {
  const { t } = useTranslation(['contacts', 'common']);
  return (
    <>
      <AddContactButton />
      <ImportButtons />
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t('common:more')}>
            <Ellipsis size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<Trash2 size={15} aria-hidden />}
            renderRoot={(props) => <Link to="/contacts" search={{ bin: true }} {...props} />}
          >
            {t('bin.open')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function ContactTable({ view }: { readonly view: ContactsView }) {
  const { t } = useTranslation(['contacts', 'common']);
  const { contacts, list, change } = view;
  const rows = useContactRows(contacts, list !== undefined);
  const columns = useContactColumns(view.columns, contacts.sort);
  const navigate = useNavigate();
  const labelOf = useCallback(({ name }: Contact) => t('select', { name }), [t]);
  const { selection, table, clear } = useSelection(contacts, rows, {
    labelOf,
    labelOfAll: t('selectAll'),
  });
  const [mayWrite, mayExport] = [useMay('contacts.write'), useMay('contacts.export')];
  const mayDelete = useMay('contacts.delete');
  const maySelect = mayDelete || (!contacts.deleted && (mayWrite || mayExport));
  const isNarrowed = contacts.filter.length > 0 || contacts.search !== '';
  const isEmpty = !rows.isPending && !rows.isStale && rows.count === 0 && rows.error === null;
  if (isEmpty && !isNarrowed && !contacts.deleted && list === null) {
    return (
      <Suspense>
        <NoContacts />
      </Suspense>
    );
  }
  const onOpen = ({ contactId }: Contact): void =>
    void navigate({ to: '/contacts/$contactId', params: { contactId } });
  const onSort = (key: string): void => change({ sort: nextSort(contacts.sort, key) });
  return (
    <>
      {view.group === undefined ? null : (
        <Suspense>
          <ChooseForGroup
            group={view.group}
            contacts={contacts}
            selection={selection}
            onStarted={clear}
          />
        </Suspense>
      )}
      <div className={classes.toolbar}>
        <SearchBox
          search={contacts.search}
          onSearch={(search) => change({ search }, { replace: true })}
        />
        <FilterBar filter={contacts.filter} onChange={(filter) => change({ filter })} />
        <ListActions view={view} />
        <span className={classes.gap} />
        <Total rows={rows} />
        <ColumnChooser columns={view.columns} onChange={(chosen) => change({ columns: chosen })} />
      </div>
      {rows.error === null ? null : <ProblemAlert error={rows.error} onRetry={rows.retry} />}
      {isEmpty ? (
        <NoMatch view={view} isNarrowed={isNarrowed} />
      ) : (
        <VirtualTable
          label={list?.name ?? t(contacts.deleted ? 'bin.title' : 'title')}
          columns={columns}
          rowCount={rows.isPending && rows.error === null ? AWAITED_ROWS : rows.count}
          isCounted={rows.isCounted}
          rowAt={rows.rowAt}
          rowKey={idOf}
          onSeen={rows.onSeen}
          onSort={onSort}
          onOpen={onOpen}
          {...(maySelect ? { selection: table } : {})}
          topKey={JSON.stringify(contacts)}
          isStale={rows.isStale}
        />
      )}
      {selection === null ? null : (
        <Suspense>
          <BulkBar
            contacts={contacts}
            selection={selection}
            columns={view.columns}
            onClear={clear}
          />
        </Suspense>
      )}
      <StartedActions />
    </>
  );
}

/** Places for rows while it is not known how many there are. */
const AWAITED_ROWS = 12;

function idOf({ contactId }: Contact): string {
  return contactId;
}

/** Ascending, then descending, then as it is usual. */
function nextSort(sort: string, key: string): string {
  if (sort === key) return `-${key}`;
  return sort === `-${key}` && sort !== NEWEST_FIRST ? NEWEST_FIRST : key;
}

function Total({ rows: { total, isStale } }: { readonly rows: ReturnType<typeof useContactRows> }) {
  const { t } = useTranslation(['contacts', 'common']);
  const { number } = useFormat();
  if (total === null || isStale) return <span className={classes.total} />;
  return (
    <span className={classes.total} role="status">
      {total.exact
        ? t('total', { count: total.count, number: number(total.count) })
        : t('totalMore', { number: number(total.count) })}
    </span>
  );
}

function NoMatch({
  view,
  isNarrowed,
}: {
  readonly view: ContactsView;
  readonly isNarrowed: boolean;
}) {
  const { t } = useTranslation(['contacts', 'common']);
  const what = isNarrowed ? 'noMatch' : view.contacts.deleted ? 'bin.empty' : 'listEmpty';
  return (
    <EmptyState
      icon={SearchX}
      title={t(`${what}.title`)}
      text={t(`${what}.text`)}
      action={
        isNarrowed ? (
          <Button variant="default" onClick={() => view.change({ filter: [], search: '' })}>
            {t('noMatch.clear')}
          </Button>
        ) : undefined
      }
    />
  );
}
