import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Navigate, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { useDraft } from '../../api/drafts.ts';
import { type Import, importQuery, previewQuery, useIsStepAsked } from '../../api/imports.ts';
import { useMay } from '../../api/session.ts';
import { NoPermission } from '../../parts/no-permission.tsx';
import { PageLoading } from '../../parts/page-loading.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { firstStep, whyClosed, whyNotOn } from './open-steps.ts';
import { SavingNotice } from './saving-notice.tsx';
import { SETUP_STEPS, type SetupStep } from './setup-search.ts';
import { SetupStepContent } from './setup-step-content.tsx';
import { WizardFrame } from './wizard-frame.tsx';

const route = getRouteApi('/app/imports/$importId/setup');

/** The wizard of an import that has its file, or some of it. */
export function SetupPage() {
  const { importId } = route.useParams();
  const mayImport = useMay('imports.write');
  const query = useQuery(importQuery(importId));
  if (!mayImport) return <NoPermission isPage />;
  return (
    <QueryContent isPage query={query}>
      {(one) => <Setup key={importId} one={one} />}
    </QueryContent>
  );
}

function Setup({ one }: { readonly one: Import }) {
  const { importId, state, file } = one;
  const { t } = useTranslation('wizard');
  const { step: asked } = route.useSearch();
  const router = useRouter();
  const navigate = route.useNavigate();
  const isDraft = state === 'draft';
  const draft = useDraft(importId, { isDraft, isSettled: asked === 'review' });
  const goTo = async (step: SetupStep, replace = false): Promise<void> =>
    navigate({ search: (search) => ({ ...search, step }), replace });
  const reopen = useReopen(importId, goTo);
  const isLeaving = useReviewLeft(importId, { asked, isDraft, reopen });
  const { preview } = draft;
  const goOn = useMutation({
    // What was saved last may be what keeps one from going on.
    mutationFn: async (to: SetupStep) => {
      const { href } = router.latestLocation;
      const saved = await draft.whenSaved();
      // Whoever has gone elsewhere since stays there.
      if (router.latestLocation.href !== href) return;
      const before = SETUP_STEPS[SETUP_STEPS.indexOf(to) - 1] ?? to;
      if (saved === null || whyNotOn(before, { preview: saved, saving: 'saved' }, t) !== null)
        return;
      await goTo(to);
    },
  });
  if (!isDraft && state !== 'staging' && state !== 'planned')
    return <Navigate to="/imports/$importId" params={{ importId }} replace />;
  const isMissing = isDraft && preview === undefined;
  if (isMissing && draft.error !== null)
    return <ProblemAlert error={draft.error} onRetry={draft.retry} />;
  const isReopening = reopen.isPending || isLeaving;
  const isComing = isMissing || isReopening;
  if (isComing && asked === undefined) return <PageLoading />;
  const standing = preview && { preview, saving: draft.saving.state };
  const closed = (step: SetupStep): string | null =>
    standing === undefined ? null : whyClosed(step, standing, t);
  const current = preview === undefined ? 'review' : (asked ?? firstStep(preview));
  // The frame stays where one goes back from the review, and with it the keyboard's place.
  const step = isComing ? (asked ?? current) : current;
  // Steps that lead nowhere yet are not gone to by their address either.
  const leadsElsewhere = !isComing && (step !== asked || closed(step) !== null);
  if (leadsElsewhere) {
    const to = closed(step) === null ? step : lastOpen(step, closed);
    return (
      <Navigate
        from="/imports/$importId/setup"
        to="."
        search={(search) => ({ ...search, step: to })}
        replace
      />
    );
  }
  const at = SETUP_STEPS.indexOf(step);
  const next = SETUP_STEPS[at + 1];
  const previous = SETUP_STEPS[at - 1];
  const reason = standing === undefined ? null : whyNotOn(step, standing, t);
  const go = (to: SetupStep): void => {
    if (isReopening) return;
    if (!isDraft) reopen.mutate(to);
    // What is planned is what was saved.
    else if (to === 'review') goOn.mutate(to);
    else void goTo(to);
  };
  return (
    <WizardFrame
      title={file.name}
      current={step}
      openSteps={new Set(SETUP_STEPS.filter((one_) => !isComing && closed(one_) === null))}
      onGo={go}
      onBack={previous === undefined ? null : () => go(previous)}
      wayOn={
        next === undefined
          ? null
          : { go: () => goOn.mutate(next), reason, isBusy: goOn.isPending || isComing }
      }
      notice={<SavingNotice saving={draft.saving} problem={reopen.error} />}
    >
      {isComing ? (
        <PageLoading />
      ) : (
        <SetupStepContent importId={importId} step={step} draft={draft} onGo={go} />
      )}
    </WizardFrame>
  );
}

/** The step that can be gone to and is nearest to the end. */
function lastOpen(wanted: SetupStep, closed: (step: SetupStep) => string | null): SetupStep {
  const before = SETUP_STEPS.slice(0, SETUP_STEPS.indexOf(wanted));
  return before.findLast((step) => closed(step) === null) ?? 'file';
}

/** Makes a draft again of what is planned, and goes to one of its steps; null: one is there. */
function useReopen(importId: string, goTo: (step: SetupStep, replace?: boolean) => Promise<void>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (_step: SetupStep | null) => api.reopenImport({ params: { importId } }),
    onError: async () => goTo('review', true),
    onSuccess: async (reopened, step) => {
      if (step !== null) await goTo(step);
      queryClient.removeQueries(previewQuery(importId));
      queryClient.setQueryData(importQuery(importId).queryKey, reopened);
    },
  });
}

/** Whoever goes from the review to another step by the browser's Back makes a draft again, too. */
function useReviewLeft(
  importId: string,
  {
    asked,
    isDraft,
    reopen: { mutate },
  }: {
    readonly asked: SetupStep | undefined;
    readonly isDraft: boolean;
    readonly reopen: ReturnType<typeof useReopen>;
  },
): boolean {
  const [shown, setShown] = useState(asked);
  const isAsked = useIsStepAsked(importId);
  // Where one comes to the page by the address of a step, the plan is not given up unasked.
  const isLeaving = !isDraft && shown === 'review' && asked !== undefined && asked !== 'review';
  // A draft that the review has just asked to be planned is none in a moment.
  const mayBeLeaving = isLeaving || (shown === 'review' && isAsked);
  if (shown !== asked && !mayBeLeaving) setShown(asked);
  useEffect(() => {
    if (isLeaving) mutate(null);
  }, [isLeaving, mutate]);
  return isLeaving;
}
