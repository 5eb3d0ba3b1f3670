import { Button, SegmentedControl, Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ChartColumn, Upload } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { Page } from '../../parts/page.tsx';
import { PageLoading } from '../../parts/page-loading.tsx';
import { lazyPart } from '../../parts/lazy-part.ts';
import { WorkList } from './work-list.tsx';
import { WORK_KINDS } from './work-search.ts';

const WorkStats = lazyPart(async () => (await import('./work-stats.tsx')).WorkStats);

/** Every import, export and change of many contacts: who, when, how far, and what became of it. */
export function WorkPage() {
  const { t } = useTranslation('imports');
  const { kind, stats = false } = useSearch({ from: '/app/imports' });
  const navigate = useNavigate({ from: '/imports' });
  const mayImport = useMay('imports.write');
  const choose = (chosen: string | null): void => {
    const next = WORK_KINDS.find((one) => one === chosen);
    void navigate({
      search: { ...(next === undefined ? {} : { kind: next }), ...(stats ? { stats } : {}) },
    });
  };
  const kinds = [
    { value: ALL, label: t('kinds.all') },
    ...WORK_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })),
  ];
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<ChartColumn size={16} aria-hidden />}
            aria-expanded={stats}
            onClick={() =>
              void navigate({
                search: {
                  ...(kind === undefined ? {} : { kind }),
                  ...(stats ? {} : { stats: true as const }),
                },
              })
            }
          >
            {t(stats ? 'stats.hide' : 'stats.show')}
          </Button>
          {mayImport ? (
            <LinkButton to="/imports/new" leftSection={<Upload size={16} aria-hidden />}>
              {t('import')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      {stats ? (
        <Suspense fallback={<PageLoading />}>
          <WorkStats />
        </Suspense>
      ) : null}
      <SegmentedControl
        visibleFrom="md"
        mb="md"
        aria-label={t('kinds.label')}
        data={kinds}
        value={kind ?? ALL}
        onChange={choose}
      />
      <Select
        hiddenFrom="md"
        mb="md"
        aria-label={t('kinds.label')}
        data={kinds}
        value={kind ?? ALL}
        allowDeselect={false}
        onChange={choose}
      />
      <WorkList kind={kind ?? null} />
    </Page>
  );
}

const ALL = 'all';
