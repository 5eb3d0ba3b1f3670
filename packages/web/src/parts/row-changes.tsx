import { useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { fieldsQuery } from '../api/fields.ts';
import type { ImportRow } from '../api/imports.ts';
import { FieldValue } from './field-value.tsx';
import classes from './row-changes.module.css';

/** What a row changes, field by field: the value before, and after. Of a new contact, its values. */
export function RowChanges({
  changes,
  isNew,
}: {
  readonly changes: NonNullable<ImportRow['changes']>;
  readonly isNew: boolean;
}) {
  const { t } = useTranslation('review');
  const fields = useQuery(fieldsQuery).data;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('changes.field')}</th>
          {isNew ? null : <th scope="col">{t('changes.before')}</th>}
          <th scope="col">{t(isNew ? 'changes.value' : 'changes.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, label, before, after }) => {
          const type = fields?.find(({ key }) => key === field)?.type ?? 'text';
          return (
            <tr key={field}>
              <th scope="row">{label}</th>
              {isNew ? null : (
                <td className={classes.before}>
                  <Shown type={type} value={before} />
                </td>
              )}
              <td>
                <span className={classes.after}>
                  {isNew ? null : <ArrowRight size={13} aria-hidden className={classes.arrow} />}
                  <span>
                    <Shown type={type} value={after} />
                  </span>
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Shown({ type, value }: { readonly type: string; readonly value: unknown }) {
  const { t } = useTranslation('review');
  const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return <span className={classes.empty}>{t('changes.empty')}</span>;
  return (
    <bdi>
      <FieldValue field={{ type }} value={value} />
    </bdi>
  );
}
