import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../api/fields.ts';
import { filterImportsQuery } from '../../../api/filter-imports.ts';
import { membersQuery } from '../../../api/people.ts';
import { countriesIn } from '../../../parts/country-names.ts';
import { useFormat } from '../../../parts/format.ts';

/** Something to choose. */
export interface ValueChoice {
  readonly value: string;
  readonly label: string;
}

/** All values that a condition can compare with; null where anything can be typed. */
export function useValueChoices(
  conditionKey: string,
  field: Field | undefined,
): readonly ValueChoice[] | null {
  const { t, i18n } = useTranslation();
  const { dateTime } = useFormat();
  const isOfImport = conditionKey.endsWith('_by_import') && conditionKey.startsWith('@');
  const isMember = field?.type === 'owner' || field?.type === 'followers';
  const imports = useQuery({ ...filterImportsQuery, enabled: isOfImport }).data ?? [];
  const members = useQuery({ ...membersQuery, enabled: isMember }).data ?? [];
  if (isOfImport) {
    return imports.map(({ importId, file, createdAt }) => ({
      value: importId,
      label: `${file.name} · ${dateTime(createdAt)}`,
    }));
  }
  if (isMember) return members.map(({ memberId, name }) => ({ value: memberId, label: name }));
  if (field?.type === 'country') {
    return countriesIn(i18n.language).map(([value, label]) => ({ value, label }));
  }
  if (field?.type === 'yes_no') {
    return [
      { value: 'true', label: t('yes') },
      { value: 'false', label: t('no') },
    ];
  }
  return field?.options?.map((option) => ({ value: option, label: option })) ?? null;
}
