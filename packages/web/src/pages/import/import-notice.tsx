import { Alert, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Import, useImportStep } from '../../api/imports.ts';
import { useMay } from '../../api/session.ts';
import { ImportProgress } from '../../parts/import-progress.tsx';
import { importStatus } from '../../parts/import-status.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { importChoices } from './import-choices.ts';
import { useConfirmedStep } from './use-confirmed-step.tsx';

/** What is being done with an import, or what it waits for; nothing for one that is done. */
export function ImportNotice({ standing }: { readonly standing: Import }) {
  const { importId, halt, failure } = standing;
  const { t } = useTranslation('review');
  const step = useImportStep(importId);
  const ask = useConfirmedStep(standing, step);
  const mayImport = useMay('imports.write');
  const choices = importChoices(standing);
  const status = importStatus(standing);
  const actions = mayImport ? (
    <>
      {choices.isBusy ? (
        <Button
          variant="default"
          size="xs"
          loading={step.isPending}
          onClick={() => step.mutate('pause')}
        >
          {t('step.pause')}
        </Button>
      ) : null}
      {choices.resume || choices.applyRest ? (
        <Button size="xs" loading={step.isPending} onClick={() => step.mutate('resume')}>
          {t(choices.applyRest ? 'step.apply' : 'step.resume')}
        </Button>
      ) : null}
      {choices.isBusy || choices.cancel ? (
        <Button variant="default" size="xs" disabled={step.isPending} onClick={() => ask('cancel')}>
          {t('step.cancel')}
        </Button>
      ) : null}
    </>
  ) : null;
  const isWorking = ['planning', 'applying', 'undoing', 'redoing'].includes(status);
  const text = noticeOf(standing);
  // What stopped it is said, whatever was made of it since.
  const failed = failure !== null && halt === null && !choices.isBusy ? failure.sentence : null;
  return (
    <>
      {step.error === null ? null : <ProblemAlert error={step.error} />}
      {isWorking ? (
        <ImportProgress standing={standing} note={t('progress.leave')} actions={actions} />
      ) : text === null && failed === null ? null : (
        <Alert
          color={COLORS[status] ?? 'gray'}
          role="status"
          title={
            failed === null || text !== null
              ? t(text?.[0] ?? 'page.stoppedTitle')
              : t('page.stoppedTitle')
          }
        >
          {failed === null ? null : <div>{failed}</div>}
          {text === null ? null : <div>{t(text[1])}</div>}
          <Group gap="xs" mt="sm">
            {actions}
            <Onwards standing={standing} />
          </Group>
        </Alert>
      )}
    </>
  );
}

const COLORS: Readonly<Record<string, string>> = { stopped: 'red', paused: 'yellow' };

/** Leads on to the wizard. */
function Onwards({ standing: { importId, state } }: { readonly standing: Import }) {
  const { t } = useTranslation('review');
  const mayImport = useMay('imports.write');
  if (!mayImport || (state !== 'draft' && state !== 'planned')) return null;
  return (
    <LinkButton to="/imports/$importId/setup" params={{ importId }} size="xs">
      {t(state === 'draft' ? 'step.continue' : 'step.review')}
    </LinkButton>
  );
}

/** Title and text; null where there is nothing to say. */
function noticeOf(standing: Import) {
  switch (importStatus(standing)) {
    case 'draft':
      return ['page.draftTitle', 'page.draftText'] as const;
    case 'planned':
      return ['page.plannedTitle', 'page.plannedText'] as const;
    case 'paused':
      return ['planned', 'staging'].includes(standing.state)
        ? (['page.pausedTitle', 'page.pausedEarly'] as const)
        : (['page.pausedTitle', 'page.pausedText'] as const);
    case 'stopped':
      return ['page.stoppedTitle', 'page.stoppedText'] as const;
    case 'discarded':
      return ['page.discardedTitle', 'page.discardedText'] as const;
    case 'cancelled':
      return importChoices(standing).undo || importChoices(standing).applyRest
        ? (['page.cancelledTitle', 'page.cancelledText'] as const)
        : (['page.cancelledTitle', 'page.cancelledEarly'] as const);
    default:
      return null;
  }
}
