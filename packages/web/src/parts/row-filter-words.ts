import type { TFunction } from 'i18next';
import type { IssueGroup, RowFilter } from '../api/imports.ts';

/** What a filter of rows finds, in words; null where it finds all. `t` of the namespace `review`. */
export function rowFilterWords(
  { outcome, severity, code, undo }: RowFilter,
  { groups, t }: { readonly groups: readonly IssueGroup[]; readonly t: TFunction<'review'> },
): string | null {
  const words = [
    ...(outcome === undefined ? [] : [t(`outcome.${outcome}`)]),
    ...(undo === undefined ? [] : [t(`undo.${undo}`)]),
    ...(code === undefined ? [] : [groups.find((group) => group.code === code)?.title ?? code]),
    ...(severity === undefined ? [] : [t(`severity.${severity}`)]),
  ];
  return words.length === 0 ? null : words.join(' · ');
}
