import { Group, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lastImportsQuery, type Work } from '../../api/work.ts';
import { Card } from '../../parts/card.tsx';
import { useFormat } from '../../parts/format.ts';
import { OUTCOMES } from '../../parts/outcomes.ts';
import { QueryContent } from '../../parts/query-content.tsx';
import { byImport, byTime, type Figures } from './figures.ts';
import { FiguresChart } from './figures-chart.tsx';
import { FiguresTable } from './figures-table.tsx';
import classes from './work-stats.module.css';

/** What became of the rows of the last imports, import by import or over time, as a chart or a table. */
export function WorkStats() {
  const { t } = useTranslation('imports');
  const query = useQuery(lastImportsQuery);
  return (
    <div className={classes.stats}>
      <Card title={t('stats.title')}>
        <QueryContent query={query} loading={<Loading />}>
          {(imports) =>
            imports.length === 0 ? (
              <Text c="dimmed">{t('stats.none')}</Text>
            ) : (
              <Shown imports={imports} />
            )
          }
        </QueryContent>
      </Card>
    </div>
  );
}

function Loading() {
  const { t } = useTranslation();
  return <Skeleton className={classes.place} role="status" aria-label={t('loading')} />;
}

function Shown({ imports }: { readonly imports: readonly Work[] }) {
  const { t, i18n } = useTranslation('imports');
  const { number } = useFormat();
  const [by, setBy] = useState<'import' | 'time'>('import');
  const [as, setAs] = useState<'chart' | 'table'>('chart');
  const figures = by === 'import' ? byImport(imports) : byTime(imports, i18n.language);
  const total = (outcome: keyof Figures['counts']): number =>
    imports.reduce((sum, { counts }) => sum + (counts[outcome] ?? 0), 0);
  return (
    <>
      <dl className={classes.totals}>
        <div>
          <dt>{t('stats.imports')}</dt>
          <dd>{number(imports.length)}</dd>
        </div>
        {OUTCOMES.map((outcome) => (
          <div key={outcome}>
            <dt>{t(`word.${outcome}`)}</dt>
            <dd>{number(total(outcome))}</dd>
          </div>
        ))}
      </dl>
      <Group justify="space-between" gap="xs" mb="sm">
        <SegmentedControl
          size="xs"
          aria-label={t('stats.by')}
          data={[
            { value: 'import', label: t('stats.byImport') },
            { value: 'time', label: t('stats.byTime') },
          ]}
          value={by}
          onChange={(value) => setBy(value)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('stats.as')}
          data={[
            { value: 'chart', label: t('stats.chart') },
            { value: 'table', label: t('stats.table') },
          ]}
          value={as}
          onChange={(value) => setAs(value)}
        />
      </Group>
      {as === 'chart' ? <FiguresChart figures={figures} /> : <FiguresTable figures={figures} />}
      {by === 'import' && imports.length > figures.length ? (
        <Text size="xs" c="dimmed" mt="xs">
          {t('stats.last', { count: figures.length })}
        </Text>
      ) : null}
    </>
  );
}
