import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fieldsQuery } from '../../api/fields.ts';
import type { Work } from '../../api/work.ts';
import { useFormat } from '../../parts/format.ts';

/** What a piece of long work is called: the name of the file, or what it does to contacts. */
export function useWorkTitle({ kind, title, edit }: Work): string {
  const { t } = useTranslation('imports');
  const { list } = useFormat();
  const fields = useQuery(fieldsQuery).data;
  if (title !== null) return title;
  // Until the names of the fields are known, their keys say nothing to people.
  if (edit === null || fields === undefined) return t(`action.${kind}`);
  const labelOf = (key: string): string => fields.find((field) => field.key === key)?.label ?? key;
  const { set, add, remove } = edit;
  const changes = [
    ...Object.entries(add).map(([key, values]) =>
      t('action.add', { field: labelOf(key), values: list(values) }),
    ),
    ...Object.entries(remove).map(([key, values]) =>
      t('action.remove', { field: labelOf(key), values: list(values) }),
    ),
    ...Object.entries(set).map(([key, value]) =>
      t(value === null ? 'action.clear' : 'action.set', { field: labelOf(key) }),
    ),
  ];
  return changes.length === 0 ? t('action.edit') : changes.join(', ');
}
