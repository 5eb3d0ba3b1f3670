import { inLanguage } from '@muster/core/language/in-language';
import type { BulkActionRecord, BulkChange } from '../crm/bulk-actions.ts';
import type { ListedWork } from '../crm/list-work.ts';
import { exportFileOf } from '../crm/write-export.ts';
import type { ImportStanding } from '../imports/import-standing.ts';
import type { Muster } from '../imports/muster.ts';
import { isoTime, isoTimeOrNull } from './iso-time.ts';

/** A bulk action as the API shows it. */
export async function bulkActionAnswer(muster: Muster, action: BulkActionRecord) {
  const { language } = muster;
  const { bulkActionId, kind, state, actor, total, failures, problem } = action;
  return {
    bulkActionId,
    kind,
    state,
    actor,
    ...(await askedOf(muster, action)),
    total,
    counts: countsOf(action),
    failures: failures.map(({ contactId, code, sentence }) => ({
      contactId,
      code,
      sentence: inLanguage(sentence, language),
    })),
    problem: problem && inLanguage({ text: problem }, language),
    createdAt: isoTime(action.createdAt),
    startedAt: isoTimeOrNull(action.startedAt),
    finishedAt: isoTimeOrNull(action.finishedAt),
  };
}

/** A line of the list of all long work as the API shows it. */
export async function workAnswer(muster: Muster, work: ListedWork) {
  return 'standing' in work ? importLine(work.standing) : actionLine(muster, work.action);
}

function importLine(standing: ImportStanding) {
  const { importId, state, startedBy, file, rows, counts, warnings, undone } = standing;
  const { wanted, halt, progress, failure, reversal, createdAt, finishedAt } = standing;
  return {
    id: importId,
    kind: 'import' as const,
    state,
    actor: startedBy,
    title: file.name,
    edit: null,
    file: null,
    total: rows,
    counts,
    warnings,
    undone,
    wanted,
    halt,
    progress,
    failure,
    reversal,
    createdAt,
    finishedAt,
  };
}

async function actionLine(muster: Muster, action: BulkActionRecord) {
  const { bulkActionId, kind, state, actor, total, cancelWanted, problem } = action;
  const isOpen = state === 'waiting' || state === 'running';
  return {
    id: bulkActionId,
    kind,
    state,
    actor,
    title: null,
    ...(await askedOf(muster, action)),
    total,
    counts: countsOf(action),
    warnings: 0,
    undone: {},
    wanted: null,
    halt: isOpen && cancelWanted ? ('cancel' as const) : null,
    progress: null,
    failure:
      problem === null
        ? null
        : {
            code: null,
            sentence: inLanguage({ text: problem }, muster.language),
            at: isoTimeOrNull(action.finishedAt),
          },
    reversal: null,
    createdAt: isoTime(action.createdAt),
    finishedAt: isoTimeOrNull(action.finishedAt),
  };
}

function countsOf({ counts }: BulkActionRecord) {
  return { changed: 0, unchanged: 0, failed: 0, ...counts };
}

/** What a bulk edit does, and what an export has written. */
async function askedOf(muster: Muster, action: BulkActionRecord) {
  const change = action.change as unknown as BulkChange;
  const file = await exportFileOf(muster, action);
  return {
    edit:
      change.kind === 'edit' ? { set: change.set, add: change.add, remove: change.remove } : null,
    file: file && { format: file.format, keptUntil: file.keptUntil.toISOString() },
  };
}
