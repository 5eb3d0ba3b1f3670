import { Group, Loader, Progress, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Import } from '../api/imports.ts';
import { useFormat } from './format.ts';
import classes from './import-progress.module.css';

/** How far the work on an import is: what is being done, rows, rate and time left. */
export function ImportProgress({
  standing,
  note,
  actions,
}: {
  readonly standing: Import;
  readonly note?: string;
  /** What one can do about it. */
  readonly actions?: ReactNode;
}) {
  const { t } = useTranslation('review');
  const { percent } = useFormat();
  const progress = progressOf(standing);
  const share = shareOf(progress);
  const stage = progress?.stage ?? (standing.wanted === null ? 'elsewhere' : 'waiting');
  const title = stage === 'elsewhere' ? t('progress.elsewhere') : t(`stage.${stage}`);
  return (
    <section className={classes.panel} aria-label={t('progress.label')}>
      <Group justify="space-between" wrap="nowrap" align="center" mih={30}>
        <Group gap={10} wrap="nowrap">
          <Loader size={16} aria-hidden />
          <Text fw={600} role="status">
            {title}
          </Text>
        </Group>
        <Group gap="xs" wrap="nowrap">
          {actions}
        </Group>
      </Group>
      <Progress.Root size={10} my={10}>
        <Progress.Section
          value={share === null ? 100 : share * 100}
          animated={share === null}
          aria-label={title}
          {...(share === null ? {} : { 'aria-valuetext': percent(share) })}
        />
      </Progress.Root>
      <Facts progress={progress} />
      {note === undefined ? null : (
        <Text size="sm" mt={6}>
          {note}
        </Text>
      )}
    </section>
  );
}

/** What was last planned says nothing of applying it, which waits for its turn. */
function progressOf({ state, wanted, progress }: Import): Import['progress'] {
  return state === 'planned' && wanted === 'applied' ? null : progress;
}

function Facts({ progress }: Pick<Import, 'progress'>) {
  const { t } = useTranslation('review');
  const { duration, percent } = useFormat();
  // The line is there before there is something in it: nothing jumps.
  if (progress === null) return <Text size="sm">&nbsp;</Text>;
  const { done, total, rowsPerSecond, etaMs } = progress;
  const share = shareOf(progress);
  const facts = [
    total === null
      ? t('progress.rows', { count: done })
      : t('progress.of', { done: Math.min(done, total), total }),
    ...(share === null ? [] : [percent(share)]),
    ...(rowsPerSecond === null || rowsPerSecond < 1
      ? []
      : [t('progress.rate', { rate: Math.round(rowsPerSecond) })]),
    ...(etaMs === null ? [] : [t('progress.left', { time: duration(etaMs) })]),
  ];
  return (
    <Text size="sm" className={classes.facts}>
      {facts.join(' · ')}
    </Text>
  );
}

/** null while it is not known how much there is. */
function shareOf(progress: Import['progress']): number | null {
  if (progress === null || progress.total === null) return null;
  if (progress.total === 0) return 1;
  return Math.min(progress.done / progress.total, 1);
}
