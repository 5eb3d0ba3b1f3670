/** What the address of a new import says. */
export interface NewImportSearch {
  /** The contact type that its contacts get: *Import Clients*. */
  readonly type?: string;
  readonly step?: 'what' | 'file';
}

export function readNewImportSearch({ type, step }: Record<string, unknown>): NewImportSearch {
  return {
    ...(typeof type === 'string' ? { type } : {}),
    ...(step === 'what' || step === 'file' ? { step } : {}),
  };
}
