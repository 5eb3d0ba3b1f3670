import type { Work } from '../../api/work.ts';

/**
 * The page about a piece of long work; of an import that was not carried out yet, where whoever may
 * goes on with it.
 */
export function addressOfWork(
  { id, kind, state }: Work,
  { mayImport }: { readonly mayImport: boolean },
) {
  if (kind !== 'import')
    return { to: '/bulk-actions/$bulkActionId', params: { bulkActionId: id } } as const;
  const params = { importId: id };
  return mayImport && (state === 'draft' || state === 'staging' || state === 'planned')
    ? ({ to: '/imports/$importId/setup', params } as const)
    : ({ to: '/imports/$importId', params } as const);
}
