import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../parts/format.ts';
import { OUTCOMES } from '../../parts/outcomes.ts';
import type { Figures } from './figures.ts';

/** Rows by outcome as stacked bars; the table says the same for those who do not see it. */
export function FiguresChart({ figures }: { readonly figures: readonly Figures[] }) {
  const { t } = useTranslation('imports');
  const { number } = useFormat();
  return (
    <div role="img" aria-label={t('stats.chartLabel')}>
      <BarChart
        h={220}
        data={figures.map(({ key, label, counts }) => ({ key, label, ...counts }))}
        dataKey="label"
        type="stacked"
        series={OUTCOMES.map((outcome) => ({
          name: outcome,
          label: t(`word.${outcome}`),
          color: COLORS[outcome],
        }))}
        valueFormatter={number}
        withLegend
        legendProps={{ itemSorter: null }}
        withBarValueLabel={false}
        maxBarWidth={44}
        barChartProps={{ accessibilityLayer: false }}
        barProps={{ isAnimationActive: false }}
        xAxisProps={{ tickFormatter: short, interval: 'preserveStartEnd' }}
        tooltipAnimationDuration={0}
      />
    </div>
  );
}

/** As the bars of single imports have them. */
const COLORS = {
  created: 'green.6',
  updated: 'accent.5',
  unchanged: 'gray.5',
  skipped: 'yellow.5',
  failed: 'red.6',
} as const;

function short(label: string): string {
  return label.length > 16 ? `${label.slice(0, 15)}…` : label;
}
