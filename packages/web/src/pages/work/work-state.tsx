import { Badge, Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isUnderWay, type Work } from '../../api/work.ts';
import { useFormat } from '../../parts/format.ts';
import { type Standing, standingOf } from './standing-of.ts';

/** Where a piece of long work stands, with how far it is while it goes on. */
export function WorkState({ work }: { readonly work: Work }) {
  const { t } = useTranslation('imports');
  const { percent, duration } = useFormat();
  const standing = standingOf(work);
  const share = isUnderWay(work) ? shareOf(work) : null;
  const etaMs = work.progress?.etaMs ?? null;
  return (
    <>
      <Group gap="xs" wrap="nowrap">
        <Badge variant="light" color={COLORS[standing]} tt="none" fw={500}>
          {t(`state.${standing}`)}
        </Badge>
        {share === null ? null : (
          <Text size="xs" c="dimmed" truncate>
            {percent(share)}
            {etaMs === null ? '' : ` · ${t('timeLeft', { time: duration(etaMs) })}`}
          </Text>
        )}
      </Group>
      {share === null ? null : (
        <Progress value={share * 100} size={4} mt={6} aria-label={t('progress')} />
      )}
      {standing === 'failed' && work.failure !== null ? (
        <Text size="xs" mt={4} lineClamp={2} title={work.failure.sentence}>
          {work.failure.sentence}
        </Text>
      ) : null}
    </>
  );
}

function shareOf({ progress, total, counts, kind }: Work): number | null {
  if (kind === 'import') {
    const rows = progress?.total ?? 0;
    return rows === 0 ? null : Math.min(1, (progress?.done ?? 0) / rows);
  }
  if (total === null || total === 0) return null;
  const met = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return Math.min(1, met / total);
}

const COLORS = {
  draft: 'gray',
  waiting: 'gray',
  reading: 'accent',
  planning: 'accent',
  planned: 'accent',
  applying: 'accent',
  replanning: 'accent',
  undoing: 'accent',
  redoing: 'accent',
  running: 'accent',
  ending: 'gray',
  done: 'green',
  undone: 'gray',
  paused: 'yellow',
  stopped: 'yellow',
  cancelled: 'gray',
  discarded: 'gray',
  failed: 'red',
} as const satisfies Record<Standing, string>;
