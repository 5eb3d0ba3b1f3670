/** The steps of an import that has its file, in their order. */
export const SETUP_STEPS = ['what', 'file', 'columns', 'follow-up', 'review'] as const;

export type SetupStep = (typeof SETUP_STEPS)[number];

/** What the address of the wizard says; a step that is not named is the first that is not done. */
export interface SetupSearch {
  readonly step?: SetupStep;
  /** The contact type of the button that led here: it stays as it is. */
  readonly type?: string;
}

export function readSetupSearch({ step, type }: Record<string, unknown>): SetupSearch {
  const known = SETUP_STEPS.find((one) => one === step);
  return {
    ...(known === undefined ? {} : { step: known }),
    ...(typeof type === 'string' && type !== '' ? { type } : {}),
  };
}
