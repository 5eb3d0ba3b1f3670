import { inLanguage } from '@muster/core/language/in-language';
import type { Language } from '@muster/core/language/language';
import type { Outcome } from '@muster/core/plan/decide-row';
import type { RunFailure } from '../store/import-runs.ts';
import type { ImportRecord } from '../store/imports.ts';
import { planIsCurrent, planVersion } from './plan-version.ts';
import { importRow } from './report-summary.ts';

/** An import and how far it is: the same whether it is asked for, listed or watched. */
export interface ImportStanding extends Pick<
  ImportRecord,
  'importId' | 'object' | 'state' | 'wanted' | 'halt' | 'progress' | 'startedBy' | 'reversal'
> {
  readonly failure: (Omit<RunFailure, 'sentence'> & { readonly sentence: string }) | null;
  readonly mode: ImportRecord['plan']['mode'];
  readonly file: { readonly name: string; readonly size: number; readonly hash: string | null };
  readonly planVersion: number | null;
  readonly planIsCurrent: boolean | null;
  /** null until all are read. */
  readonly rows: number | null;
  /** They add up to `rows`. */
  readonly counts: Readonly<Record<Outcome | 'pending', number>>;
  /** The number of the last row that is applied. */
  readonly appliedTo: number;
  readonly warnings: number;
  readonly undone: Readonly<Record<'reversed' | 'kept' | 'failed', number>>;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly elapsedMs: number;
}

/** Says how far an import is, in English unless said. */
export function importStanding(record: ImportRecord, language?: Language): ImportStanding {
  const { importId, object, state, wanted, halt, progress, failure, startedBy, reversal } = record;
  const row = importRow(record);
  const { created, updated, unchanged, skipped, failed } = row;
  const settled = created + updated + unchanged + skipped + failed;
  return {
    importId,
    object,
    state,
    wanted,
    halt,
    mode: row.mode,
    file: {
      name: record.fileName,
      size: record.fileSize,
      hash: record.fileHash === '' ? null : record.fileHash,
    },
    planVersion: planVersion(record),
    planIsCurrent: planIsCurrent(record),
    rows: row.rows,
    counts: {
      created,
      updated,
      unchanged,
      skipped,
      failed,
      pending: Math.max(0, (row.rows ?? 0) - settled),
    },
    appliedTo: record.cursor,
    warnings: row.warnings,
    undone: { reversed: 0, kept: 0, failed: 0, ...record.undone },
    // What was last worked on says nothing once nothing is.
    progress: wanted === null ? null : progress,
    failure: failure && { ...failure, sentence: inLanguage(failure.sentence, language) },
    startedBy,
    reversal,
    createdAt: row.createdAt,
    finishedAt: record.finishedAt === null ? null : new Date(record.finishedAt).toISOString(),
    elapsedMs: row.elapsedMs,
  };
}
