import type { WorkKind } from '../../api/work.ts';

/** What long work there is. */
export const WORK_KINDS = ['import', 'edit', 'delete', 'restore', 'export'] as const;

/** What the address of the list of long work says. */
export interface WorkSearch {
  readonly kind?: WorkKind;
  readonly stats?: true;
}

export function readWorkSearch({ kind, stats }: Record<string, unknown>): WorkSearch {
  const known = WORK_KINDS.find((one) => one === kind);
  return {
    ...(known === undefined ? {} : { kind: known }),
    ...(stats === true ? { stats } : {}),
  };
}
