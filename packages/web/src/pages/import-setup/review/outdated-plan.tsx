import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Import, isOutdatedPlan, type useImportStep } from '../../../api/imports.ts';

/** Says that contacts have changed since the rows were decided, and lets one decide what to do. */
export function OutdatedPlan({
  standing: { failure, counts },
  step,
  isConfirmed,
}: {
  readonly standing: Import;
  readonly step: ReturnType<typeof useImportStep>;
  readonly isConfirmed: boolean;
}) {
  const { t } = useTranslation('review');
  const place = useRef<HTMLDivElement>(null);
  const isRefused = isOutdatedPlan(step.error);
  useEffect(() => {
    // The button that it was refused to may be far below.
    if (isRefused) place.current?.scrollIntoView({ block: 'center' });
  }, [isRefused]);
  const canStart = counts.created + counts.updated > 0;
  const planAgain = (): void => {
    // The button goes with this plan; whoever uses the keyboard goes on in the step.
    place.current?.closest<HTMLElement>('section[tabindex]')?.focus({ preventScroll: true });
    step.mutate('plan');
  };
  return (
    <Alert
      ref={place}
      role="alert"
      color="orange"
      icon={<TriangleAlert size={18} aria-hidden />}
      title={t('review.outdated.title')}
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm">
          {t('review.outdated.text')} {canStart ? t('review.outdated.choice') : null}
        </Text>
        {failure === null ? null : (
          <Text size="sm">
            {t('review.stopped')}: {failure.sentence}
          </Text>
        )}
        <Group gap="xs">
          <Button
            size="xs"
            disabled={step.isPending && step.variables !== 'plan'}
            loading={step.isPending && step.variables === 'plan'}
            onClick={planAgain}
          >
            {t('review.outdated.again')}
          </Button>
          {canStart ? (
            <Button
              size="xs"
              variant="default"
              disabled={!isConfirmed || (step.isPending && step.variables !== 'applyAnyway')}
              aria-describedby={isConfirmed ? undefined : 'anyway-reason'}
              loading={step.isPending && step.variables === 'applyAnyway'}
              onClick={() => step.mutate('applyAnyway')}
            >
              {t('review.outdated.anyway')}
            </Button>
          ) : null}
          {canStart && !isConfirmed ? (
            <Text size="sm" id="anyway-reason">
              {t('review.outdated.tickFirst')}
            </Text>
          ) : null}
        </Group>
      </Stack>
    </Alert>
  );
}
