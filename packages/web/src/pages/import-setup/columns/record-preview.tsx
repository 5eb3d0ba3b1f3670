import { ActionIcon, Group, Text, Title } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '../../../api/imports.ts';
import { useFormat } from '../../../parts/format.ts';
import { ShownText } from '../file/shown-text.tsx';
import classes from './record-preview.module.css';

/** One of the first rows as the record that it would become, as columns are assigned. */
export function RecordPreview({
  preview: { table, columns },
  isStale,
}: {
  readonly preview: ImportPreview;
  readonly isStale: boolean;
}) {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const [chosen, setAt] = useState(0);
  const at = Math.min(chosen, table.rows.length - 1);
  const row = table.rows[at];
  if (row === undefined) return null;
  const fieldOf = new Map(columns.map(({ name, target }) => [name, target?.field]));
  const doubtful = new Set(row.issues.map(({ column }) => fieldOf.get(column ?? '')));
  const shown = table.fields.filter(
    ({ field }) => (row.values[field] ?? '') !== '' || doubtful.has(field),
  );
  return (
    <aside className={classes.card} aria-label={t('record.title')} aria-busy={isStale}>
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <Title order={2}>{t('record.title')}</Title>
        <Group gap={2} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('record.previous')}
            disabled={at === 0}
            onClick={() => setAt(at - 1)}
          >
            <ChevronLeft size={16} aria-hidden className={classes.turns} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('record.next')}
            disabled={at === table.rows.length - 1}
            onClick={() => setAt(at + 1)}
          >
            <ChevronRight size={16} aria-hidden className={classes.turns} />
          </ActionIcon>
        </Group>
      </Group>
      <Text size="sm" className={classes.quiet} mb="sm">
        {t('record.row', {
          row: format.number(row.rowNumber),
          at: at + 1,
          count: table.rows.length,
        })}
      </Text>
      {shown.length === 0 ? <Text size="sm">{t('record.nothing')}</Text> : null}
      <dl className={classes.values}>
        {shown.map(({ field, label }) => (
          <div key={field} data-doubtful={doubtful.has(field) || undefined}>
            <dt>{label}</dt>
            <dd>
              {(row.values[field] ?? '') === '' ? (
                <i>{t('record.leftOut')}</i>
              ) : (
                <bdi>
                  <ShownText text={row.values[field] ?? ''} />
                </bdi>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {row.issues.map(({ column, severity, sentence }) => (
        <p key={`${column} ${sentence}`} className={classes.issue} data-severity={severity}>
          {sentence}
        </p>
      ))}
    </aside>
  );
}
