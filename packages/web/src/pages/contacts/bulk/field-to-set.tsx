import { Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Field, fieldsQuery } from '../../../api/fields.ts';
import { FieldInput } from '../../../parts/field-input.tsx';
import type { BulkOrder } from './bulk-task.ts';

/** A field and the value that contacts get there; `fixed` when it is known which. */
export function FieldToSet({
  fixed,
  onChange,
}: {
  readonly fixed?: string;
  readonly onChange: (order: BulkOrder | null) => void;
}) {
  const { t } = useTranslation('contacts');
  const fields = (useQuery(fieldsQuery).data ?? []).filter(canBeSetForMany);
  const [key, setKey] = useState(fixed ?? null);
  const [value, setValue] = useState<unknown>(null);
  const field = fields.find((one) => one.key === key);
  const change = (nextKey: string | null, next: unknown): void => {
    setKey(nextKey);
    setValue(next);
    onChange(nextKey === null ? null : { kind: 'set', values: { [nextKey]: next } });
  };
  return (
    <>
      {fixed === undefined ? (
        <Select
          label={t('bulk.field.label')}
          placeholder={t('filter.chooseField')}
          data={groupsOf(fields)}
          value={key}
          onChange={(chosen) => change(chosen, null)}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t('nothingFound')}
          data-autofocus
        />
      ) : null}
      {field === undefined ? null : (
        <>
          <FieldInput
            key={field.key}
            field={field}
            value={value}
            onChange={(given) => change(field.key, given)}
            takesFocus={fixed !== undefined}
          />
          <Text size="xs" mih={18}>
            {value === null || value === ''
              ? t('bulk.field.clears', { label: field.label })
              : t(field.many ? 'bulk.field.replacesList' : 'bulk.field.replaces', {
                  label: field.label,
                })}
          </Text>
        </>
      )}
    </>
  );
}

/** What tells contacts apart cannot be the same for many. */
function canBeSetForMany({ type, unique, custom }: Field): boolean {
  if (unique || type === 'record_id') return false;
  return custom || (type !== 'email' && type !== 'phone');
}

function groupsOf(fields: readonly Field[]) {
  return [...new Set(fields.map(({ group }) => group))].map((group) => ({
    group,
    items: fields
      .filter((field) => field.group === group)
      .map(({ key, label }) => ({ value: key, label })),
  }));
}
