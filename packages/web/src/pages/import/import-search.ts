import type { Import, RowFilter } from '../../api/imports.ts';
import { OUTCOMES, type Outcome } from '../../parts/outcomes.ts';

/** The tabs of an import's page. */
export const IMPORT_TABS = ['rows', 'errors', 'warnings', 'settings'] as const;

export type ImportTab = (typeof IMPORT_TABS)[number];

/** What the address of an import's page says: the tab, and which rows. */
export interface ImportSearch {
  readonly tab?: ImportTab;
  readonly outcome?: Outcome;
  readonly severity?: Severity;
  readonly code?: string;
  readonly undo?: UndoOutcome;
}

const SEVERITIES = ['error', 'warning', 'info'] as const;
type Severity = (typeof SEVERITIES)[number];

/** What undoing can make of a row. */
export const UNDO_OUTCOMES = ['reversed', 'kept', 'failed'] as const;
type UndoOutcome = (typeof UNDO_OUTCOMES)[number];

export function readImportSearch(given: Record<string, unknown>): ImportSearch {
  const tab = IMPORT_TABS.find((known) => known === given['tab']);
  const outcome = OUTCOMES.find((known) => known === given['outcome']);
  const severity = SEVERITIES.find((known) => known === given['severity']);
  const undo = UNDO_OUTCOMES.find((known) => known === given['undo']);
  const { code } = given;
  return {
    ...(tab === undefined ? {} : { tab }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(severity === undefined ? {} : { severity }),
    ...(typeof code === 'string' ? { code } : {}),
    ...(undo === undefined ? {} : { undo }),
  };
}

/** Which rows of an import the address asks for. */
export function rowFilterOf(
  { outcome, severity, code, undo }: ImportSearch,
  { state }: Pick<Import, 'state'>,
): RowFilter {
  return {
    ...(outcome === undefined ? {} : { outcome }),
    ...(severity === undefined ? {} : { severity }),
    ...(code === undefined ? {} : { code }),
    // Once the import is done again nobody asks what undoing made of it.
    ...(undo === undefined || state === 'applied' ? {} : { undo }),
  };
}
