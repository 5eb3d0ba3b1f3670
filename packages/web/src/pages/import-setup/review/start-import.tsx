import { Button, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Import, isOutdatedPlan, type useImportStep } from '../../../api/imports.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { FooterActions } from '../footer-actions.tsx';

/** Starts the import once it is confirmed; the button says what it will do. */
export function StartImport({
  standing: { counts },
  step,
  isConfirmed,
  isOutdated,
}: {
  readonly standing: Import;
  readonly step: ReturnType<typeof useImportStep>;
  readonly isConfirmed: boolean;
  /** It would not do what it says, and is started elsewhere if at all. */
  readonly isOutdated: boolean;
}) {
  const { t } = useTranslation('review');
  const isReady = isConfirmed && !isOutdated;
  const words = startWords(counts, t);
  return (
    <>
      <ProblemAlert error={isOutdated && isOutdatedPlan(step.error) ? null : step.error} />
      {words === null ? null : (
        <FooterActions>
          {isReady ? null : (
            <Text size="sm" id="start-reason" visibleFrom="xs">
              {t(isOutdated ? 'review.outdated.startAbove' : 'review.tickFirst')}
            </Text>
          )}
          <Button
            disabled={!isReady}
            aria-describedby={isReady ? undefined : 'start-reason'}
            loading={step.isPending && step.variables === 'apply'}
            onClick={() => step.mutate('apply')}
          >
            {words}
          </Button>
        </FooterActions>
      )}
    </>
  );
}

/** null: nothing would be done. */
function startWords({ created, updated }: Import['counts'], t: TFunction<'review'>): string | null {
  if (created > 0 && updated > 0) return t('review.createAndUpdate', { created, count: updated });
  if (created > 0) return t('review.createContacts', { count: created });
  return updated > 0 ? t('review.updateContacts', { count: updated }) : null;
}
