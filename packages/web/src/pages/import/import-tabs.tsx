import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Import, issuesQuery } from '../../api/imports.ts';
import { useFormat } from '../../parts/format.ts';
import { ImportRows } from '../../parts/import-rows.tsx';
import { rowFilterWords } from '../../parts/row-filter-words.ts';
import { IMPORT_TABS, type ImportTab, rowFilterOf } from './import-search.ts';
import { IssuesTab } from './issues-tab.tsx';
import { SettingsTab } from './settings-tab.tsx';

const route = getRouteApi('/app/imports/$importId');

/** The rows of an import, what was found in them, and how it was set up. */
export function ImportTabs({ standing }: { readonly standing: Import }) {
  const { t } = useTranslation('review');
  const { number } = useFormat();
  const { tab = 'rows' } = route.useSearch();
  const navigate = route.useNavigate();
  const counted = (name: ImportTab): string => {
    const count =
      name === 'errors' ? standing.counts.failed : name === 'warnings' ? standing.warnings : 0;
    return count === 0 ? t(`page.tabs.${name}`) : `${t(`page.tabs.${name}`)} (${number(count)})`;
  };
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      onChange={(next) => {
        const known = IMPORT_TABS.find((one) => one === next);
        if (known !== undefined) void navigate({ search: { tab: known } });
      }}
    >
      <Tabs.List mb="md">
        {IMPORT_TABS.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {counted(name)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="rows">
        <RowsTab standing={standing} />
      </Tabs.Panel>
      <Tabs.Panel value="errors">
        <IssuesTab importId={standing.importId} which="errors" />
      </Tabs.Panel>
      <Tabs.Panel value="warnings">
        <IssuesTab importId={standing.importId} which="warnings" />
      </Tabs.Panel>
      <Tabs.Panel value="settings">
        <SettingsTab standing={standing} />
      </Tabs.Panel>
    </Tabs>
  );
}

function RowsTab({ standing }: { readonly standing: Import }) {
  const { t } = useTranslation('review');
  const { importId, rows, appliedTo } = standing;
  const navigate = route.useNavigate();
  const filter = rowFilterOf(route.useSearch(), standing);
  const isOfCode = filter.code !== undefined;
  const groups = useQuery({ ...issuesQuery(importId), enabled: isOfCode }).data ?? [];
  return (
    <ImportRows
      importId={importId}
      filter={filter}
      filterLabel={rowFilterWords(filter, { groups, t })}
      total={rows}
      appliedTo={appliedTo}
      onClearFilter={() => void navigate({ search: { tab: 'rows' } })}
    />
  );
}
