import { Button, CloseButton, Group, Progress, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type BulkAction,
  bulkActionQuery,
  hasEnded,
  putAway,
  useNoteEnd,
  useStartedActions,
} from '../api/bulk-actions.ts';
import { fileLink } from '../api/page-headers.ts';
import { useFormat } from './format.ts';
import { LinkButton } from './link-button.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import classes from './bulk-progress.module.css';

/**
 * The bulk actions that were just started: how far they are, and what came of them. One that went
 * well makes room when the next one is there; what failed, or waits to be downloaded, stays.
 */
export function StartedActions() {
  return useStartedActions().map((id, at) => (
    <BulkProgress key={id} bulkActionId={id} isLatest={at === 0} />
  ));
}

/** How far a bulk action is; what shows contacts is loaded again when it ends. */
function BulkProgress({
  bulkActionId,
  isLatest,
}: {
  readonly bulkActionId: string;
  readonly isLatest: boolean;
}) {
  const { t } = useTranslation(['lists', 'common']);
  const { data: action, error, refetch } = useQuery(bulkActionQuery(bulkActionId));
  useNoteEnd(action);
  const isInTheWay = !isLatest && action !== undefined && wentWell(action);
  useEffect(() => {
    if (isInTheWay) putAway(bulkActionId);
  }, [isInTheWay, bulkActionId]);
  if (action === undefined) {
    return error === null ? null : <ProblemAlert error={error} onRetry={() => void refetch()} />;
  }
  return (
    <div className={classes.strip}>
      <BulkProgressLine action={action} />
      <Group gap="xs" wrap="nowrap">
        {action.file === null ? null : (
          <Button component="a" href={fileAddress(bulkActionId)} download size="compact-sm">
            {t('common:download')}
          </Button>
        )}
        <LinkButton
          to="/bulk-actions/$bulkActionId"
          params={{ bulkActionId }}
          variant="default"
          size="compact-sm"
        >
          {t('bulk.details')}
        </LinkButton>
        <CloseButton
          size="sm"
          aria-label={t('bulk.putAway')}
          onClick={() => putAway(bulkActionId)}
        />
      </Group>
    </div>
  );
}

function wentWell({ state, counts, file }: BulkAction): boolean {
  return state === 'done' && counts.failed === 0 && file === null;
}

/** Where the file of an export is downloaded from. */
export function fileAddress(bulkActionId: string): string {
  return fileLink(`/api/v1/bulk-actions/${bulkActionId}/file`);
}

/** How far a bulk action is, or how it ended, in a sentence with a bar. */
export function BulkProgressLine({ action }: { readonly action: BulkAction }) {
  const { t } = useTranslation(['lists', 'common']);
  const { number } = useFormat();
  const { kind, state, counts, total } = action;
  const done = counts.changed + counts.unchanged + counts.failed;
  const isEnded = hasEnded(action);
  const sentence = isEnded
    ? outcome()
    : total === null
      ? t(`bulk.running.${kind}`)
      : t('bulk.runningOf', {
          what: t(`bulk.running.${kind}`),
          done: number(Math.min(done, total)),
          total: number(total),
        });
  function outcome(): string {
    if (state === 'failed') return action.problem ?? t('bulk.state.failed');
    const parts = [
      t(`bulk.changed.${kind}`, { count: counts.changed, number: number(counts.changed) }),
    ];
    if (counts.unchanged > 0) parts.push(t('bulk.unchanged', { number: number(counts.unchanged) }));
    if (counts.failed > 0) parts.push(t('bulk.failed', { number: number(counts.failed) }));
    const text = parts.join(' · ');
    return state === 'cancelled' ? t('bulk.cancelledAfter', { text }) : text;
  }
  const share = total === null || total === 0 ? (isEnded ? 1 : 0) : done / total;
  return (
    <div className={classes.line}>
      <Text size="sm" role="status">
        {sentence}
      </Text>
      <Progress
        value={(state === 'done' ? 1 : Math.min(share, 1)) * 100}
        size={4}
        color={COLORS[state] ?? 'accent'}
        aria-label={sentence}
        animated={!isEnded && total === null}
      />
    </div>
  );
}

const COLORS: Readonly<Record<string, string>> = {
  done: 'green',
  failed: 'red',
  cancelled: 'gray',
};
