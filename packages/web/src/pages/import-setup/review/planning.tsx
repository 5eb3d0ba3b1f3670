import { Alert, Button, Stack } from '@mantine/core';
import { CircleAlert, CirclePause } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type Import, useImportStep } from '../../../api/imports.ts';
import { ImportProgress } from '../../../parts/import-progress.tsx';
import { problemSentence } from '../../../parts/problem-sentence.ts';
import { StepContent } from '../wizard-frame.tsx';

/** Has every row decided: begins by itself, shows how far it is, and says when it cannot be done. */
export function Planning({ standing }: { readonly standing: Import }) {
  const { importId, state, wanted, halt, failure } = standing;
  const { t } = useTranslation('review');
  const step = useImportStep(importId);
  const { mutate, isIdle } = step;
  const isToBegin = state === 'draft' && wanted === null && isIdle;
  useEffect(() => {
    if (isToBegin) mutate('plan');
  }, [isToBegin, mutate]);
  if (step.error !== null && wanted === null) {
    return (
      <Stopped title={t('review.cannotPlan')} error={step.error} onRetry={() => mutate('plan')} />
    );
  }
  if (wanted === null && halt === 'pause') {
    return <Paused onResume={() => mutate('resume')} isBusy={step.isPending} />;
  }
  if (wanted === null && failure !== null && !step.isPending) {
    return (
      <Stopped
        title={t('review.stopped')}
        sentence={failure.sentence}
        onRetry={() => mutate('plan')}
      />
    );
  }
  return (
    <StepContent width={760}>
      <ImportProgress
        standing={standing}
        note={`${t('progress.nothingYet')} ${t('progress.leave')}`}
      />
    </StepContent>
  );
}

function Stopped({
  title,
  sentence,
  error,
  onRetry,
}: {
  readonly title: string;
  readonly sentence?: string;
  readonly error?: unknown;
  readonly onRetry: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Notice color="red" title={title} action={t('retry')} onAction={onRetry}>
      {sentence ?? problemSentence(error, t)}
    </Notice>
  );
}

function Paused({ onResume, isBusy }: { readonly onResume: () => void; readonly isBusy: boolean }) {
  const { t } = useTranslation('review');
  return (
    <Notice color="gray" action={t('step.resume')} onAction={onResume} isBusy={isBusy}>
      {t('review.paused')}
    </Notice>
  );
}

function Notice({
  color,
  title,
  action,
  onAction,
  isBusy = false,
  children,
}: {
  readonly color: 'red' | 'gray';
  readonly title?: string;
  readonly action: string;
  readonly onAction: () => void;
  readonly isBusy?: boolean;
  readonly children: ReactNode;
}) {
  const Icon = color === 'red' ? CircleAlert : CirclePause;
  return (
    <StepContent width={760}>
      <Alert
        role={color === 'red' ? 'alert' : 'status'}
        color={color}
        title={title}
        icon={<Icon size={18} aria-hidden />}
      >
        <Stack gap="sm" align="flex-start">
          {children}
          <Button variant="default" size="xs" loading={isBusy} onClick={onAction}>
            {action}
          </Button>
        </Stack>
      </Alert>
    </StepContent>
  );
}
