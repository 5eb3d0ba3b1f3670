import { Alert, Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CirclePause } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type Import, previewQuery, useImportStep } from '../../../api/imports.ts';
import { useFormat } from '../../../parts/format.ts';
import { ImportProgress } from '../../../parts/import-progress.tsx';
import { PageLoading } from '../../../parts/page-loading.tsx';
import { problemSentence } from '../../../parts/problem-sentence.ts';
import { StepContent } from '../wizard-frame.tsx';

/** Has every row decided: begins by itself, shows how far it is, and says when it cannot be done. */
export function Planning({ standing }: { readonly standing: Import }) {
  const { importId, state, wanted, halt, failure } = standing;
  const { t } = useTranslation('review');
  const step = useImportStep(importId);
  const { mutate, isIdle } = step;
  const arriving = useArriving(importId, state === 'draft');
  const isToBegin = state === 'draft' && wanted === null && isIdle && arriving === 'all';
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
  if (arriving === null) return <PageLoading />;
  return (
    <StepContent width={760}>
      {arriving === 'all' ? (
        <ImportProgress
          standing={standing}
          note={`${t('progress.nothingYet')} ${t('progress.leave')}`}
        />
      ) : (
        <Alert color="accent">{t('review.arriving', arriving)}</Alert>
      )}
    </StepContent>
  );
}

/** How much of a draft's file has arrived; null while that is not known. */
function useArriving(
  importId: string,
  isDraft: boolean,
): 'all' | { readonly received: string; readonly size: string } | null {
  const { t } = useTranslation();
  const { bytes } = useFormat();
  const { data } = useQuery({
    ...previewQuery(importId),
    enabled: isDraft,
    refetchInterval: ({ state }) => (state.data?.file.isWhole === false ? 1_000 : false),
  });
  if (!isDraft) return 'all';
  if (data === undefined) return null;
  const { isWhole, received, size } = data.file;
  if (isWhole) return 'all';
  return { received: bytes(received), size: size === null ? t('unknown') : bytes(size) };
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
