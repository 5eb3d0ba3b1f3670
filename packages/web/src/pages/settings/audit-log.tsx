import { Group, Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AuditEntry, type AuditFilter, auditQuery } from '../../api/audit.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { LoadMore } from '../../parts/load-more.tsx';
import { Page } from '../../parts/page.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { AUDITED_ACTIONS } from './audit/audited-actions.ts';
import { AuditTable } from './audit/audit-table.tsx';

/** Who did what in the account, and when; more is loaded as one scrolls. */
export function AuditLog() {
  const { t } = useTranslation('people');
  const [filter, setFilter] = useState<AuditFilter>({ action: null, actorId: null });
  const query = useInfiniteQuery(auditQuery(filter));
  const seen = useInfiniteQuery(auditQuery({ action: null, actorId: null })).data?.pages ?? [];
  const actions = AUDITED_ACTIONS.map((value) => ({ value, label: t(`did.${value}`) }));
  return (
    <Page title={t('audit.title')} description={t('audit.text')}>
      <Group gap="sm" mb="md">
        <Select
          w={280}
          maw="100%"
          searchable
          clearable
          aria-label={t('audit.action')}
          placeholder={t('audit.anyAction')}
          nothingFoundMessage={t('audit.noAction')}
          data={actions.toSorted((one, other) => one.label.localeCompare(other.label))}
          value={filter.action}
          onChange={(action) => setFilter({ ...filter, action })}
        />
        <Select
          w={240}
          maw="100%"
          searchable
          clearable
          aria-label={t('audit.actor')}
          placeholder={t('audit.anybody')}
          nothingFoundMessage={t('audit.nobody')}
          data={actorsOf(seen.flatMap(({ items }) => items))}
          value={filter.actorId}
          onChange={(actorId) => setFilter({ ...filter, actorId })}
        />
      </Group>
      <QueryContent query={query}>
        {({ pages }) => {
          const entries = pages.flatMap(({ items }) => items);
          if (entries.length === 0)
            return (
              <EmptyState icon={ScrollText} title={t('audit.none')} text={t('audit.noneText')} />
            );
          return (
            <>
              <AuditTable entries={entries} />
              <LoadMore query={query} />
            </>
          );
        }}
      </QueryContent>
    </Page>
  );
}

/** Whoever did something, by the name that they had last. */
function actorsOf(entries: readonly AuditEntry[]) {
  const names = new Map(entries.toReversed().map(({ actor: { id, name } }) => [id, name]));
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
}
