import { MusterError } from '../errors.ts';
import type { ImportSummary } from '../imports/report-summary.ts';
import { runVisibly, type VisibleWork } from './run-visibly.ts';
import type { AgreedPlan, Workspace } from './workspace.ts';

/** What a person says to a plan: whatever changes meanwhile, or only as it was shown. */
export type Answer = 'import' | 'import_all_the_same' | 'leave';

/** How a plan comes before a person. */
interface Screen {
  /** `isAgain`: contacts have changed since the plan before, which was shown too. */
  readonly show: (summary: ImportSummary, isAgain: boolean) => void;
  readonly ask: (summary: ImportSummary, isAgain: boolean) => Promise<Answer>;
}

/**
 * Applies a plan that a person agrees to. Where contacts have changed while they thought, it is planned
 * again, and asked about again. What changes nothing is not asked about.
 *
 * @throws MusterError `version_conflict` where somebody else has gone on with the import.
 */
export async function applyIfAgreed(
  visible: VisibleWork & { readonly workspace: Workspace },
  planned: ImportSummary,
  { show, ask }: Screen,
): Promise<{ readonly summary: ImportSummary; readonly isApplied: boolean }> {
  const { importId } = planned;
  const { workspace } = visible;
  const work = { ...visible, importId };
  for (let summary = planned, isAgain = false; ; isAgain = true) {
    show(summary, isAgain);
    const isNothing = summary.created + summary.updated === 0;
    const answer = isNothing ? 'import_all_the_same' : await ask(summary, isAgain);
    if (answer === 'leave') return { summary, isApplied: false };
    const agreed: AgreedPlan = {
      planVersion: summary.planVersion,
      ifChanged: answer === 'import' ? 'refuse' : 'plan_anew',
    };
    try {
      const applied = await runVisibly(work, (watcher) =>
        workspace.runImport(importId, watcher, agreed),
      );
      return { summary: applied, isApplied: true };
    } catch (error) {
      if (!(error instanceof MusterError && error.code === 'plan_outdated')) throw error;
      summary = await runVisibly(work, (watcher) => workspace.planAgain(importId, watcher));
    }
  }
}
