import { Radio, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkOrder } from './bulk-task.ts';

/** The format of an export, and which columns it has. */
export function ExportChoices({
  columns,
  onChange,
}: {
  readonly columns: readonly string[];
  readonly onChange: (order: BulkOrder) => void;
}) {
  const { t } = useTranslation('contacts');
  const [format, setFormat] = useState<'csv' | 'xlsx'>('csv');
  const [which, setWhich] = useState<'visible' | 'all'>('visible');
  useEffect(() => {
    onChange({
      kind: 'export',
      format,
      columns: which === 'all' ? null : fieldsOf(columns),
    });
  }, [format, which, columns, onChange]);
  return (
    <>
      <Radio.Group
        label={t('bulk.export.format')}
        value={format}
        onChange={(chosen) => setFormat(chosen)}
      >
        <Stack gap={8} mt={6}>
          <Radio value="csv" label={t('bulk.export.csv')} data-autofocus />
          <Radio value="xlsx" label={t('bulk.export.xlsx')} />
        </Stack>
      </Radio.Group>
      <Radio.Group
        label={t('bulk.export.columns')}
        value={which}
        onChange={(chosen) => setWhich(chosen)}
      >
        <Stack gap={8} mt={6}>
          <Radio
            value="visible"
            label={t('bulk.export.visible')}
            description={t('bulk.export.visibleHint')}
          />
          <Radio value="all" label={t('bulk.export.all')} />
        </Stack>
      </Radio.Group>
    </>
  );
}

/** Fields that say what the columns show: the name is made of those, and facts are no fields. */
function fieldsOf(columns: readonly string[]): readonly string[] {
  const fields = columns.filter((key) => !key.startsWith('@'));
  return [...new Set(['first_name', 'last_name', 'company', ...fields])];
}
