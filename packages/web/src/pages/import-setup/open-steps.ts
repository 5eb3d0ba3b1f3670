import type { TFunction } from 'i18next';
import type { ImportPreview } from '../../api/imports.ts';
import type { Saving } from '../../api/drafts.ts';
import { isUnassigned } from './columns/column-findings.ts';
import type { SetupStep } from './setup-search.ts';

/** A draft as far as it decides where one can go. */
export interface DraftStanding {
  readonly preview: Pick<ImportPreview, 'reading' | 'problems' | 'file' | 'columns' | 'chosen'>;
  readonly saving: Saving['state'];
}

/** Why a step cannot be gone to yet, in a sentence; null: it can. `t` of the namespace `wizard`. */
export function whyClosed(
  step: SetupStep,
  standing: DraftStanding,
  t: TFunction<'wizard'>,
): string | null {
  const { reading, problems, file } = standing.preview;
  if (step === 'what' || step === 'file') return null;
  if (reading === null) return problems[0]?.sentence ?? t('closed.notRead');
  if (hasNoRows({ reading })) return t('closed.noRows');
  // Values for every row can be what is wrong: their step stays open to put them right.
  if (step !== 'review') return null;
  return whyNotPlanned(standing, t) ?? (file.isWhole ? null : t('closed.arriving'));
}

/** Why one cannot go on from a step yet: whatever keeps the import from being planned is put right first. */
export function whyNotOn(
  step: SetupStep,
  standing: DraftStanding,
  t: TFunction<'wizard'>,
): string | null {
  if (step === 'file') return whyClosed('columns', standing, t);
  if (step === 'columns') return unassignedOnly(standing.preview, t) ?? whyNotPlanned(standing, t);
  return step === 'follow-up' ? whyClosed('review', standing, t) : null;
}

/** The step to begin with where the address names none. */
export function firstStep({ reading }: Pick<ImportPreview, 'reading'>): SetupStep {
  return reading === null || hasNoRows({ reading }) ? 'file' : 'columns';
}

/** All of the file is there, and nothing stands below its header. */
export function hasNoRows({ reading }: Pick<ImportPreview, 'reading'>): boolean {
  return reading !== null && reading.rows.isExact && reading.rows.count === 0;
}

/** Of columns that go nowhere, the step says which they are. */
function unassignedOnly(
  { problems, columns, chosen }: DraftStanding['preview'],
  t: TFunction<'wizard'>,
): string | null {
  const count = chosen.ignoreUnmapped ? 0 : columns.filter(isUnassigned).length;
  return count > 0 && problems.length === 1 ? t('closed.unassigned', { count }) : null;
}

function whyNotPlanned(
  { preview: { problems }, saving }: DraftStanding,
  t: TFunction<'wizard'>,
): string | null {
  return problems[0]?.sentence ?? (saving === 'failed' ? t('closed.notSaved') : null);
}
