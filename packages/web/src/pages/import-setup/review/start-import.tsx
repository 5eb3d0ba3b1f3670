import { Button, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Import, useImportStep } from '../../../api/imports.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { FooterActions } from '../footer-actions.tsx';

/** Starts the import once it is confirmed; the button says what it will do. */
export function StartImport({
  standing: { importId, counts },
  isConfirmed,
}: {
  readonly standing: Import;
  readonly isConfirmed: boolean;
}) {
  const { t } = useTranslation('review');
  const step = useImportStep(importId);
  const words = startWords(counts, t);
  return (
    <>
      <ProblemAlert error={step.error} />
      {words === null ? null : (
        <FooterActions>
          {isConfirmed ? null : (
            <Text size="sm" id="start-reason" visibleFrom="xs">
              {t('review.tickFirst')}
            </Text>
          )}
          <Button
            disabled={!isConfirmed}
            aria-describedby={isConfirmed ? undefined : 'start-reason'}
            loading={step.isPending}
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
