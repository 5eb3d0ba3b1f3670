import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fieldsQuery } from '../../../api/fields.ts';
import { importPlanQuery } from '../../../api/imports.ts';
import { FieldValue } from '../../../parts/field-value.tsx';
import classes from './every-contact.module.css';

/** What is set for every contact besides its row, in one line; nothing where nothing is. */
export function EveryContact({ importId }: { readonly importId: string }) {
  const { t } = useTranslation('review');
  const { constants = {} } = useQuery(importPlanQuery(importId)).data ?? {};
  const fields = useQuery(fieldsQuery).data;
  const given = Object.entries(constants);
  if (given.length === 0 || fields === undefined) return null;
  return (
    <Text size="sm" component="div" className={classes.line}>
      <span>{t('review.everyContact')}</span>
      {given.map(([key, value]) => {
        const field = fields.find((one) => one.key === key);
        return (
          <span key={key} className={classes.part}>
            {field?.label ?? key}
            {/* A flag that is set says so by its name. */}
            {value === true ? null : (
              <strong>
                <FieldValue field={{ type: field?.type ?? 'text' }} value={value} />
              </strong>
            )}
          </span>
        );
      })}
    </Text>
  );
}
