/** What the address of a new import says. */
export interface NewImportSearch {
  /** The contact type that its contacts get: *Import Clients*. */
  readonly type?: string;
  /** The same, as it was chosen on the page rather than by the button that led there. */
  readonly chosenType?: string;
  readonly mode?: ImportMode;
  readonly step?: 'what' | 'file';
}

/** What an import does: create records, update those there are, or both. */
export const IMPORT_MODES = ['upsert', 'create', 'update'] as const;

export type ImportMode = (typeof IMPORT_MODES)[number];

export function readNewImportSearch(given: Record<string, unknown>): NewImportSearch {
  const { type, chosenType, step } = given;
  const mode = IMPORT_MODES.find((known) => known === given['mode']);
  return {
    ...(typeof type === 'string' && type !== '' ? { type } : {}),
    ...(typeof chosenType === 'string' && chosenType !== '' ? { chosenType } : {}),
    ...(mode === undefined ? {} : { mode }),
    ...(step === 'what' || step === 'file' ? { step } : {}),
  };
}
