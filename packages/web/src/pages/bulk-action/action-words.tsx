import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BulkAction } from '../../api/bulk-actions.ts';
import { type Field, fieldsQuery } from '../../api/fields.ts';
import { FieldValue } from '../../parts/field-value.tsx';
import classes from './bulk-action.module.css';

/** What a bulk action does to each contact, in words. */
export function ActionWords({ action: { kind, edit } }: { readonly action: BulkAction }) {
  const { t } = useTranslation(['lists', 'common']);
  const fields = useQuery(fieldsQuery).data ?? [];
  if (kind !== 'edit') return <Text size="sm">{t(`bulk.what.${kind}`)}</Text>;
  if (edit === null) return <Text size="sm">{t('bulk.what.nothing')}</Text>;
  const lines = [
    ...Object.entries(edit.set).map(([key, value]) => ({
      how: value === null ? ('clears' as const) : ('sets' as const),
      key,
      value,
    })),
    ...Object.entries(edit.add).map(([key, value]) => ({ how: 'adds' as const, key, value })),
    ...Object.entries(edit.remove).map(([key, value]) => ({ how: 'removes' as const, key, value })),
  ];
  return (
    <ul className={classes.words}>
      {lines.map(({ how, key, value }) => {
        const field = fields.find((one) => one.key === key);
        return (
          <li key={`${how} ${key}`}>
            {t(`bulk.${how}`, { field: field?.label ?? key })}{' '}
            {how === 'clears' ? null : <FieldValue field={field ?? TEXT} value={value} />}
          </li>
        );
      })}
    </ul>
  );
}

/** A field that has been removed since. */
const TEXT: Pick<Field, 'type'> = { type: 'text' };
