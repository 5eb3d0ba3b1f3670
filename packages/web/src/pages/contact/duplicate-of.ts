import { ApiError } from '@muster/core/contract/api-error';

/** The contact that has an email, phone or unique value already; null where that is not what went wrong. */
export function duplicateOf(
  error: unknown,
): { readonly contactId: string; readonly name: string; readonly field: string } | null {
  if (!(error instanceof ApiError) || error.code !== 'duplicate') return null;
  const { contactId, name, field } = error.problem;
  if (typeof contactId !== 'string' || typeof name !== 'string') return null;
  return { contactId, name, field: typeof field === 'string' ? field : '' };
}
