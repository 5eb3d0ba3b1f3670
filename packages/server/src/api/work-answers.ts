import { inLanguage } from '@muster/core/language/in-language';
import type { Language } from '@muster/core/language/language';
import type { BulkActionRecord, BulkChange } from '../crm/bulk-actions.ts';
import type { ListedWork } from '../crm/list-work.ts';
import { exportFileOf } from '../crm/write-export.ts';
import type { ImportStanding } from '../imports/import-standing.ts';
import { isoTime, isoTimeOrNull } from './iso-time.ts';

/** A bulk action as the API shows it. */
export function bulkActionAnswer(action: BulkActionRecord, language: Language | undefined) {
  const { bulkActionId, kind, state, actor, total, failures, problem } = action;
  return {
    bulkActionId,
    kind,
    state,
    actor,
    ...askedOf(action),
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
export function workAnswer(work: ListedWork, language: Language | undefined) {
  return 'standing' in work ? importLine(work.standing) : actionLine(work.action, language);
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

function actionLine(action: BulkActionRecord, language: Language | undefined) {
  const { bulkActionId, kind, state, actor, total, cancelWanted, problem } = action;
  const isOpen = state === 'waiting' || state === 'running';
  return {
    id: bulkActionId,
    kind,
    state,
    actor,
    title: null,
    ...askedOf(action),
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
            sentence: inLanguage({ text: problem }, language),
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
function askedOf(action: BulkActionRecord) {
  const change = action.change as unknown as BulkChange;
  const file = exportFileOf(action);
  return {
    edit:
      change.kind === 'edit' ? { set: change.set, add: change.add, remove: change.remove } : null,
    file: file && { format: file.format, keptUntil: file.keptUntil.toISOString() },
  };
}
