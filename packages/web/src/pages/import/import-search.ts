/** The tabs of an import's page. */
export const IMPORT_TABS = ['rows', 'errors', 'warnings', 'settings'] as const;

export type ImportTab = (typeof IMPORT_TABS)[number];

/** Outcomes by which rows are shown. */
export const OUTCOMES = ['created', 'updated', 'unchanged', 'skipped', 'failed'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** What the address of an import's page says. */
export interface ImportSearch {
  readonly tab?: ImportTab;
  readonly outcome?: Outcome;
  readonly code?: string;
}

export function readImportSearch({ tab, outcome, code }: Record<string, unknown>): ImportSearch {
  const knownTab = IMPORT_TABS.find((known) => known === tab);
  const knownOutcome = OUTCOMES.find((known) => known === outcome);
  return {
    ...(knownTab === undefined ? {} : { tab: knownTab }),
    ...(knownOutcome === undefined ? {} : { outcome: knownOutcome }),
    ...(typeof code === 'string' ? { code } : {}),
  };
}
