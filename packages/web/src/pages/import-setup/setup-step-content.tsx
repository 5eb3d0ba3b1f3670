import { Suspense } from 'react';
import type { Draft } from '../../api/drafts.ts';
import { PageLoading } from '../../parts/page-loading.tsx';
import { lazyPart } from '../../parts/lazy-part.ts';
import type { SetupStep } from './setup-search.ts';

const WhatStep = lazyPart(async () => (await import('./what/what-step.tsx')).WhatStep);
const FileStep = lazyPart(async () => (await import('./file/file-step.tsx')).FileStep);
const ColumnsStep = lazyPart(async () => (await import('./columns/columns-step.tsx')).ColumnsStep);
const FollowUpStep = lazyPart(
  async () => (await import('./follow-up/follow-up-step.tsx')).FollowUpStep,
);
const ReviewStep = lazyPart(async () => (await import('./review/review-step.tsx')).ReviewStep);

/** A step of the wizard; each is loaded when it is first come to. */
export function SetupStepContent({
  importId,
  step,
  draft,
  onGo,
}: {
  readonly importId: string;
  readonly step: SetupStep;
  readonly draft: Draft;
  readonly onGo: (step: SetupStep) => void;
}) {
  return (
    <Suspense fallback={<PageLoading />}>
      <Step importId={importId} step={step} draft={draft} onGo={onGo} />
    </Suspense>
  );
}

function Step({ importId, step, draft, onGo }: Parameters<typeof SetupStepContent>[0]) {
  const { preview } = draft;
  if (step === 'review') return <ReviewStep importId={importId} onGo={onGo} />;
  if (preview === undefined) return <PageLoading />;
  if (step === 'follow-up') return <FollowUpStep draft={draft} preview={preview} />;
  if (step === 'columns') return <ColumnsStep draft={draft} preview={preview} />;
  if (step === 'file') return <FileStep draft={draft} preview={preview} />;
  return <WhatStep draft={draft} preview={preview} />;
}
